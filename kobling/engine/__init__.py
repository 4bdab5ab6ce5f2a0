"""The pure matching core: people and offers in, provably best suggestions with reasons out."""
