"""An offer as a card in the catalogue, and as a page; never anything about a private person."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kommuneportal.core.models import Interesse
from kommuneportal.core.sprak import spraknavn
from kommuneportal.design import norsk
from organisasjoner.enums import BareFor, Forankring, Norskkrav, Tilbudsrolle
from organisasjoner.models import Tilbud
from organisasjoner.selectors import visning


def aktiviteter(tilbud: Tilbud) -> list[Interesse]:
    """This function will give the activities of an offer that `med_alt` has loaded."""
    return [rad.interesse for rad in tilbud.tilbudsinteresser.all()]


def tider(tilbud: Tilbud) -> str:
    """This function will write the weekly times of a loaded offer."""
    rader = [
        {"ukedag": t.ukedag, "fra": t.fra.isoformat("minutes"),
         "til": t.til.isoformat("minutes") if t.til else None}
        for t in tilbud.tidspunkter.all()
    ]  # fmt: skip
    return visning.tider(rader, fast=tilbud.er_fast)


def merkelapper(tilbud: Tilbud) -> list[str]:
    """This function will give what must be said openly: faith, politics, women or men only."""
    lapper = []
    if tilbud.rolle == Tilbudsrolle.BIDRA:
        lapper.append(_("For frivillige"))
    if tilbud.organisasjon.forankring != Forankring.INGEN:
        lapper.append(str(Forankring(tilbud.organisasjon.forankring).label))
    if tilbud.bare_for:
        lapper.append(str(BareFor(tilbud.bare_for).label))
    return lapper


def tilbudskort(tilbud: Tilbud) -> dict[str, Any]:
    """This function will give what a card shows."""
    interesser = aktiviteter(tilbud)
    pris = visning.pris(tilbud.pris_kr, tilbud.prisperiode)
    linjer = [
        ("Calendar", tider(tilbud) or _("Spør om tid")),
        ("LocationPin", tilbud.sted or (tilbud.sone.navn if tilbud.sone else "")),
        ("PersonGroup", visning.alder(tilbud.alder_fra, tilbud.alder_til)),
        ("Wallet", pris),
    ]
    return {
        "ikon": interesser[0].ikon if interesser else "PersonGroup",
        "tittel": tilbud.navn,
        "arrangor": tilbud.organisasjon.navn,
        "linjer": [(ikon, tekst) for ikon, tekst in linjer if tekst],
        "lapper": merkelapper(tilbud),
        "adresse": reverse(
            "organisasjoner:tilbud_vis", args=[tilbud.kommune.slug, tilbud.public_id]
        ),
    }


def eget_tilbud(tilbud: Tilbud) -> dict[str, Any]:
    """This function will give what the association and the coordinator see in their lists."""
    kort = tilbudskort(tilbud)
    return kort | {
        "tilbud": tilbud,
        "linjer": [linje for linje in kort["linjer"] if linje[0] != "PersonGroup"],
        "farge": {"publisert": "success", "pauset": "warning"}.get(tilbud.status, "neutral"),
    }


def tilbudsside(tilbud: Tilbud) -> dict[str, Any]:
    """This function will give what the page of one offer shows."""
    interesser = aktiviteter(tilbud)
    sprak = ", ".join(spraknavn(tag) for tag in tilbud.vertssprak)
    pa_plass = [str(t).capitalize() for n, t in visning.HAR_PA_PLASS if getattr(tilbud, n)]
    fakta = [
        (_("Når"), tider(tilbud)),
        (
            _("Hvor"),
            ", ".join(
                dict.fromkeys(filter(None, [tilbud.sted, tilbud.sone.navn if tilbud.sone else ""]))
            ),
        ),
        (_("Passer for"), visning.alder(tilbud.alder_fra, tilbud.alder_til)),
        (_("Norsk"), str(Norskkrav(tilbud.norsk_krav).label)),
        (_("Noen der snakker"), sprak.capitalize()),
        (_("Pris"), visning.pris(tilbud.pris_kr, tilbud.prisperiode)),
        (_("Ta med"), tilbud.ta_med),
        (_("Sesong"), _sesong(tilbud)),
    ]
    return {
        "tilbud": tilbud,
        "organisasjon": tilbud.organisasjon,
        "ikon": interesser[0].ikon if interesser else "PersonGroup",
        "interesser": interesser,
        "lapper": merkelapper(tilbud),
        "fakta": [(navn, verdi) for navn, verdi in fakta if verdi],
        "pa_plass": pa_plass,
    }


def _sesong(tilbud: Tilbud) -> str:
    fra, til = tilbud.sesong_fra_date, tilbud.sesong_til_date
    if fra and til:
        return f"{norsk.dato(fra)} – {norsk.dato(til)}"
    if fra:
        return _("Fra %(dato)s") % {"dato": norsk.dato(fra)}
    return _("Til %(dato)s") % {"dato": norsk.dato(til)} if til else ""
