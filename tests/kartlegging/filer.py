"""Small survey files for the tests of kartlegging."""

HODE = "Beboernr;Alder;Språk for informasjon;Interesser;Dager;Samtykke;Svardato"
RADER = (
    "A-1;34;ukrainsk;Fotball / Turgåing;Mandag;Ja;14.10.2026",
    "A-2;19;arabisk;Sjakk;Tirsdag kveld;Ja;15.10.2026",
    "A-3;51;engelsk;Strikking;Onsdag;Nei;15.10.2026",
)


def csv(*rader: str, hode: str = HODE) -> bytes:
    return ("\r\n".join((hode, *rader)) + "\r\n").encode()


VANLIG = csv(*RADER)
