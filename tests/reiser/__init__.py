"""Journeys through the portal in a real browser."""
