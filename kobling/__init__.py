"""Matching, review and follow-up: the one place where people and associations meet."""
