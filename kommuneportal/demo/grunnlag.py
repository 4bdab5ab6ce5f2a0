"""The demo's municipalities: zones, centres, and accounts that are enrolled already."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction

from kommuneportal.core.models import Bruker, Kommune, Medlemskap, Sone
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.demo.koder import DOMENE, PASSORD
from mottak.models import Ansatt, Mottak


INNHOLD = Path(__file__).parent / "innhold"
# What many newcomers read; Spanish, Swahili, Amharic and Sorani can still be switched on.
UNDERSOKELSESSPRAK = (
    "nb", "nn", "en", "uk", "ru", "ar", "fa", "prs", "ps", "ti", "so", "kmr", "tr", "fr",
)  # fmt: skip
IKKE_FELTER = ("soner", "mottak", "kontoer")
DRIFT = f"drift@{DOMENE}"


def les_kommuner() -> list[dict[str, Any]]:
    """This function will read what the demo says about its municipalities."""
    tekst = (INNHOLD / "kommuner.json").read_text(encoding="utf-8")
    return json.loads(tekst)  # type: ignore[no-any-return]


@transaction.atomic
def lag_kommune(data: dict[str, Any], *, now: datetime) -> Kommune:
    """This function will make one municipality with its zones, centres and accounts."""
    kommune = Kommune.objects.create(
        undersokelsessprak=list(UNDERSOKELSESSPRAK),
        **{navn: verdi for navn, verdi in data.items() if navn not in IKKE_FELTER},
    )
    with kommune_scope(kommune):
        soner = {
            navn: Sone.objects.create(navn=navn, lat=lat, lon=lon)
            for navn, (lat, lon) in data["soner"].items()
        }
        for felter in data["mottak"]:
            Mottak.objects.create(**{**felter, "sone": soner[felter["sone"]]})
        for konto in data["kontoer"]:
            _lag_konto(kommune, konto, now=now)
    return kommune


def _lag_konto(kommune: Kommune, konto: dict[str, Any], *, now: datetime) -> None:
    bruker = lag_bruker(f"{konto['epost']}@{DOMENE}", konto["navn"])
    for rolle in konto["roller"]:
        Medlemskap.objects.create(bruker=bruker, kommune=kommune, rolle=rolle, opprettet_at=now)
    for slug in konto.get("mottak", ()):
        Ansatt.objects.create(bruker=bruker, mottak=Mottak.objects.get(slug=slug))


def lag_bruker(epost: str, navn: str, **felter: Any) -> Bruker:
    """This function will make an account whose address is confirmed and second factor is on."""
    bruker = Bruker.objects.create_user(epost, PASSORD, navn=navn, **felter)
    EmailAddress.objects.create(user=bruker, email=epost, verified=True, primary=True)
    TOTP.activate(bruker, generate_totp_secret())
    RecoveryCodes.activate(bruker)
    return bruker


def lag_systemansvarlig() -> Bruker:
    """This function will make the account that manages municipalities and reads no answers."""
    return lag_bruker(DRIFT, "Sigrid System", is_staff=True, is_superuser=True)
