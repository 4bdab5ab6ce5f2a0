"""What the pages of the survey that are not questions say."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kartlegging.services.innsending import Kort
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.tekster import Tekster
from kartlegging.views.besok import Besok
from kartlegging.views.undersokelse.flyt import Rundebesok
from mottak.models import Mottak


INTRO = ("intro_tid", "intro_frivillig", "intro_sak", "intro_navn", "intro_ser", "intro_slett",
         "intro_sperret")  # fmt: skip
SER = ("ser_ansatte", "ser_forening", "ser_eksempel", "ser_ikke", "ser_navn", "ser_tall",
       "ser_rett", "ser_klage")  # fmt: skip


def intro(besok: Rundebesok, t: Tekster | None = None) -> list[Any]:
    """Return the sentences of the first page, in the visit's language unless told another."""
    t = t or besok.t
    navn = besok.request.kommune.navn  # type: ignore[attr-defined]
    return [t.tekst("intro_hvem", kommune=navn), *(t[n] for n in INTRO)]


def samtykke(besok: Besok, t: Tekster | None = None) -> list[Any]:
    """Return what somebody says yes or no to, in the visit's language unless told another."""
    t = t or besok.t
    return [
        t["samtykke_tekst"],
        t.tekst("samtykke_lagring", dato=besok.sletting()),
        t["samtykke_uten_folger"],
    ]


def hvem_ser(besok: Besok, *, mottak: Mottak | None, t: Tekster | None = None) -> list[Any]:
    """Return who sees the answers, and whom to ask; a line without a contact is left out."""
    t = t or besok.t
    kommune = besok.request.kommune  # type: ignore[attr-defined]
    kontakt = (mottak.telefon or mottak.epost) if mottak else ""
    kontakt = kontakt or kommune.kontakt_epost or kommune.kontakt_telefon
    siste = [t.tekst("ser_kontakt", kontakt=kontakt)] if kontakt else []
    return [*(t[n] for n in SER), *siste]


def fortsett(besok: Rundebesok) -> dict[str, Any] | None:
    """Return the way back into answers that were interrupted on this telephone."""
    if besok.kladd is None or besok.kladd.er_sendt:
        return None
    tag = besok.kladd.samtykke_sprak
    if not besok.kan_lese(tag):
        return None
    t = besok.tekster(tag, besok.kladd.tekstversjon)
    neste, sti = sider.fortsett(besok.svar), sider.stien(besok.svar)
    igjen = neste in sti
    hvor = t.tekst("steg", nr=sti.index(neste) + 1, antall=len(sti)) if igjen else t["se_over"]
    adresse = besok.url("undersokelse_side", tag, neste)
    return {"t": t, "sprak": t.sprak, "hvor": hvor, "adresse": adresse}


def mangler_foresatt(besok: Besok) -> bool:
    """Return whether a child has just said that no adult has said yes."""
    return "foresatt" in sider.stien(besok.svar) and besok.svar.get("foresatt") == ["ingen"]


def slutt(besok: Rundebesok, overskrift: str, *linjer: str) -> HttpResponse:
    """Show that it ends here, and that nothing is kept."""
    return besok.vis(
        "undersokelse_slutt",
        overskrift=besok.t[overskrift],
        punkter=[besok.t[n] for n in linjer],
        adresse=besok.url("undersokelse_start"),
        knapp=besok.t["ferdig"],
    )


def takk(besok: Besok, kort: Kort) -> HttpResponse:
    """Show the card, once."""
    request, t = besok.request, besok.t
    kommune = request.kommune  # type: ignore[attr-defined]
    mine = request.build_absolute_uri(reverse("kartlegging:mine_svar_start", args=[kommune.slug]))
    return besok.vis(
        "undersokelse_takk",
        kort=kort,
        bruk=t.tekst("takk_bruk", adresse=mine.partition("://")[2]),
        mistet=t.tekst("kort_mistet", dato=besok.sletting()),
    )
