"""What keeps the portal running: worker, assets, first administrator, the door for links."""
