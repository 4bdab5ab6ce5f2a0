"""Tests of what keeps the portal running."""
