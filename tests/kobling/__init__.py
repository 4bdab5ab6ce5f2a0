"""Tests of the matching, the review and the loop."""
