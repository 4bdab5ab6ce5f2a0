"""Pages that only show in the middle of something: who gets there, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from kommuneportal.core import lenker
from kommuneportal.core.enums import Lenkeslag, Rolle
from kommuneportal.core.models import Epost
from kommuneportal.core.tenancy import kommune_scope
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u
from tests.kartlegging.filer import csv
from tests.kartlegging.veiviser import LISTE, kolonnefelt, last_opp, siste
from tests.organisasjoner import data as d


KODE = "0000-0000-0000-0"
MINE = "/fjordvik/mine-svar/nb/"
FIL = csv(
    "A-1;34;Fotball, luftgitar;Bor i rom ved trappa;Ja",
    "A-2;tja;Sjakk;;Ja",
    "A-2;34;Sjakk;;Ja",
    hode="Beboernr;Alder;Interesser;Andre ønsker;Samtykke",
)
# What a telephone or a screen shows one after the other, and in whose hands it is.
Vei = Callable[[Any, FriskKlient], Iterator[str]]


def bidra(_kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give the public form with a draft in it, the receipt, and the confirmed address."""
    d.fyll_ut(klient)
    for steg in ("", "forening/", "aktivitet/", "behov/", "se-over/", "slett/"):
        yield f"/fjordvik/bidra/{steg}"
    yield d.send(klient)["Location"]
    brev = Epost.all_kommuner.get(slag="registrering_bekreft").tekst
    lenke = next(ord_ for ord_ in brev.split() if "/l/" in ord_)
    yield klient.get(urlsplit(lenke).path)["Location"]


