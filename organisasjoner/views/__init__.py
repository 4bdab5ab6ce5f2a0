"""Pages of the side that offers."""
