"""Reads an uploaded file with the sender's choices, and keeps the guarded result for a preview."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kartlegging.enums import Opplastingsstatus, Radendring, Radtilstand
from kartlegging.models import Kolonnekart, Linjefeil, Opplasting, Opplastingsrad
from kartlegging.parsing import Avvik, Felt, Kode, Lesing, Rad, Utfall, les
from kartlegging.selectors.sammenligning import Tidligere
from kartlegging.services import originaler
from kartlegging.services.opplasting import ErIkkeApen, apen
from kommuneportal.core import audit
from kommuneportal.core.tenancy import kommune_scope


# What a person can mend in the preview; every other row that cannot be used is left out.
KAN_RETTES = frozenset(
    {Kode.UGYLDIG_ALDER, Kode.ALDER_MANGLER, Kode.MINDREARIG, Kode.UGYLDIG_REFERANSE,
     Kode.SAMTYKKE_UKLART}
)  # fmt: skip
# Sentences of these codes hold the value between « and », only where the guard found nothing.
VISER_VERDI = frozenset(
    {Kode.UGYLDIG_ALDER, Kode.UGYLDIG_DATO, Kode.TVETYDIG_DATO, Kode.UKJENT_VERDI}
)
VERDI = re.compile("«([^»]*)»")
STATUS = {
    Utfall.KLAR: Opplastingsstatus.KLAR,
    Utfall.MA_KOBLES: Opplastingsstatus.MA_KOBLES,
    Utfall.AVVIST: Opplastingsstatus.AVVIST,
}
LENGSTE_VERDI, LENGSTE_MELDING, LENGSTE_ARK = 80, 400, 80
BRUKES = (Radendring.NY, Radendring.ENDRET)


@transaction.atomic
def les_opplasting(opplasting: Opplasting, *, now: datetime) -> Opplasting:
    """
    Read the original and replace the preview; the same file and choices give the same preview.

    Nothing of the file is kept but mapped cells that passed the guard.

    Raises: ErIkkeApen when the original has been deleted.
    """
    with kommune_scope(opplasting.kommune):
        return lagre_lesing(opplasting, _les_med_husket(opplasting), now=now)


def les_stor_opplasting(opplasting: Opplasting, *, now: datetime) -> Opplasting:
    """
    Do as les_opplasting, with no transaction open while the file is read: others can go on.

    Raises: ErIkkeApen when the upload has been cancelled, also in the meantime.
    """
    with kommune_scope(opplasting.kommune):
        lesing = _les_med_husket(opplasting)
        with transaction.atomic():
            valg, opplasting = opplasting.valg, apen(opplasting)
            opplasting.valg = valg
            return lagre_lesing(opplasting, lesing, now=now)


@transaction.atomic
def avvis_etter_feil(opplasting: Opplasting, *, now: datetime) -> Opplasting:
    """
    Delete a file that stopped the reader, and tell the sender what to do.

    Raises: ErIkkeApen.
    """
    opplasting = apen(opplasting)
    originaler.slett_etterpa(opplasting.privat_navn, *opplasting.folgefiler)
    opplasting.privat_navn, opplasting.folgefiler = "", []
    opplasting.status = Opplastingsstatus.AVVIST
    opplasting.melding = _(
        "Noe gikk galt da vi leste filen. Last den opp på nytt. Går det ikke, kopierer du svarene "
        "til et nytt, tomt regneark og laster opp det."
    )
    opplasting.save()
    audit.record("opplasting_feilet", opplasting, by=None, now=now)
    return opplasting


def _les_med_husket(opplasting: Opplasting) -> Lesing:
    valg = opplasting.valg or {}
    lesing = _les(opplasting, valg)
    if "kolonner" not in valg and (husket := _husket(opplasting, lesing)):
        opplasting.valg = valg = {**valg, "kolonner": husket, "husket": True}
        lesing = _les(opplasting, valg)
    return lesing


def _les(opplasting: Opplasting, valg: dict[str, Any]) -> Lesing:
    try:
        innhold = originaler.les(opplasting.privat_navn)
        folgefil = [originaler.les(navn) for navn in opplasting.folgefiler]
    except FileNotFoundError as feil:
        raise ErIkkeApen from feil
    return les(
        innhold,
        opplastet=timezone.localdate(opplasting.lastet_opp_at),
        folgefil=folgefil,
        kolonnevalg={int(i): felt or None for i, felt in valg.get("kolonner", {}).items()},
        samtykke_for_alle=opplasting.samtykke_for_alle,
        foresatt_bekreftet=valg.get("foresatt", ()),
        myndig_bekreftet=valg.get("myndig", ()),
        rettelser={int(rad): felter for rad, felter in valg.get("rettelser", {}).items()},
        hopp_over=valg.get("hopp_over", ()),
        uten_fritekst=valg.get("uten_fritekst", ()),
        sla_sammen=valg.get("sla_sammen", ()),
        ta_med_skjulte=bool(valg.get("skjulte")),
        svarform=valg.get("form") or {},
        maks_rader=settings.OPPLASTING_MAKS_PERSONER,
    )


def _husket(opplasting: Opplasting, lesing: Lesing) -> dict[str, str | None]:
    if lesing.utfall != Utfall.KLAR:
        return {}
    kart = Kolonnekart.objects.filter(
        mottak=opplasting.mottak, overskrift_hash=lesing.overskriftsett
    ).first()
    return kart.kart if kart else {}


def lagre_lesing(opplasting: Opplasting, lesing: Lesing, *, now: datetime) -> Opplasting:
    """Replace what is kept about an upload with this reading; a fixed number of queries."""
    opplasting.linjefeil.all().delete()
    opplasting.rader.all().delete()
    rader = _rader(opplasting, lesing, now=now)
    Opplastingsrad.objects.bulk_create(rader)
    Linjefeil.objects.bulk_create(_linjefeil(opplasting, a, now=now) for a in lesing.avvik)
    opplasting.status = STATUS[lesing.utfall]
    opplasting.melding = lesing.melding
    opplasting.filtype = lesing.fil.type[:8]
    opplasting.ark = (lesing.fil.ark or "")[:LENGSTE_ARK]
    opplasting.arkvalg = _arkvalg(lesing)
    opplasting.overskriftsrad = lesing.fil.overskriftsrad
    opplasting.overskrift_hash = lesing.overskriftsett
    opplasting.mangler_samtykkekolonne = lesing.mangler_samtykkekolonne
    opplasting.kolonner = [_kolonne(k) for k in lesing.kolonner]
    opplasting.antall = _antall(rader, lest=lesing.fil.rader)
    _glem_ubrukelige(opplasting, lesing)
    opplasting.save()
    return opplasting


def _glem_ubrukelige(opplasting: Opplasting, lesing: Lesing) -> None:
    """Delete what nothing can be done with; a file with codes waits for its companion."""
    if lesing.utfall == Utfall.AVVIST:
        originaler.slett_etterpa(opplasting.privat_navn)
        opplasting.privat_navn = ""
    if lesing.utfall == Utfall.AVVIST or not lesing.folgefil_passer:
        originaler.slett_etterpa(*opplasting.folgefiler)
        opplasting.folgefiler = []


def _arkvalg(lesing: Lesing) -> dict[str, Any]:
    sporsmal = {"sporsmal": lesing.sporsmal.som_json()} if lesing.sporsmal else {}
    return sporsmal | ({"arkene": list(lesing.arkene)} if lesing.arkene else {})


def _kolonne(kolonne: Any) -> dict[str, Any]:
    return {
        "indeks": kolonne.indeks,
        "overskrift": kolonne.overskrift,
        "felt": kolonne.felt,
        "grunn": kolonne.grunn,
        "sikkerhet": kolonne.sikkerhet,
        "eksempler": list(kolonne.eksempler),
    }


def _rader(opplasting: Opplasting, lesing: Lesing, *, now: datetime) -> list[Opplastingsrad]:
    med_dato = any(k.felt == Felt.SVART for k in lesing.kolonner)
    tidligere = Tidligere(opplasting.mottak, med_dato=med_dato) if lesing.rader else None
    ut = []
    for rad in lesing.rader:
        treff = tidligere.finn(rad_data(rad))  # type: ignore[union-attr]
        ut.append(
            Opplastingsrad(
                opplasting=opplasting,
                rad=rad.rad,
                data=rad_data(rad),
                tilstand=Radtilstand.KLAR if treff.endring in BRUKES else Radtilstand.UTELATT,
                endring=treff.endring,
                opprettet_at=now,
            )
        )
    med = {rad.rad for rad in lesing.rader}
    # What an older answer says is kept for the choice between them, until the import.
    eldre = {rad.rad: {**rad_data(rad), "dobbel_av": nyest} for nyest, rad in lesing.eldre}
    for nummer, koder in _stoppet(lesing.avvik).items():
        if nummer not in med:
            ut.append(
                Opplastingsrad(
                    opplasting=opplasting, rad=nummer, tilstand=_tilstand(koder),
                    data=eldre.get(nummer, {}), opprettet_at=now,
                )
            )  # fmt: skip
    return ut


def _stoppet(avvik: Iterable[Avvik]) -> dict[int, set[Kode]]:
    ut: dict[int, set[Kode]] = defaultdict(set)
    for ett in avvik:
        if ett.rad is not None and not ett.lagres:
            ut[ett.rad].add(ett.kode)
    return ut


def _tilstand(koder: set[Kode]) -> Radtilstand:
    if Kode.HOPPET_OVER in koder:
        return Radtilstand.HOPPET_OVER
    return Radtilstand.MA_RETTES if koder <= KAN_RETTES else Radtilstand.UTELATT


def rad_data(rad: Rad) -> dict[str, Any]:
    """Return one row as plain data: what the command prints, and where its consent stands."""
    return {
        **rad.som_json(),
        "samtykke_kilde": rad.samtykke_kilde,
        "dager_uten_tid": rad.dager_uten_tid,
    }


def _linjefeil(opplasting: Opplasting, avvik: Avvik, *, now: datetime) -> Linjefeil:
    funnet = VERDI.search(avvik.melding) if avvik.kode in VISER_VERDI else None
    return Linjefeil(
        opplasting=opplasting,
        rad=avvik.rad,
        kode=avvik.kode,
        felt=avvik.felt or "",
        melding=avvik.melding[:LENGSTE_MELDING],
        verdi=funnet[1][:LENGSTE_VERDI] if funnet else "",
        lagres=avvik.lagres,
        opprettet_at=now,
    )


def _antall(rader: list[Opplastingsrad], *, lest: int) -> dict[str, int]:
    """Count so that klar, ma_rettes, utelatt and venter add up to lest."""
    tell = dict.fromkeys(Radtilstand, 0)
    for rad in rader:
        tell[Radtilstand(rad.tilstand)] += 1
    endringer = {endring: sum(rad.endring == endring for rad in rader) for endring in Radendring}
    return {
        "lest": lest,
        "klar": tell[Radtilstand.KLAR],
        "ma_rettes": tell[Radtilstand.MA_RETTES],
        "utelatt": tell[Radtilstand.UTELATT] + tell[Radtilstand.HOPPET_OVER],
        "hoppet_over": tell[Radtilstand.HOPPET_OVER],
        # Without a column for consent nothing is read before the sender has answered.
        "venter": lest - len(rader),
        **{str(endring): antall for endring, antall in endringer.items()},
    }
