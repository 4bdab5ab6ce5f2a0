"""The rules of the house as functions: what they are given, they judge, so each can be shown to bite."""
