"""The kinds of personal information that the guard looks for."""

from enum import StrEnum


class Funn(StrEnum):
    """A kind of personal information; the value itself is never kept."""

    IDENTITETSNUMMER = "identitetsnummer"
    DUF = "duf"
    EPOST = "epost"
    TELEFON = "telefon"
    IP = "ip"
    FODSELSDATO = "fodselsdato"
    NAVN = "navn"
    NASJONALITET = "nasjonalitet"
    RELIGION = "religion"
    HELSE = "helse"
    STATUS = "status"


FUNN_TEKST: dict[Funn, str] = {
    Funn.IDENTITETSNUMMER: "et fødselsnummer eller D-nummer",
    Funn.DUF: "et DUF-nummer",
    Funn.EPOST: "en e-postadresse",
    Funn.TELEFON: "et telefonnummer",
    Funn.IP: "en IP-adresse",
    Funn.FODSELSDATO: "en full dato, kanskje en fødselsdato",
    Funn.NAVN: "et navn",
    Funn.NASJONALITET: "noe om nasjonalitet",
    Funn.RELIGION: "noe om tro eller livssyn",
    Funn.HELSE: "noe om helse",
    Funn.STATUS: "noe om asylsaken eller oppholdet",
}
