"""What people do in the portal, in the words of its pages."""

import re
from typing import Any

from tests.reiser.nettleser import Side


FORENING = {
    "navn": "Strikkegjengen på Åsen",
    "form": "uformell",
    "forankring": "ingen",
    "kontaktperson": "Oda Prøve",
    "epost": "strikk@forening.example.no",
}


def meld_inn(side: Side, *, navn: str = "Strikkekafé", plasser: str = "4") -> None:
    """Fill in the four steps of the public form and send them."""
    side.ga("/fjordvik/bidra/")
    side.ga("/fjordvik/bidra/forening/")
    for felt in ("navn", "kontaktperson", "epost"):
        side.fyll(**{felt: FORENING[felt]})
    side.velg(form=FORENING["form"], forankring=FORENING["forankring"])
    side.trykk("Lagre og gå videre")
    side.velg(rolle="delta", interesse_1="sying_strikking", alder="26-59", norsk_krav="ingen")
    side.fyll(navn=navn, tid_0_fra="18", tid_0_til="20.00", sted="Grendehuset", plasser=plasser)
    side.velg(tid_0_dag="2")
    side.trykk("Lagre og gå videre")
    side.trykk("Lagre og gå videre")
    assert "Ingenting er sendt ennå" in side.tekst
    side.velg(samtykke="on")
    side.trykk("Send inn til kommunen")


def lenke_i(brev: Any) -> str:
    """Find the portal's link in a mail."""
    return "/l/" + re.search(r"/l/(\S+)", brev.body)[1]


def siste_til(brev: list[Any], adresse: str) -> Any:
    """Find the newest mail to an address."""
    return [rad for rad in brev if rad.to == [adresse]][-1]


def godkjenn_registrering(side: Side, navn: str) -> None:
    """Open a registration from the queue and approve it."""
    side.ga("/fjordvik/oversikt/")
    side.ga("/fjordvik/organisasjoner/")
    side.folg(side.side.get_by_role("link", name=navn))
    side.trykk("Godkjenn og publiser")
    assert "er godkjent" in side.tekst


def apne_koen(side: Side) -> None:
    """Open the queue, and on a phone the suggestion that stands first in it."""
    side.ga("/fjordvik/kobling/forslag/")
    if side.bredde < 1000:
        side.folg(side.side.locator(".ko-liste ol a"))


def godta_forste_forslag(side: Side) -> None:
    """Accept the suggestion that stands first in the queue."""
    apne_koen(side)
    side.trykk("Godta og varsle")


def svar_som_forening(side: Side, brev: Any, valg: str) -> None:
    """Follow the link in the request and answer."""
    side.ga(lenke_i(brev))
    side.velg(svar=valg)
    side.trykk("Send svaret")


def gjor_oppgave(side: Side, **utfall: str) -> None:
    """Open the first task of the list and record what came of it."""
    side.ga("/fjordvik/oppgaver/")
    side.folg(side.side.locator("main a[href*='/oppgaver/']:not([href*='?'])"))
    side.velg(**utfall)
    side.trykk("Lagre")


def last_opp(side: Side, filnavn: str, innhold: str) -> None:
    """Upload a survey file, look it over, and import what can be used."""
    side.ga("/fjordvik/mottak/opplasting/ny/")
    fil = {"name": filnavn, "mimeType": "text/csv", "buffer": innhold.encode()}
    side.side.locator("input[type=file]").first.set_input_files(fil)
    side.trykk("Last opp og se over")
    if side.overskrift == "Slik leser vi kolonnene":
        side.trykk("Bruk kolonnene og se over")
    assert side.overskrift == "Se over før du importerer"
    side.trykk("Importer")
