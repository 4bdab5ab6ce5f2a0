"""Registers the app."""

from django.apps import AppConfig


class KartleggingConfig(AppConfig):
    """The app kartlegging."""

    name = "kartlegging"
