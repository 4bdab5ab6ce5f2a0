"""Pages for centres and for who works where."""
