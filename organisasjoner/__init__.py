"""Who offers: the registry of associations, their offers and what they need."""
