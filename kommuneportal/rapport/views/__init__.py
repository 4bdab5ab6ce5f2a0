"""Pages of the roof: the front page of a kommune, the overview and the counts."""
