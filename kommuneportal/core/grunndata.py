"""Loads the shared vocabulary from the committed tables; can be run again at any time."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any


DATA = Path(__file__).parent / "data"


def _les(navn: str) -> list[dict[str, str]]:
    with (DATA / navn).open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


def last_interesser(gruppemodell: Any, interessemodell: Any) -> int:
    """
    This function will store the groups and activities of the committed tables.

    What an administrator has switched off stays off. The models are arguments, since a migration
    has its own. Returns how many activities there are.
    """
    grupper = {}
    for nummer, rad in enumerate(_les("interesser_grupper.csv")):
        grupper[rad["gruppe"]], _ = gruppemodell.objects.update_or_create(
            kode=rad["gruppe"],
            defaults={"navn": rad["nb"], "ikon": rad["ikon"], "rekkefolge": nummer},
        )
    for rad in _les("interesser_grupper.csv"):
        naboer = [x for x in rad["beslektet_gruppe"].split("|") if x in grupper]
        grupper[rad["gruppe"]].beslektede.set([grupper[x] for x in naboer])
    for nummer, rad in enumerate(_les("interesser.csv")):
        interessemodell.objects.update_or_create(
            kode=rad["kode"],
            defaults={
                "gruppe": grupper[rad["gruppe"]],
                "navn": rad["nb"],
                "navn_nn": rad["nn"],
                "navn_en": rad["en"],
                "ikon": rad["ikon"],
                "icnpo": rad["icnpo"],
                "synonymer": rad["synonymer_nb"],
                "apen_for_alle": rad["apen_for_alle"] == "1",
                "kobles_aldri": rad["kun_paa_foresporsel"] == "1",
                "rekkefolge": nummer,
            },
        )
    return int(interessemodell.objects.count())
