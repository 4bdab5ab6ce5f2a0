"""A person's own answers: seen, changed and deleted with the code on the card."""
