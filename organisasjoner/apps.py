"""Registers the app."""

from django.apps import AppConfig


class OrganisasjonerConfig(AppConfig):
    """The app organisasjoner."""

    name = "organisasjoner"
