"""Pages of the core: front page, accounts, and what a kommune says about itself."""
