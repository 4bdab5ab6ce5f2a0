"""The association's own pages, behind a mailed link."""
