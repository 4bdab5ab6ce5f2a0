"""Proof that nobody sees or changes what is another's."""
