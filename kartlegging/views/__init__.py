"""Pages of kartlegging."""
