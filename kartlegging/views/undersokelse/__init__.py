"""The survey that people answer themselves, by a short address."""
