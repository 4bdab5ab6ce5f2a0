"""Tests of the side that offers."""
