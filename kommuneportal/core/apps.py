"""Registers the core and its system checks."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The foundation app."""

    name = "kommuneportal.core"
    label = "core"

    def ready(self) -> None:
        """This function will register the system checks."""
        from kommuneportal.core import checks  # noqa: F401 - registration needs the registry
