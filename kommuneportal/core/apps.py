"""Registers the core and its system checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The foundation app."""

    name = "kommuneportal.core"
    label = "core"
    verbose_name = _("Portalen")

    def ready(self) -> None:
        """This function will register the system checks."""
        from kommuneportal.core import checks  # noqa: F401 - registration needs the registry
