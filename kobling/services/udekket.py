"""Works out, after a run, what would help those who got no suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kobling.engine.behov import Behov, Sted, udekket_behov
from kobling.engine.par import finn_par
from kobling.engine.typer import Grunnlag
from kobling.engine.udekket import Endring, beste_enkeltendringer, tilbud_med_rom, udekkede
from kobling.models import Kjoring, Udekket, Udekketbehov
from kobling.selectors.kjoring import siste
from kobling.selectors.motor import engine_input
from kobling.selectors.udekket import valgte_par
from kommuneportal.core.models import Interesse, Sone
from organisasjoner.models import Tilbud


# More than this nobody reads; the best come first.
FLESTE_ENDRINGER = 12


def regn_udekket(*, now: datetime) -> int:
    """
    This function will find, for everybody without a suggestion, the single changes that would
    give one, and sum up what is missing. Returns how many people are without.

    Source: matching.md section 2; advice A1, A3.
    """
    kjoring = siste()
    if kjoring is None:
        return 0
    grunnlag = engine_input(now=now)
    par, valgt = finn_par(grunnlag), valgte_par()
    uten = udekkede(grunnlag, par, valgt)
    rom = tilbud_med_rom(par, valgt, grunnlag)
    endringer = beste_enkeltendringer(uten, grunnlag, rom, fleste=FLESTE_ENDRINGER)
    steder = [Sted(pk, lat, lon) for pk, lat, lon in _soner()]
    _bytt(kjoring, endringer, udekket_behov(uten, grunnlag, steder), grunnlag)
    return len(uten)


def _soner() -> Any:
    return Sone.objects.order_by("navn", "pk").values_list("pk", "lat", "lon")


@transaction.atomic
def _bytt(
    kjoring: Kjoring,
    endringer: Mapping[int, tuple[Endring, ...]],
    behov: list[Behov],
    grunnlag: Grunnlag,
) -> None:
    """Replace the picture of the run before in one go."""
    Udekket.objects.all().delete()
    Udekketbehov.objects.all().delete()
    public_id = dict(
        Tilbud.objects.filter(pk__in=[a.id for a in grunnlag.aktiviteter]).values_list(
            "pk", "public_id"
        )
    )
    Udekket.objects.bulk_create(
        (
            Udekket(
                kjoring=kjoring,
                beboer_id=person,
                endringer=[_som_json(e, public_id) for e in liste],
            )
            for person, liste in endringer.items()
        ),
        batch_size=500,
    )
    koder = dict(Interesse.objects.values_list("kode", "pk"))
    Udekketbehov.objects.bulk_create(
        (_behovsrad(kjoring, ett, koder) for ett in behov), batch_size=500
    )


def _som_json(endring: Endring, public_id: Mapping[int, UUID]) -> dict[str, Any]:
    return {
        "brudd": str(endring.brudd),
        "tilbud": str(public_id[endring.tilbud]),
        "poeng": endring.poeng,
    }


def _behovsrad(kjoring: Kjoring, behov: Behov, koder: Mapping[str, int]) -> Udekketbehov:
    return Udekketbehov(
        kjoring=kjoring,
        interesse_id=koder[behov.hva.interesse],
        alder=behov.hva.alder,
        hvem=behov.hva.hvem,
        ukedag=behov.tid[0],
        del_av_dagen=behov.tid[1],
        sone_id=behov.sted,
        antall=behov.antall,
        onsker_det=len(behov.personer),
        per_tid=[[*tid, sted, n] for (tid, sted), n in sorted(behov.per_tid.items(), key=_nokkel)],
        tilrettelegging=dict(behov.tilrettelegging),
    )


def _nokkel(rad: tuple[tuple[tuple[int, str], int | None], int]) -> tuple[int, str, int]:
    (tid, sted), _antall = rad
    return (*tid, sted or 0)
