"""The administration's own site: only what an operator needs, under names an operator knows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _
from django_tasks_db.apps import TasksAppConfig


# Packages bring windows of their own. Through those to accounts, addresses and second factors
# an administrator could take over a coordinator's account, and read answers.
APNE = frozenset({"core", "django_tasks_database"})


class Forvaltning(admin.AdminSite):
    """Refuses windows to other packages' tables."""

    site_header = _("Forvaltning")
    index_title = _("Hva vil du forvalte?")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """This function will open a window, unless it leads to somebody's account."""
        alene = isinstance(model_or_iterable, type)
        modeller: list[Any] = [model_or_iterable] if alene else list(model_or_iterable)
        if apne := [m for m in modeller if m._meta.app_label in APNE]:
            super().register(apne, admin_class, **options)


class ForvaltningConfig(AdminConfig):
    """Puts the administration's own site in the place of Django's."""

    default_site = "kommuneportal.core.forvaltning.Forvaltning"


class OppgaverConfig(TasksAppConfig):
    """Gives the package of the background tasks a name in bokmål."""

    verbose_name = _("Bakgrunnsoppgaver")  # type: ignore[assignment]
