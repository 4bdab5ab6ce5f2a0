"""Reads valid answers, open offers and earlier decisions as the engine's input."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kartlegging.models import Svarark
from kobling.engine.koder import Brudd
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag, Interesse, Parnokkel, Tidligere
from kobling.enums import APNE_FORESPORSLER, TAR_PLASS, Forslagsstatus
from kobling.models import Kobling, Koblingsforslag
from kobling.selectors import laert, motorrader
from kobling.selectors.plasser import kapasitet
from kobling.selectors.vekter import gjeldende
from kommuneportal.core.enums import Dagsdel
from kommuneportal.core.models import Interesse as Interesserad
from mottak.enums import Tilknytning
from organisasjoner.enums import Forankring, Politiattest
from organisasjoner.models import Tilbud


# An offer that nobody has confirmed for a year is not suggested.
BEKREFTET_DAYS = 365
FORMIDDAG_TIL = time(12)
KVELD_FRA = time(17)
POLITIATTEST: dict[str, bool | None] = {Politiattest.JA: True, Politiattest.NEI: False}


def engine_input(
    *, now: datetime, beboer: int | None = None, tilbud: int | None = None
) -> Grunnlag:
    """
    This function will read everything one run stands on, in a constant number of queries.

    `beboer` and `tilbud` narrow it to one person or offer, for the pages about one of them.

    Units: people and offers are known by their integer keys, which never leave the kommune.
    Source: decisions 5-9, 18, 34, 35.
    """
    today = timezone.localdate(now)
    valgt = gjeldende()
    koblinger = motorrader.koblinger()
    return Grunnlag(
        deltakere=tuple(_deltakere(today, koblinger, beboer)),
        aktiviteter=tuple(_aktiviteter(now, today, _opptatt(koblinger), tilbud)),
        interesser=_interesser(),
        tidligere=_tidligere(koblinger, motorrader.forslag(beboer=beboer, tilbud=tilbud)),
        vekter=valgt.vekter,
        k=valgt.antall_forslag,
        jevnhet=valgt.har_jevnhet,
    )


def gyldige_beboere(*, now: datetime) -> set[int]:
    """This function will list the people whose answers may be used at this moment."""
    gyldige = Svarark.objects.gyldige(today=timezone.localdate(now))
    return set(gyldige.values_list("beboer_id", flat=True))


def avgjorte_par() -> set[Parnokkel]:
    """This function will list the pairs that somebody has decided on, or that are connected."""
    avgjort = [Forslagsstatus.GODKJENT, Forslagsstatus.AVVIST]
    forslag = Koblingsforslag.objects.filter(status__in=avgjort)
    return set(forslag.values_list("beboer_id", "tilbud_id")) | {
        (beboer, tilbud)
        for beboer, tilbud in Kobling.objects.values_list("beboer_id", "tilbud_id")
        if beboer is not None
    }


def _opptatt(koblinger: list[tuple[Any, ...]]) -> Counter[int]:
    return Counter(tilbud for _, tilbud, status in koblinger if status in TAR_PLASS)


def _tidligere(koblinger: list[tuple[Any, ...]], forslag: list[tuple[Any, ...]]) -> Tidligere:
    """Tell what is accepted, what is declined or has ended, and what a coordinator has seen."""
    med_person = [rad for rad in koblinger if rad[0] is not None]
    avvist = Forslagsstatus.AVVIST
    apne = [(b, t, sett_at) for b, t, sett_at, status in forslag if status != avvist]
    return Tidligere(
        avviste=frozenset((b, t) for b, t, _, status in forslag if status == avvist),
        sperrede=frozenset((b, t) for b, t, status in med_person if status not in TAR_PLASS),
        faste=frozenset((b, t) for b, t, status in med_person if status in TAR_PLASS),
        sett=frozenset((b, t) for b, t, sett_at in apne if sett_at),
        hadde=frozenset(b for b, _, _ in apne),
    )


def _interesser() -> dict[str, Interesse]:
    naboer: dict[str, set[str]] = defaultdict(set)
    gruppe, aldri = {}, {}
    for kode, gruppekode, kobles_aldri, nabo in motorrader.interesser():
        gruppe[kode], aldri[kode] = gruppekode, kobles_aldri
        if nabo:
            naboer[kode].add(nabo)
    return {
        kode: Interesse(kode, gruppe[kode], frozenset(naboer[kode]), aldri[kode])
        for kode in sorted(gruppe)
    }


def _deltakere(
    today: date, koblinger: list[tuple[Any, ...]], bare: int | None
) -> Iterable[Deltaker]:
    spurt = {beboer for beboer, _, status in koblinger if status in APNE_FORESPORSLER}
    med_kobling = {beboer for beboer, _, status in koblinger if status in TAR_PLASS}
    onsker: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for ark, kode, styrke in motorrader.onsker(today=today, beboer=bare):
        onsker[ark].append((kode, styrke))
    tider: dict[int, list[tuple[int, str, bool]]] = defaultdict(list)
    for ark, *tid in motorrader.ledige_tider(today=today, beboer=bare):
        tider[ark].append(tuple(tid))
    laerdommer = laert.gjeldende_for_alle()
    for svar in motorrader.svar(today=today, beboer=bare):
        rad = laert.bruk(svar, laerdommer.get(svar["beboer_id"], ()))
        venter_siden = min(rad["svart_date"], rad["beboer__opprettet_date"])
        venter = rad["beboer_id"] not in med_kobling
        uker = max(0, (today - venter_siden).days // 7) if venter else 0
        # One open request at a time: the next suggestions come when it is answered.
        hindringer = {Brudd.APEN_FORESPORSEL} if rad["beboer_id"] in spurt else set()
        felles = {"ventet_uker": uker, "hindringer": frozenset(hindringer)}
        yield _deltaker(rad, sorted(onsker[rad["pk"]]), tider[rad["pk"]], felles)


def _deltaker(
    rad: dict[str, Any],
    onsker: list[tuple[str, int]],
    tider: list[tuple[int, str, bool]],
    felles: dict[str, Any],
) -> Deltaker:
    egen_sone = rad["beboer__sone__lat"] is not None
    sone = "beboer__sone" if egen_sone else "beboer__mottak__sone"
    return Deltaker(
        id=rad["beboer_id"],
        # Without an age nobody is taken for grown: a guardian's yes is asked for.
        alder_fra=rad["alder_fra"] or 0,
        alder_til=rad["alder_til"],
        informasjonssprak=rad["informasjonssprak"] or None,
        norsk=rad["norsk"] or None,
        engelsk=rad["engelsk"] or None,
        onsker=tuple(onsker),
        tider=frozenset((dag, del_) for dag, del_, antatt in tider if not antatt),
        dager_uten_del=frozenset(dag for dag, _, antatt in tider if antatt),
        reise=rad["reise"] or None,
        gruppe=rad["gruppe"] or None,
        behov=frozenset(rad["behov"]),
        frivillig=rad["frivillig"] or None,
        tilknytning=rad["beboer__tilknytning"],
        lat=rad[f"{sone}__lat"],
        lon=rad[f"{sone}__lon"],
        # No row is stored without a consent; a withdrawn one is deleted.
        har_samtykke=True,
        mindrearig_samtykke=rad["mindrearig_samtykke"],
        **felles,
    )


def _aktiviteter(
    now: datetime, today: date, opptatt: Counter[int], bare: int | None
) -> Iterable[Aktivitet]:
    interesser: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for tilbud, kode, apen in motorrader.tilbudsinteresser(tilbud=bare):
        interesser[tilbud].append((kode, apen))
    tider: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for tilbud, ukedag, fra in motorrader.tidspunkter(tilbud=bare):
        tider[tilbud].add((ukedag, dagsdel(fra)))
    for rad in motorrader.tilbud(tilbud=bare):
        hindringer = frozenset(_hindringer(rad, now, today))
        yield _aktivitet(rad, sorted(interesser[rad.pk]), tider[rad.pk], opptatt, hindringer)


def _hindringer(tilbud: Tilbud, now: datetime, today: date) -> Iterable[Brudd]:
    """List what only the rows know; that `bare_for` has a lawful reason is held by the database."""
    if tilbud.sist_bekreftet_at < now - timedelta(days=BEKREFTET_DAYS):
        yield Brudd.IKKE_BEKREFTET
    fra, til = tilbud.sesong_fra_date, tilbud.sesong_til_date
    if (fra and today < fra) or (til and today > til):
        yield Brudd.UTENFOR_SESONG
    if tilbud.organisasjon.forankring != Forankring.INGEN:
        yield Brudd.ALDRI_KOBLET


def _aktivitet(
    rad: Tilbud,
    interesser: list[tuple[str, bool]],
    tider: set[tuple[int, str]],
    opptatt: Counter[int],
    hindringer: frozenset[Brudd],
) -> Aktivitet:
    har_nal = rad.lat is not None and rad.lon is not None
    sted = rad if har_nal else rad.sone
    return Aktivitet(
        id=rad.pk,
        rolle=rad.rolle,
        interesser=tuple(kode for kode, _ in interesser),
        apen_for_alle=any(apen for _, apen in interesser),
        alder_fra=rad.alder_fra,
        alder_til=rad.alder_til,
        ledige_plasser=max(0, kapasitet(rad) - opptatt[rad.pk]),
        plasser_kjent=rad.plasser is not None,
        tider=frozenset(tider),
        norsk_krav=rad.norsk_krav,
        vertssprak=frozenset(rad.vertssprak),
        skyss=rad.har_skyss,
        barnepass=rad.har_barnepass,
        trinnfri=rad.er_trinnfri,
        rolig=rad.er_rolig,
        utstyr=rad.laner_ut_utstyr,
        folge=rad.har_folge,
        gratis=None if rad.pris_kr is None else rad.pris_kr == 0,
        bare_for=rad.bare_for,
        fast=rad.er_fast,
        lavterskel=rad.er_lavterskel,
        utenfor_mottak=rad.er_utenfor_mottak,
        gruppestorrelse=rad.gruppestorrelse or None,
        plasser_nyankomne=rad.plasser or 0,
        politiattest=POLITIATTEST.get(rad.politiattest),
        for_tilknytning=_for_hvem(rad),
        lat=sted.lat if sted else None,
        lon=sted.lon if sted else None,
        hindringer=hindringer,
    )


def _for_hvem(rad: Tilbud) -> frozenset[str]:
    valg = ((rad.for_mottak, Tilknytning.MOTTAK), (rad.for_bosatte, Tilknytning.KOMMUNE))
    return frozenset(str(hvem) for med, hvem in valg if med)


def dagsdel(fra: time) -> str:
    """This function will name the part of the day in which something begins."""
    if fra < FORMIDDAG_TIL:
        return str(Dagsdel.FORMIDDAG)
    return str(Dagsdel.KVELD if fra >= KVELD_FRA else Dagsdel.ETTERMIDDAG)


def interessenavn() -> dict[str, str]:
    """This function will give the name of each activity by its code, for the sentences."""
    return dict(Interesserad.objects.values_list("kode", "navn"))
