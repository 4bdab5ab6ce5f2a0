"""The public form in four steps."""
