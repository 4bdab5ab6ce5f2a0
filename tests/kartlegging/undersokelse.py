"""A resident's telephone: walks the survey page by page, and reads what each page says."""

from __future__ import annotations

import gzip
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.conf import settings

from kartlegging.undersokelse.sider import SE_OVER, alle_sider
from kartlegging.undersokelse.tekster import sprakene


# One answer to every question.
SVAR: dict[str, Any] = {
    "sprak": "ar", "norsk": "litt", "engelsk": "ikke", "alder": "26_39",
    "interesser-1": ["fotball", "svomming"], "interesser-5": ["sprakkafe"],
    "styrke_fotball": "3", "onsker": "Spille ball om kvelden", "dager": ["1", "3"],
    "tider": ["kveld"], "reise": "buss", "gruppe": "liten", "frivillig": "ja",
    "hva": ["mat", "musikk"], "behov": ["barnepass", "trinnfri"],
}  # fmt: skip
# A page with everything it needs, as it travels to a telephone.
TYNGST = 25 * 1024
TEMA = 1300
UTEN_SLUTT = {"meta", "link", "input", "br", "path", "circle", "img", "line", "polyline", "rect"}


class Lest(HTMLParser):
    """The language and direction of the page, its fields and whether every tag is closed."""

    def __init__(self, svar: Any) -> None:
        super().__init__()
        self.lang = self.dir = ""
        self.felt: list[dict[str, str | None]] = []
        self.apne: list[str] = []
        self.tekst = svar.content.decode()
        self.feed(self.tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        felt = dict(attrs)
        if tag == "html":
            self.lang, self.dir = felt["lang"] or "", felt["dir"] or ""
        if tag in {"input", "button", "textarea"}:
            self.felt.append(felt)
        if tag not in UTEN_SLUTT:
            self.apne.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Shapes of an icon close themselves."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in UTEN_SLUTT:
            assert self.apne.pop() == tag

    def verdier(self, navn: str) -> set[str | None]:
        return {felt.get("value") for felt in self.felt if felt.get("name") == navn}

    def avkrysset(self) -> list[dict[str, str | None]]:
        return [felt for felt in self.felt if "checked" in felt]


def beboerside(svar: Any, tag: str) -> Lest:
    """Read a page, and hold it to what holds for all of theirs: language, direction, weight."""
    side = Lest(svar)
    assert (side.lang, side.dir) == (tag, sprakene()[tag].retning)
    assert side.apne == []
    assert "{" not in side.tekst
    assert len(gzip.compress(svar.content)) + felles_vekt() <= TYNGST
    assert svar.headers["Cache-Control"] == "no-store"
    return side


@lru_cache(maxsize=1)
def felles_vekt() -> int:
    """Weigh what every page loads beside itself."""
    mappe = Path(settings.BASE_DIR) / "static"
    navn = ("grunn.css", "svar.css", "portal.js", "lytt.js", "ikon.svg")
    return sum(len(gzip.compress((mappe / n).read_bytes())) for n in navn) + TEMA


def rot(runde: Any) -> str:
    return f"/fjordvik/s/{runde.kode}/"


def si_ja(klient: Any, runde: Any, sprak: str = "nb") -> Any:
    return klient.post(f"{rot(runde)}{sprak}/samtykke/", {"samtykke": "ja"})


def svar_pa_alt(klient: Any, runde: Any, sprak: str = "nb", se_pa: Any = None, **andre: Any) -> str:
    """Answer until looking over, and give the last address; `se_pa` sees every page."""
    svar = {**SVAR, **andre}
    adresse = si_ja(klient, runde, sprak).headers["Location"]
    while not adresse.endswith(f"{SE_OVER}/"):
        side = klient.get(adresse)
        if se_pa:
            se_pa(side)
        navn = adresse.rstrip("/").split("/")[-1]
        resultat = klient.post(adresse, svar_til(navn, svar))
        if resultat.status_code != 302:
            return adresse
        adresse = resultat.headers["Location"]
    return adresse


def svar_til(navn: str, svar: dict[str, Any]) -> dict[str, Any]:
    """Give what is posted from one page."""
    if navn == "styrke":
        return {n: v for n, v in svar.items() if n.startswith("styrke_")} | {"handling": "neste"}
    if navn in svar:
        ekstra = {"bekreft": "ja"} if alle_sider()[navn].bekreft else {}
        return {navn: svar[navn], "handling": "neste", **ekstra}
    return {"handling": "hopp_over"}


def send(klient: Any, runde: Any, sprak: str = "nb") -> Any:
    return klient.post(f"{rot(runde)}{sprak}/send/")


def koden(svar: Any) -> str:
    """Read the code off the card."""
    return svar.content.decode().split('class="kode"><bdi dir="ltr">')[1].split("<")[0]
