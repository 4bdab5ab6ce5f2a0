"""Registers the app."""

from django.apps import AppConfig


class MottakConfig(AppConfig):
    """The app mottak."""

    name = "mottak"
