"""Registers the design app."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The lowest storey: it knows no other app and has no tables."""

    name = "kommuneportal.design"
    label = "design"

    def ready(self):
        """Register the check that looks for the front-end assets."""
        from kommuneportal.design import checks  # noqa: F401  registers on import
