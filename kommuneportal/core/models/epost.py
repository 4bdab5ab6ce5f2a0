"""Epost: a mail in the outbox, stored in the same transaction as what caused it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from kommuneportal.core.constraints import one_of
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.personvern import Frist
from kommuneportal.core.tenancy import KommuneModel, KommuneQuerySet, manager_for


class EpostQuerySet(KommuneQuerySet):
    """Which mails are asked for."""

    def for_objekt(self, slag: str, public_id: uuid.UUID) -> models.QuerySet:
        """This function will keep the mails of one kind about one object."""
        return self.filter(slag=slag, objekt_id=public_id)

    def ventende(self) -> models.QuerySet:
        """This function will keep what has not been handed to the mail server."""
        return self.filter(tilstand=Eposttilstand.VENTER)


class Epost(KommuneModel):
    """One mail to one address: at least once, with a stable Message-ID (decisions 24)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slag = models.CharField(_("slag"), max_length=40)
    til = models.EmailField(_("til"))
    emne = models.CharField(_("emne"), max_length=200)
    tekst = models.TextField(_("tekst"))
    html = models.TextField(_("html"), blank=True)
    objekt_id = models.UUIDField(_("gjelder"), null=True, db_index=True)
    tilstand = models.CharField(
        _("tilstand"), max_length=10, choices=Eposttilstand.choices, default=Eposttilstand.VENTER
    )
    opprettet_at = models.DateTimeField(_("laget"))
    send_after = models.DateTimeField(_("sendes tidligst"))
    forsok = models.PositiveSmallIntegerField(_("forsøk"), default=0)
    hentet_at = models.DateTimeField(_("hentet av senderen"), null=True)
    sendt_at = models.DateTimeField(_("sendt"), null=True)
    feilkode = models.CharField(_("feil"), max_length=40, blank=True)

    objects = manager_for(EpostQuerySet)

    class Meta:
        verbose_name = _("e-post")
        verbose_name_plural = _("utboks")
        default_manager_name = "objects"
        indexes = [models.Index(fields=["tilstand", "send_after"], name="epost_klar")]
        constraints = [one_of("tilstand", Eposttilstand, name="epost_kjent_tilstand")]

    class Personvern:
        formal = "Svare foreninger og invitere ansatte. Beboere får aldri e-post."
        person = ("til",)
        indirekte = ("emne", "tekst", "html")
        ingen = ("slag", "objekt_id", "tilstand", "opprettet_at", "send_after", "forsok",
                 "hentet_at", "sendt_at", "feilkode")  # fmt: skip
        frister = (Frist("opprettet_at", 90),)

    def __str__(self) -> str:
        return self.slag
