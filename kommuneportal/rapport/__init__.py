"""The roof: front page of the staff, counts and settings; it only reads."""
