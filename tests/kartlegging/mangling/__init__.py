"""Samples made worse in many ways, to see that the reader understands what a table means."""
