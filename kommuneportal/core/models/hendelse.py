"""Hendelse: append-only audit line, no foreign keys to what it describes."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for


class KanIkkeEndreHendelse(RuntimeError):
    """The log is append-only; only the nightly deletion removes what is past its date."""


class HendelseQuerySet(KommuneQuerySet):
    """The log can be read and added to."""

    def update(self, **kwargs: Any) -> int:
        """This function will refuse: a line is never changed."""
        raise KanIkkeEndreHendelse

    def for_objekt(self, public_id: uuid.UUID) -> models.QuerySet:
        """This function will keep the lines about one object."""
        return self.filter(objekt_id=public_id)


class HendelseFelter(models.Model):
    """What every line of the log says: codes and opaque ids, never names or answers."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(_("tidspunkt"), db_index=True)
    bruker_id = models.UUIDField(_("bruker"), null=True)
    handling = models.CharField(_("handling"), max_length=60)
    objekt_type = models.CharField(_("gjelder"), max_length=40)
    objekt_id = models.UUIDField(_("gjelder"), null=True, db_index=True)
    koder = models.JSONField(_("koder"), default=dict)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """This function will add the line; an existing one is refused."""
        if self.pk is not None:
            raise KanIkkeEndreHendelse
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """This function will refuse: only the nightly deletion removes lines."""
        raise KanIkkeEndreHendelse


class Hendelse(HendelseFelter, KommuneModel):
    """One change, or one reading of single answers, in a kommune."""

    objects = manager_for(HendelseQuerySet)

    class Meta:
        verbose_name = _("hendelse")
        verbose_name_plural = _("hendelseslogg")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["kommune", "-at"], name="hendelse_nyeste")]

    class Personvern:
        formal = "Vise hvem som har sett eller endret noe."
        indirekte = ("bruker_id", "at")
        ingen = ("handling", "objekt_type", "objekt_id", "koder")
        # The database refuses to delete younger lines, whatever the settings say.
        frister = (Frist("at", 730, kommunefelt="hendelse_days", minst=30),)

    def __str__(self) -> str:
        return f"{self.handling} {self.objekt_type}"


class Driftshendelse(HendelseFelter):
    """An act of a system administrator that belongs to no kommune."""

    class Meta:
        verbose_name = _("driftshendelse")
        verbose_name_plural = _("driftslogg")

    class Personvern:
        formal = "Vise hva systemansvarlige har gjort."
        indirekte = ("bruker_id", "at")
        ingen = ("handling", "objekt_type", "objekt_id", "koder")

    def __str__(self) -> str:
        return f"{self.handling} {self.objekt_type}"
