"""The demo's accounts: who they are, and the codes that they log in with just now."""

from __future__ import annotations

import time
from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Bruker, Kommune, Medlemskap
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Ansatt


# Only for invented people on this machine; the command refuses any other database.
PASSORD = "vis-meg-portalen"
DOMENE = "demo.example.no"


@dataclass(frozen=True)
class Innlogging:
    """One account as /demo/ shows it."""

    navn: str
    epost: str
    roller: list[str]
    kode_na: str
    kode_neste: str


def sekunder_igjen() -> int:
    """This function will tell how long the current codes hold."""
    return int(app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD)


def innlogginger() -> list[Innlogging]:
    """This function will list the demo's accounts with their codes, in the order of the demo."""
    brukere = Bruker.objects.filter(email__endswith=f"@{DOMENE}", is_active=True).order_by("pk")
    nokler = {
        rad.user_id: decrypt(rad.data["secret"])
        for rad in Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=brukere)
    }
    roller = _roller()
    teller = int(time.time()) // app_settings.TOTP_PERIOD
    return [
        Innlogging(
            navn=str(bruker),
            epost=bruker.email,
            roller=roller.get(bruker.pk, []),
            kode_na=kode(nokler[bruker.pk], teller),
            kode_neste=kode(nokler[bruker.pk], teller + 1),
        )
        for bruker in brukere
        if bruker.pk in nokler
    ]


def kode(nokkel: str, teller: int) -> str:
    """This function will compute the code of one thirty-second step."""
    return totp.format_hotp_value(totp.hotp_value(nokkel, teller))


def _roller() -> dict[int, list[str]]:
    roller: dict[int, list[str]] = {}
    rader = Medlemskap.objects.gjeldende().select_related("kommune").order_by("kommune", "pk")
    mottak = _mottak()
    for rad in rader:
        steder = mottak.get(rad.bruker_id) if rad.rolle == Rolle.MOTTAKSANSATT else None
        sted = " og ".join(steder) if steder else rad.kommune.navn
        roller.setdefault(rad.bruker_id, []).append(f"{rad.get_rolle_display()}, {sted}")
    return roller


def _mottak() -> dict[int, list[str]]:
    """Name the centres that each account works at."""
    steder: dict[int, list[str]] = {}
    for kommune in Kommune.objects.aktive():
        with kommune_scope(kommune):
            for rad in Ansatt.objects.select_related("mottak").order_by("mottak__navn", "pk"):
                steder.setdefault(rad.bruker_id, []).append(rad.mottak.navn)
    return steder
