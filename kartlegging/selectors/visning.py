"""Answers in words: what codes and slots are called when a person reads them."""

from __future__ import annotations

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kommuneportal.core.enums import Behov, Dagsdel, Frivillig, Gruppe, Niva, Reise, Ukedag
from kommuneportal.core.models import Interesse
from kommuneportal.core.sprak import spraknavn


INGEN = "–"
DELER = len(Dagsdel)


def aldersband(fra: int | None, til: int | None) -> str:
    """Return an age band as people say it."""
    if fra is None and til is None:
        return _("alle aldre")
    if til is None:
        return _("%(fra)d år eller eldre") % {"fra": fra}
    return _("%(fra)d–%(til)d år") % {"fra": fra or 0, "til": til}


def tider_i_ord(tider: list[list[Any]]) -> str:
    """Return slots as days with their parts; a whole day is the day alone."""
    dager: dict[int, list[str]] = {}
    for dag, del_ in tider:
        dager.setdefault(dag, []).append(del_)
    return ", ".join(
        str(Ukedag(dag).label)
        if len(deler) == DELER
        else f"{Ukedag(dag).label} {' og '.join(str(Dagsdel(del_).label) for del_ in deler)}"
        for dag, deler in sorted(dager.items())
    )


def interessenavn() -> dict[str, str]:
    """Return the name of every interest by code."""
    return dict(Interesse.objects.values_list("kode", "navn"))


def innhold_i_ord(innhold: dict[str, Any], navn: dict[str, str]) -> dict[str, str]:
    """Return each field of an answer in words; a dash where nothing is said."""
    valg = {
        "norsk": Niva,
        "engelsk": Niva,
        "frivillig": Frivillig,
        "reise": Reise,
        "gruppe": Gruppe,
    }
    svart = parse_date(innhold["svart"])
    ord_ = {
        "alder": aldersband(*innhold["alder"]),
        "informasjonssprak": spraknavn(innhold["informasjonssprak"]),
        "interesser": ", ".join(navn.get(kode, kode) for kode, _styrke in innhold["interesser"]),
        "annet": ", ".join(innhold["annet"]),
        "tider": tider_i_ord(innhold["tider"]),
        "frivillig_med": ", ".join(innhold["frivillig_med"]),
        "behov": ", ".join(str(Behov(kode).label) for kode in innhold["behov"]),
        "onsker": innhold["onsker"],
        "svart": date_format(svart, "j. F Y") if svart else "",
        **{
            felt: str(valg_(innhold[felt]).label) if innhold[felt] else ""
            for felt, valg_ in valg.items()
        },
    }
    return {felt: tekst or INGEN for felt, tekst in ord_.items()}
