"""What an association types, and what it becomes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisasjoner.views import vern


FORENING = {
    "navn": "Fjordvik svømmeklubb",
    "form": "fli",
    "organisasjonsnummer": "310 010 138",
    "forankring": "ingen",
    "kontaktperson": "Kari Prøve",
    "epost": "Post@svomming.example",
    "telefon": "",
}
AKTIVITET = {
    "rolle": "delta",
    "navn": "Åpen svømmehall",
    "interesse_1": "svomming",
    "alder": ["18-25", "26-59"],
    "tid_0_dag": "2",
    "tid_0_fra": "18",
    "tid_0_til": "19.30",
    "tid_1_dag": "",
    "tid_1_fra": "",
    "tid_1_til": "",
    "sted": "Fjordvik bad",
    "norsk_krav": "ingen",
    "plasser": "6",
    "forste_gang": "Vi møter deg i døra.",
    "malgruppe": ["mottak", "bosatte"],
}
BEHOV = {"slag": ["utstyr"], "tekst": "Ti svømmebriller"}


def felt(**forening: Any) -> dict[str, Any]:
    """Give the fields of a whole proposal."""
    return {
        "forening": {
            "navn": "Fjordvik svømmeklubb",
            "form": "fli",
            "organisasjonsnummer": "310010138",
            "forankring": "ingen",
            "kontaktperson": "Kari Prøve",
            "epost": "post@svomming.example",
        }
        | forening,
        "aktiviteter": [
            {
                "navn": "Åpen svømmehall",
                "interesser": ["svomming"],
                "tider": [{"ukedag": 2, "fra": "18:00", "til": "19:30"}],
                "alder_fra": 18,
                "alder_til": 59,
                "plasser": 6,
            }
        ],
        "behov": [{"slag": "utstyr", "tekst": "Ti svømmebriller"}],
    }


def skjult(sekunder: int = 60) -> dict[str, Any]:
    """Give the hidden fields of a form that was shown so many seconds ago."""
    return {"vist": vern.vist(timezone.now() - timedelta(seconds=sekunder))}


def fyll_ut(klient: Any, *, sekunder: int = 60, **forening: Any) -> None:
    """Walk through the first three steps."""
    skjulte = skjult(sekunder)
    klient.post("/fjordvik/bidra/forening/", FORENING | skjulte | forening)
    klient.post("/fjordvik/bidra/aktivitet/", AKTIVITET | skjulte)
    klient.post("/fjordvik/bidra/behov/", BEHOV | skjulte)


def send(klient: Any, **andre: Any) -> Any:
    """Send the form from the page where one looks over."""
    side = klient.get("/fjordvik/bidra/se-over/")
    data = {"samtykke": "on", "nokkel": side.context["nokkel"]} | skjult() | andre
    return klient.post("/fjordvik/bidra/se-over/", data)


@contextmanager
def hoyst(antall: int) -> Iterator[list[str]]:
    """Fail when more is asked of the database than this; savepoints are the test's own."""
    sporringer: list[str] = []
    with CaptureQueriesContext(connection) as fanget:
        yield sporringer
    sporringer += [
        q["sql"] for q in fanget.captured_queries if "SAVEPOINT" not in q["sql"][:20].upper()
    ]
    assert len(sporringer) <= antall, "\n".join(sporringer)