def forvalt(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give the association's own pages, with a proposal that waits."""
    with kommune_scope(kommune):
        org = factories.organisasjon()
        tilbud = factories.tilbud(organisasjon=org, sist_bekreftet_at=timezone.now())
        factories.tilbud(organisasjon=org, status="pauset")
        nokkel = lenker.lag(Lenkeslag.FORVALT, org.public_id, now=timezone.now())
    hjem = klient.get(urlsplit(nokkel).path)["Location"]
    klient.post(f"{hjem}tilbud/{tilbud.public_id}/", d.AKTIVITET | {"navn": "Storkoret"})
    for sti in ("", "forening/", "behov/", "ny/", f"tilbud/{tilbud.public_id}/"):
        yield hjem + sti
    with kommune_scope(kommune):
        rad = org.registreringer.first() or tilbud.registreringer.first()
    yield f"{hjem}registrering/{rad.public_id}/"
    yield f"{hjem}oppmote/"


def lenker_fra_brev(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give a request to answer, an invitation, and what a bad link shows."""
    with kommune_scope(kommune):
        by = factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR)
        kobling = factories.kobling(by=by, plass_holdes_til_at=timezone.now() + timedelta(days=5))
        svar = lenker.lag(Lenkeslag.SVAR, kobling.public_id, now=timezone.now())
        ny = factories.bruker(kommune=kommune, rolle=Rolle.LEDER, is_active=False)
        medlem = kommune.medlemskap.get(bruker=ny)
        invitasjon = lenker.lag(Lenkeslag.INVITASJON, medlem.public_id, now=timezone.now())
    for adresse in (svar, invitasjon):
        yield klient.get(urlsplit(adresse).path)["Location"]
    yield f"/l/{'x' * 43}"


def undersokelse(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give the whole survey, page by page, as somebody who has answered everything sees it."""
    with kommune_scope(kommune):
        runde = factories.runde(sprak=["nb", "ar"])
    rot = u.rot(runde)
    sett: list[str] = []
    u.svar_pa_alt(klient, runde, se_pa=lambda svar: sett.append(svar.request["PATH_INFO"]))
    yield from (rot, f"{rot}nb/", f"{rot}ar/", f"{rot}nb/hvem-ser/", f"{rot}nb/samtykke/")
    yield from sett
    yield f"{rot}nb/se-over/"


def mine_svar(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give what the card's code opens: answers, a change, moving, deleting, and a question."""
    dag = timezone.localdate()
    with kommune_scope(kommune):
        by = factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR)
        ark = factories.svarark(svart_date=dag, gyldig_til_date=dag + timedelta(days=90))
        sett_beboerkode(ark.beboer, KODE, now=timezone.now())
        factories.kobling(by=by, status="plass_bekreftet", beboer=ark.beboer)
    klient.post(MINE, {"kode": KODE})
    endring = klient.post(MINE + "endre/")["Location"]
    yield from (MINE, MINE + "aktivitet/", MINE + "flyttekode/", MINE + "slett/", endring)
    yield endring.replace("se-over", "alder")


def opplasting(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give an upload with faults, free text and two rows alike, in each step."""
    with kommune_scope(kommune):
        mottak = factories.mottak()
        ansatt = factories.bruker(kommune=kommune, rolle=Rolle.MOTTAKSANSATT)
        factories.ansatt(bruker=ansatt, mottak=mottak)
    klient.force_login(ansatt)
    forste = last_opp(klient, kommune, mottak, FIL)
    klient.post(forste + "importer/")
    adresse = last_opp(klient, kommune, mottak, FIL.replace(b"Fotball", b"Sjakk"), kolonner=False)
    yield adresse + "kolonner/"
    klient.post(adresse + "kolonner/", kolonnefelt(siste(kommune)))
    yield from (adresse, adresse + "fritekst/", adresse + "endringer/", adresse + "avbryt/")
    yield from (forste + "kvittering/", LISTE)


def hjelp(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give the survey as it is read aloud, in two languages on one page."""
    with kommune_scope(kommune):
        runde = factories.runde(sprak=["nb", "ar"])
        ansatt = factories.bruker(kommune=kommune, rolle=Rolle.MOTTAKSANSATT)
        factories.ansatt(bruker=ansatt, mottak=runde.mottak)
    klient.force_login(ansatt)
    rot = f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/hjelp/"
    adresse = klient.post(f"{rot}ar/samtykke/", {"samtykke": "ja"})["Location"]
    yield from (rot, f"{rot}ar/samtykke/", f"{rot}ar/hvem-ser/", adresse)
    for navn in ("alder", "interesser-1", "tider", "onsker", "se-over"):
        yield f"{rot}ar/{navn}/"


def to_kommuner(kommune: Any, klient: FriskKlient) -> Iterator[str]:
    """Give the choice that somebody with a role in two kommuner meets."""
    ansatt = factories.bruker(kommune=kommune, rolle=Rolle.LEDER)
    factories.medlemskap(bruker=ansatt, kommune=factories.kommune(), rolle=Rolle.LEDER)
    klient.force_login(ansatt)
    yield "/konto/hjem/"


# Each way, and the pages that nobody sees without it.
VEIER: dict[Vei, set[str]] = {
    bidra: {
        "organisasjoner:registrering_se_over", "organisasjoner:registrering_takk",
        "organisasjoner:kladd_slett", "organisasjoner:registrering_bekreft",
    },
    forvalt: {
        "organisasjoner:forvalt_vis", "organisasjoner:forvalt_forening",
        "organisasjoner:forvalt_behov", "organisasjoner:forvalt_tilbud_ny",
        "organisasjoner:forvalt_tilbud", "organisasjoner:forvalt_registrering",
        "kobling:oppmote_forening",
    },
    lenker_fra_brev: {"kobling:foresporsel_svar", "core:invitasjon_besvar", "drift:lenke_apne"},
    undersokelse: {
        "kartlegging:undersokelse_start", "kartlegging:undersokelse_intro",
        "kartlegging:undersokelse_hvem_ser", "kartlegging:undersokelse_side",
    },
    mine_svar: {
        "kartlegging:mine_svar_side", "kartlegging:mine_svar_flytt", "kobling:mine_svar_slett",
        "kobling:mine_svar_aktivitet",
    },
    opplasting: {
        "kartlegging:opplasting_se_over", "kartlegging:opplasting_kolonner",
        "kartlegging:opplasting_fritekst", "kartlegging:opplasting_endringer",
    },
    hjelp: {"kartlegging:hjelp_side"},
    to_kommuner: {"core:hjem"},
}  # fmt: skip
