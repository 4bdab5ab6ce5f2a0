"""Tests of the roof: front page, overview and counts."""
