"""Tests of kartlegging."""
