"""Registers the app."""

from django.apps import AppConfig


class RapportConfig(AppConfig):
    """The roof."""

    name = "kommuneportal.rapport"
    label = "rapport"
