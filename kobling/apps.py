"""Registers the app."""

from django.apps import AppConfig


class KoblingConfig(AppConfig):
    """The app kobling."""

    name = "kobling"
