"""Tests of mottak."""
