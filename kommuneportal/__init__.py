"""Kommuneportalen: from an offer and a wish to a reviewed, followed-up connection."""
