"""What the sender should know about the file as a whole: hidden parts, other sheets, columns."""

from kartlegging.parsing import meldinger
from kartlegging.parsing.koder import GRUNN_TEKST, Grunn, Kode
from kartlegging.parsing.resultat import Avvik, Kolonne
from kartlegging.parsing.tabell import Tabell
from kartlegging.parsing.tekst import rens
from kommuneportal.core.spreadsheet import Bok


SENSITIVE = frozenset(
    {
        Grunn.NAVN,
        Grunn.EPOST,
        Grunn.TELEFON,
        Grunn.ADRESSE,
        Grunn.IDENTITETSNUMMER,
        Grunn.FODSELSDATO,
        Grunn.NASJONALITET,
        Grunn.RELIGION,
        Grunn.HELSE,
        Grunn.IP,
    }
)
UTFYLLING = frozenset({"", "anonymous", "anonym", "anonymt"})


def finn_filavvik(bok: Bok, tabell: Tabell, kolonner: tuple[Kolonne, ...]) -> list[Avvik]:
    """Return the deviations that concern the whole file."""
    return [*_om_ark(bok), *_om_kolonner(tabell, kolonner)]


def _om_ark(bok: Bok) -> list[Avvik]:
    ut = []
    if any(a.skjult and any(rens(c) for r in a.rader[:5] for c in r) for a in bok.ark):
        ut.append(Avvik(None, Kode.SKJULT_RAD, None, meldinger.SKJULT_ARK, lagres=True))
    return ut


def _om_kolonner(tabell: Tabell, kolonner: tuple[Kolonne, ...]) -> list[Avvik]:
    ut: dict[str, Avvik] = {}
    for k in kolonner:
        skjult = k.felt is not None and k.indeks + 1 in tabell.ark.skjulte_kolonner
        if (skjult or k.grunn in SENSITIVE) and _har_innhold(tabell, k):
            avvik = _skjult(k) if skjult else _forbudt(k)
            ut.setdefault(avvik.melding, avvik)
    return list(ut.values())


def _har_innhold(tabell: Tabell, k: Kolonne) -> bool:
    return not {t.casefold() for t in set(tabell.tekster(k.indeks))} <= UTFYLLING


def _skjult(k: Kolonne) -> Avvik:
    tekst = meldinger.SKJULT_KOLONNE.format(kolonne=k.overskrift)
    return Avvik(None, Kode.SKJULT_RAD, k.felt, tekst, lagres=True)


def _forbudt(k: Kolonne) -> Avvik:
    identitet = k.grunn is Grunn.IDENTITETSNUMMER
    grunn = GRUNN_TEKST[k.grunn or Grunn.UKJENT]
    tekst = meldinger.FORBUDT_KOLONNE.format(kolonne=k.overskrift, grunn=grunn)
    kode = Kode.IDENTITETSNUMMER if identitet else Kode.PERSONOPPLYSNING
    return Avvik(None, kode, None, tekst, lagres=True)
