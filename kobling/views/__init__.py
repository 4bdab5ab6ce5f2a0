"""Pages of the connection, one file for each audience."""
