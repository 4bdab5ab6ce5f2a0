"""A page as a person meets it: words on buttons, and rules that hold wherever one goes."""

from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.urls import Resolver404, resolve


AXE = Axe()
REGLER = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


class Side:
    """One tab; every address gone to is checked for accessibility and overflow."""

    def __init__(self, side: Any, *, bredde: int, js: bool, rot: str = "") -> None:
        self.side = side
        self.rot = rot
        self.bredde = bredde
        self.js = js
        self.feil: list[str] = []
        self.ventet: set[int] = {404}
        # The names of the pages that axe has looked at.
        self.sett: set[str] = set()
        side.on("console", self._konsoll)
        side.on("pageerror", lambda feil: self.feil.append(f"skript: {feil}"))
        side.on("response", self._svar)
        side.on("request", self._begynner)
        side.on("load", self._lastet)
        side.on("download", self._lastet)
        self.status = 0
        self._reiser = 0
        self._framme = 0

    def _begynner(self, foresporsel: Any) -> None:
        if foresporsel.is_navigation_request() and foresporsel.frame == self.side.main_frame:
            self._reiser += 1

    def _lastet(self, _side: Any) -> None:
        self._framme = self._reiser

    def _klikk(self, mal: Any) -> None:
        # A click may return before the new page has begun to come: looking at once would
        # judge the old page, or one that is half there.
        mal.click()
        self.side.wait_for_timeout(100)
        for _ in range(600):
            if self._framme == self._reiser:
                return
            self.side.wait_for_timeout(50)
        self.feil.append(f"kom aldri fram: {self.side.url}")

    def _konsoll(self, melding: Any) -> None:
        # Answers with an error status are judged by `_svar`.
        if melding.type == "error" and "Failed to load resource" not in melding.text:
            self.feil.append(f"konsoll: {melding.text}")

    def _svar(self, svar: Any) -> None:
        if svar.status >= 400 and svar.status not in self.ventet:
            self.feil.append(f"{svar.status} {svar.url}")
        if svar.status == 404 and "/static/" in svar.url:
            self.feil.append(f"mangler: {svar.url}")

    def ga(self, adresse: str, *, sjekk: bool = True) -> None:
        """Go to an address of the portal."""
        self.status = self.side.goto(adresse).status
        if sjekk:
            self.sjekk()

    def sjekk(self) -> None:
        """Hold the page to the rules: axe finds nothing, and nothing goes past the edge."""
        if self.side.evaluate("document.documentElement.scrollWidth") > self.bredde:
            self.feil.append(f"går utenfor {self.bredde} px: {self.side.url}")
        # The pages are the same on every database.
        if not self.js or connection.vendor != "sqlite":
            return
        self._husk()
        funn = AXE.run(self.side, options=REGLER).response["violations"]
        self.feil += [
            f"axe {brudd['id']} på {self.side.url}: {node['html'][:160]}"
            for brudd in funn
            for node in brudd["nodes"]
        ]

    def _husk(self) -> None:
        try:
            self.sett.add(resolve(urlsplit(self.side.url).path).view_name)
        except Resolver404:
            return

    def lan_kaker(self, klient: Any) -> None:
        """Carry on as whoever is behind this test client: log-in, draft, opened links."""
        self.side.context.add_cookies(
            [
                {"name": navn, "value": kake.value, "url": self.rot + kake["path"]}
                for navn, kake in klient.cookies.items()
            ]
        )

    def fyll(self, **felter: str) -> None:
        """Fill in fields by their names."""
        for navn, verdi in felter.items():
            self.side.locator(f"[name='{navn}']:visible").first.fill(verdi)

    def velg(self, **felter: str) -> None:
        """Choose in radio buttons, boxes and lists by name and value."""
        for navn, verdi in felter.items():
            felt = self.side.locator(f"[name='{navn}']")
            if felt.first.evaluate("e => e.tagName") == "SELECT":
                felt.first.select_option(verdi)
            else:
                utvalg = "" if verdi == "on" else f"[value='{verdi}']"
                self.side.locator(f"[name='{navn}']{utvalg}").check()

    def send(self) -> None:
        """Send the page's own form with its first button."""
        self._klikk(self.side.locator("main form button[type=submit]:visible").first)
        self.sjekk()

    def trykk(self, tekst: str) -> None:
        """Press a button or a link by what it says."""
        knapp = self.side.get_by_role("button", name=tekst)
        mal = knapp if knapp.count() else self.side.get_by_role("link", name=tekst)
        self._klikk(mal.first)
        self.sjekk()

    def folg(self, lenke: Any) -> None:
        """Follow a link or a button that was found in another way than by its words."""
        self._klikk(lenke.first)
        self.sjekk()

    @property
    def overskrift(self) -> str:
        """Give the page's main heading."""
        return self.side.locator("h1").first.inner_text()

    @property
    def tekst(self) -> str:
        """Give everything that can be read in the page's main part."""
        return self.side.locator("main").inner_text()

    @property
    def sti(self) -> str:
        """Give the address without the server."""
        return "/" + self.side.url.split("/", 3)[3]
