"""The door for links."""
