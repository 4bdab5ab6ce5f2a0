"""The criteria of one suggestion as the page shows them, and how many of them to check first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kobling.begrunnelser import Setning, setninger
from kobling.engine.koder import Kode, Kriterium
from kobling.models import Koblingsforslag, Laerdom
from kobling.selectors import laert
from kommuneportal.core.models import Interesse


# What tells the coordinator nothing about the pair itself.
UTELATES = frozenset({"sett"})
# The six that are always told, and those that are told whenever they apply.
VIKTIGE = frozenset(
    {"interesse", "tid", "sprak", "plass", "reise", "utstyr", "alder", "bare_for", "frivillig",
     "behov", "politiattest"}
)  # fmt: skip
# What tells how many places are free, and can be told anew.
LEDIGE_PLASSER = frozenset({Kode.PLASS_LEDIG, Kode.PLASS_NYANKOMNE})
# From best to worst; a line that holds several reasons shows the worst of them.
TILSTANDER = ("passer", "delvis", "vet_ikke", "passer_ikke")
TALLORD = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti")


@dataclass(frozen=True)
class Kriteriumlinje:
    """One criterion in words: state, name, sentence, source, and whether to look into it."""

    tilstand: str
    navn: str
    setning: str
    kilde: str
    ma_sjekkes: bool = False
    # One of the fixed six, or something that bears on this very pair; the rest is behind a fold.
    er_viktig: bool = True


def kriterier(
    forslag: Koblingsforslag,
    *,
    interesser: Mapping[str, str] | None = None,
    laerdommer: Iterable[Laerdom] = (),
    ledige: int | None = None,
) -> list[Kriteriumlinje]:
    """
    This function will give the criteria that a suggestion rests on, the six fixed ones first.

    `laerdommer` are what rejections have taught about the person; each is told with its criterion.

    `ledige` are the free places now, which stand instead of those there were when it was made.

    `interesser` are names by code that the caller has read already; otherwise one query reads them.
    """
    onsker = {grunn["parametre"].get("onske") for grunn in forslag.begrunnelser} - {None}
    if interesser is None or onsker - set(interesser):
        rows = Interesse.objects.filter(kode__in=onsker)
        interesser = dict(rows.values_list("kode", "navn"))
    laert_om = {laert.KRITERIER[rad.slag]: rad for rad in laerdommer}
    begrunnelser = [
        _uten_laert_reise(_med_ledige(grunn, ledige), laert_om) for grunn in forslag.begrunnelser
    ]
    alle = setninger(begrunnelser, interesser=interesser)
    synlige = [setning for setning in alle if setning.kriterium not in UTELATES]
    linjer = []
    for navn, gruppe in groupby(synlige, lambda s: s.kriterium):
        linje = _linje(list(gruppe))
        rad = laert_om.pop(navn, None)
        linjer.append(_med_laerdom(linje, rad) if rad else linje)
    return linjer


def _med_ledige(grunn: dict[str, Any], ledige: int | None) -> dict[str, Any]:
    if ledige is None or grunn["kode"] not in LEDIGE_PLASSER:
        return grunn
    tilstand = grunn["tilstand"] if ledige else "passer_ikke"
    return grunn | {"tilstand": tilstand, "parametre": grunn["parametre"] | {"ledige": ledige}}


def _uten_laert_reise(grunn: dict[str, Any], laert_om: Mapping[str, Laerdom]) -> dict[str, Any]:
    """Leave out how the person travels where it is learnt: nobody has said it."""
    if grunn["kriterium"] != Kriterium.REISE or Kriterium.REISE not in laert_om:
        return grunn
    return grunn | {"parametre": grunn["parametre"] | {"reise": None}}


def _med_laerdom(linje: Kriteriumlinje, rad: Laerdom) -> Kriteriumlinje:
    setning = laert.setning(rad.slag, rad.verdi)
    kilde = _("%(kilde)s + tidligere avslag") % {"kilde": linje.kilde}
    return replace(linje, setning=f"{linje.setning} {setning}", kilde=kilde, er_viktig=True)


def _linje(grunner: list[Setning]) -> Kriteriumlinje:
    return Kriteriumlinje(
        tilstand=max((s.tilstand for s in grunner), key=TILSTANDER.index),
        navn=grunner[0].overskrift,
        setning=" ".join(s.tekst for s in grunner),
        kilde=" + ".join(dict.fromkeys(s.kilde for s in grunner)),
        ma_sjekkes=any(s.ma_sjekkes for s in grunner),
        er_viktig=grunner[0].kriterium in VIKTIGE or any(s.ma_sjekkes for s in grunner),
    )


def oppsummert(linjer: list[Kriteriumlinje], *, er_avgjort: bool = False) -> str:
    """This function will sum up: Fire ting passer. To bør du sjekke før du godtar."""
    if er_avgjort:
        return _("Slik så det ut da forslaget ble laget.")
    passer = sum(linje.tilstand == "passer" for linje in linjer)
    sjekk = sum(linje.ma_sjekkes for linje in linjer)
    deler = [
        ngettext("%(n)s ting passer.", "%(n)s ting passer.", passer) % {"n": _tallord(passer)},
    ]
    if sjekk:
        deler.append(_("%(n)s bør du sjekke før du godtar.") % {"n": _tallord(sjekk)})
    return " ".join(deler)


def _tallord(antall: int) -> str:
    return TALLORD[antall].capitalize() if antall < len(TALLORD) else str(antall)
