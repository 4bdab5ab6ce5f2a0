"""Every word of the catalogue and of the form in all languages: what people write and mean no harm by."""

from collections.abc import Iterator

from kartlegging.parsing.ordliste import DATA, KJERNEDATA, aldri_lagret, les_csv
from tests.ytelse.vernkorpus import Eksempel


# What names a language, a personal column, or a need that is a tick box of its own.
UTENOM = ("sprak", "felt_personvern", "trinnfri", "behov:trinnfri")


def katalog() -> Iterator[Eksempel]:
    """Return interests with their synonyms, and the words of days, choices and columns."""
    yield from _interesser()
    yield from _skjemaord()


def _interesser() -> Iterator[Eksempel]:
    for rad in les_csv(KJERNEDATA / "interesser.csv"):
        if rad["kode"] not in aldri_lagret():
            yield from (Eksempel(rad[sprak], None, sprak) for sprak in ("nb", "nn", "en"))
            yield from (Eksempel(o, None, "nb") for o in rad["synonymer_nb"].split("|"))
    for rad in les_csv(KJERNEDATA / "interesser_sprak.csv"):
        if rad["kode"] not in aldri_lagret():
            ord_er = (rad["tekst"], *rad["synonymer"].split("|"))
            yield from (Eksempel(o, None, rad["sprak"]) for o in ord_er)


def _skjemaord() -> Iterator[Eksempel]:
    for rad in les_csv(DATA / "valg.csv"):
        if not {rad["familie"], rad["verdi"]} & set(UTENOM):
            yield from (Eksempel(o, None, "nb") for o in rad["ord"].split("|"))
    for rad in les_csv(DATA / "ord.csv"):
        if not rad["betydning"].startswith(UTENOM):
            yield Eksempel(rad["ord"], None, rad["sprak"])
