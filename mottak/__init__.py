"""Who lives here: reception centres, their staff, and people behind a label."""
