"""Reads that join people and offers: the one place both sides are read together."""
