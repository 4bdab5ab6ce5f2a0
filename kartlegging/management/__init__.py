"""Commands of kartlegging."""
