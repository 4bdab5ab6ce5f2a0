"""The hard rules in plain Python: which of them a pair breaks, and in which order they are told."""

from kobling.engine import forhold as f
from kobling.engine.koder import Brudd
from kobling.engine.typer import Aktivitet, Deltaker, Grunnlag


MYNDIG_ALDER = 18
BEHOVSBRUDD = {
    "trinnfri": Brudd.TRINNFRI,
    "rolig": Brudd.ROLIG,
    "barnepass": Brudd.BARNEPASS,
    "gratis": Brudd.KOSTNAD,
}


def hvorfor_ikke(deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> list[Brudd]:
    """List every hard rule that the pair breaks; an empty list means that the pair exists."""
    brutt = {
        *personbrudd(deltaker),
        *tilbudsbrudd(aktivitet, grunnlag),
        *_parbrudd(deltaker, aktivitet, grunnlag),
        *_behovsbrudd(deltaker, aktivitet),
        *_tidligere_beslutninger(deltaker, aktivitet, grunnlag),
    }
    return [brudd for brudd in Brudd if brudd in brutt]


def personbrudd(deltaker: Deltaker) -> set[Brudd]:
    """List the rules that a person's answer breaks whatever the offer is."""
    brutt = set(deltaker.hindringer)
    if not deltaker.har_samtykke:
        brutt.add(Brudd.UTEN_SAMTYKKE)
    if deltaker.alder_fra < MYNDIG_ALDER and not deltaker.mindrearig_samtykke:
        brutt.add(Brudd.UTEN_FORESATTES_JA)
    return brutt


def tilbudsbrudd(aktivitet: Aktivitet, grunnlag: Grunnlag) -> set[Brudd]:
    """List the rules that an offer breaks whoever the person is."""
    brutt = set(aktivitet.hindringer)
    if aktivitet.ledige_plasser < 1:
        brutt.add(Brudd.FULLT)
    kjente = grunnlag.interesser
    if any(kode in kjente and kjente[kode].aldri_koblet for kode in aktivitet.interesser):
        brutt.add(Brudd.ALDRI_KOBLET)
    return brutt


def _parbrudd(deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> set[Brudd]:
    prover = (
        (f.interessetreff(deltaker, aktivitet, grunnlag).kode is None, Brudd.INTERESSE),
        (not f.alder_overlapper(deltaker, aktivitet), Brudd.ALDER),
        (f.sprakforhold(deltaker, aktivitet) is None, Brudd.SPRAK),
        (_ingen_felles_tid(deltaker, aktivitet), Brudd.TID),
        (_for_langt(deltaker, aktivitet, grunnlag), Brudd.REISEVEI),
    )
    return {brudd for sant, brudd in prover if sant} | slagbrudd(deltaker, aktivitet)


def slagbrudd(deltaker: Deltaker, aktivitet: Aktivitet) -> set[Brudd]:
    """List the rules on who a group is for: women or men, volunteers, children, residents."""
    mindrearig = deltaker.alder_fra < MYNDIG_ALDER
    prover = (
        (_feil_kjonnsgruppe(deltaker, aktivitet), Brudd.BARE_FOR),
        (aktivitet.rolle == "bidra" and deltaker.frivillig == "nei", Brudd.FRIVILLIG),
        (mindrearig and aktivitet.politiattest is False, Brudd.POLITIATTEST),
        (deltaker.tilknytning not in aktivitet.for_tilknytning, Brudd.MALGRUPPE),
    )
    return {brudd for sant, brudd in prover if sant}


def _feil_kjonnsgruppe(deltaker: Deltaker, aktivitet: Aktivitet) -> bool:
    """Ask for a stated wish at groups for one gender; a stated need shuts out all other offers."""
    if aktivitet.bare_for and not f.kjonn_oppgitt(deltaker, aktivitet.bare_for):
        return True
    return any(
        behov in deltaker.behov and aktivitet.bare_for != kjonn
        for kjonn, behov in f.KJONNSBEHOV.items()
    )


def _ingen_felles_tid(deltaker: Deltaker, aktivitet: Aktivitet) -> bool:
    if f.tid_er_ukjent(deltaker, aktivitet):
        return False
    return not any(f.felles_tider(deltaker, aktivitet))


def _for_langt(deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> bool:
    km = f.avstand_km(deltaker, aktivitet)
    egen = f.rekkevidde_km(deltaker, grunnlag.vekter)
    if km is None or egen is None:
        return False
    return km > egen + f.skyss_km(aktivitet, grunnlag.vekter)


def _behovsbrudd(deltaker: Deltaker, aktivitet: Aktivitet) -> set[Brudd]:
    return {
        brudd
        for behov, brudd in BEHOVSBRUDD.items()
        if behov in deltaker.behov and f.tilbudets_svar(aktivitet, behov) is False
    }


def _tidligere_beslutninger(
    deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag
) -> set[Brudd]:
    nokkel = (deltaker.id, aktivitet.id)
    prover = (
        (nokkel in grunnlag.tidligere.avviste, Brudd.AVVIST_FOR),
        (nokkel in grunnlag.tidligere.sperrede, Brudd.SPERRET),
        (nokkel in grunnlag.tidligere.faste, Brudd.ALLEREDE_KOBLET),
    )
    return {brudd for sant, brudd in prover if sant}
