"""Tests of centres, staff and people."""
