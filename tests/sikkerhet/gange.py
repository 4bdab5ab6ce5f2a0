"""Walks every address as one person, and looks at every byte that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core import mail
from django.urls import NoReverseMatch, reverse

from tests.hus.adresser import Adresse, alle
from tests.sikkerhet.forventning import ARGUMENTER, MODELLER
from tests.sikkerhet.verden import Verden


VERB = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")


def vare_adresser() -> list[Adresse]:
    """List the addresses of our own apps."""
    return [a for a in alle() if a.var]


def stier(adresse: Adresse, slug: str, verden: Verden, *, alle_ider: bool) -> Iterator[str]:
    """
    Give the paths of one address under the kommune `slug`, with the ids of `verden` it is for.

    `alle_ider` takes one of every table instead.
    """
    faste = {a: ARGUMENTER[a] for a in adresse.argumenter if a in ARGUMENTER}
    ider = sorted(adresse.argumenter - {"kommune"} - set(faste))
    if "kommune" in adresse.argumenter:
        faste["kommune"] = slug
    prefiks = adresse.navn.split(":")[-1].split("_")[0]
    verdier = verden.en_av_hver() if alle_ider else verden.ids(*MODELLER.get(prefiks, ()))
    for verdi in verdier if ider else [None]:
        try:
            yield reverse(adresse.navn, kwargs=faste | dict.fromkeys(ider, verdi))
        except NoReverseMatch as feil:
            ukjent = f"{adresse.navn}: say in ARGUMENTER what {ider} may be"
            raise AssertionError(ukjent) from feil


def er_side(response: Any) -> bool:
    """Tell whether an answer is a page that somebody reads."""
    return response.status_code == 200 and "html" in response.headers.get("Content-Type", "")


def side_av(adresse: Adresse, klient: Any, verden: Verden) -> str:
    """Give the first path of an address that answers this person with a page, or nothing."""
    alle_ = stier(adresse, verden.kommune.slug, verden, alle_ider=False)
    return next((sti for sti in alle_ if er_side(klient.get(sti))), "")


def funnet(response: Any, ord_: Iterable[str]) -> list[str]:
    """Give the planted words that stand anywhere in the answer: head, body or mails."""
    kropp = (
        b"".join(response.streaming_content) if response.streaming else response.content
    ).decode("utf-8", "replace")
    post = "\n".join(f"{m.subject}{m.body}{m.to}" for m in mail.outbox)
    alt = f"{response.headers}\n{kropp}\n{post}".lower()
    return [x for x in ord_ if x.lower() in alt]


class Skjemaleser(HTMLParser):
    """Collects the forms of a page: address, method, and the names of the fields."""

    def __init__(self) -> None:
        super().__init__()
        self.skjemaer: list[tuple[str, dict[str, list[str]]]] = []
        self.sporringer: set[str] = set()
        self._i_sporring = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        felt = dict(attrs)
        if tag == "form":
            self._i_sporring = (felt.get("method") or "get").lower() == "get"
            if not self._i_sporring:
                self.skjemaer.append((felt.get("action") or "", {}))
        elif tag == "a":
            self.sporringer |= set(parse_qs(urlsplit(felt.get("href") or "").query))
        elif tag in {"input", "select", "button"} and self._i_sporring:
            self.sporringer |= {felt["name"]} if felt.get("name") else set()
        elif tag in {"input", "select", "textarea", "button"} and self.skjemaer:
            navn = felt.get("name")
            if navn and navn != "csrfmiddlewaretoken":
                self.skjemaer[-1][1].setdefault(navn, []).append(felt.get("value") or "")


def skjemaer(klient: Any, adresser: Iterable[str]) -> dict[tuple[str, frozenset[str]], dict]:
    """Open the pages and give every form in them once: where it goes, with which fields."""
    alle_: dict[tuple[str, frozenset[str]], dict] = {}
    for sti in adresser:
        response = klient.get(sti)
        if not er_side(response):
            continue
        leser = Skjemaleser()
        leser.feed(response.content.decode())
        for handling, felt in leser.skjemaer:
            til = handling.split("?")[0] or sti
            if til.startswith("/") and not til.startswith("/konto/"):
                alle_.setdefault((til, frozenset(felt)), felt)
    return alle_


def sporringer(klient: Any, adresser: Iterable[str]) -> dict[str, set[str]]:
    """Open the pages and give the names that their filters and searches put in the address."""
    navn = {}
    for sti in adresser:
        response = klient.get(sti)
        if er_side(response):
            leser = Skjemaleser()
            leser.feed(response.content.decode())
            if leser.sporringer:
                navn[sti] = leser.sporringer
    return navn
