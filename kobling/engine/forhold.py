"""How one person and one offer stand to each other, criterion by criterion."""

from dataclasses import dataclass

from kobling.engine.geografi import kilometer, punkt
from kobling.engine.koder import Kode
from kobling.engine.typer import DAGSDELER, Aktivitet, Deltaker, Grunnlag, Tid
from kobling.engine.vekter import Vekter


NORSKE_SPRAK = frozenset({"nb", "nn", "no"})
HARDE_BEHOV = ("trinnfri", "rolig", "barnepass", "gratis")
MYKE_BEHOV = ("skyss", "folge", "utstyr")
KJONNSBEHOV = {"kvinner": "bare_kvinner", "menn": "bare_menn"}
KJONNSONSKE = {"kvinner": "kvinnegruppe", "menn": "mannsgruppe"}


@dataclass(frozen=True, slots=True)
class Interessetreff:
    """The best of a person's wishes for an offer; code None means nothing in common."""

    kode: Kode | None
    poeng: int
    onske: str = ""
    styrke: int = 0


def interessetreff(deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> Interessetreff:
    """Find the wish that fits the offer best; ties go to the first code of the alphabet."""
    onsker = brukbare_onsker(deltaker, grunnlag)
    treff = [_treff(kode, styrke, aktivitet, grunnlag) for kode, styrke in onsker]
    if aktivitet.apen_for_alle:
        poeng = grunnlag.vekter.interesse_apen * grunnlag.vekter.styrke_1
        treff.append(Interessetreff(Kode.INTERESSE_APEN, poeng))
    mulige = [t for t in treff if t.kode is not None]
    if mulige:
        return min(mulige, key=lambda t: (-t.poeng, t.kode == Kode.INTERESSE_APEN, t.onske))
    return Interessetreff(None if onsker else Kode.INTERESSE_UKJENT, 0)


def brukbare_onsker(deltaker: Deltaker, grunnlag: Grunnlag) -> list[tuple[str, int]]:
    """Keep the wishes that the vocabulary knows and that may be matched at all."""
    kjente = grunnlag.interesser
    return [(k, s) for k, s in deltaker.onsker if k in kjente and not kjente[k].aldri_koblet]


def _treff(onske: str, styrke: int, aktivitet: Aktivitet, grunnlag: Grunnlag) -> Interessetreff:
    vekter = grunnlag.vekter
    kode, grunn = likhet(onske, aktivitet, grunnlag)
    tabell = {
        Kode.INTERESSE_SAMME: vekter.interesse_samme,
        Kode.INTERESSE_GRUPPE: vekter.interesse_gruppe,
        Kode.INTERESSE_BESLEKTET: vekter.interesse_beslektet,
    }
    poeng = tabell[kode] * vekter.styrke[styrke - 1] if kode else 0
    return Interessetreff(kode, poeng, grunn, styrke)


def likhet(onske: str, aktivitet: Aktivitet, grunnlag: Grunnlag) -> tuple[Kode | None, str]:
    """Say how near a wished activity lies to an offer's, and repeat the wish."""
    kjente = grunnlag.interesser
    if onske in aktivitet.interesser:
        return Kode.INTERESSE_SAMME, onske
    mitt = kjente[onske]
    andre = [kjente[k] for k in aktivitet.interesser if k in kjente]
    if any(a.gruppe == mitt.gruppe for a in andre):
        return Kode.INTERESSE_GRUPPE, onske
    naer = (
        a.gruppe in mitt.beslektede_grupper or mitt.gruppe in a.beslektede_grupper for a in andre
    )
    return (Kode.INTERESSE_BESLEKTET if any(naer) else None), onske


def sprakforhold(deltaker: Deltaker, aktivitet: Aktivitet) -> Kode | None:
    """Say in which language the two can talk; None when we know that they cannot."""
    engelsk = deltaker.engelsk if "en" in aktivitet.vertssprak else "ikke"
    norsk = "godt" if deltaker.informasjonssprak in NORSKE_SPRAK else deltaker.norsk
    svar = (
        (deltaker.informasjonssprak in aktivitet.vertssprak, Kode.SPRAK_FELLES),
        (norsk == "godt", Kode.SPRAK_NORSK),
        (engelsk == "godt", Kode.SPRAK_ENGELSK),
        (norsk == "litt" and aktivitet.norsk_krav != "godt", Kode.SPRAK_LITT_NORSK),
        (engelsk == "litt", Kode.SPRAK_LITT_ENGELSK),
        (aktivitet.norsk_krav == "ingen", Kode.SPRAK_INGEN_KRAV),
        (_sprak_er_ukjent(deltaker, aktivitet, norsk, engelsk), Kode.SPRAK_UKJENT),
    )
    return next((kode for sant, kode in svar if sant), None)


def _sprak_er_ukjent(
    deltaker: Deltaker, aktivitet: Aktivitet, norsk: str | None, engelsk: str | None
) -> bool:
    mangler_eget = deltaker.informasjonssprak is None and bool(aktivitet.vertssprak)
    return norsk is None or engelsk is None or mangler_eget


def sprakpoeng(kode: Kode, vekter: Vekter) -> int:
    """Give the points for a language in common."""
    if kode in {Kode.SPRAK_FELLES, Kode.SPRAK_NORSK, Kode.SPRAK_ENGELSK}:
        return vekter.sprak_felles
    litt = kode in {Kode.SPRAK_LITT_NORSK, Kode.SPRAK_LITT_ENGELSK}
    return vekter.sprak_litt if litt else 0


def felles_tider(deltaker: Deltaker, aktivitet: Aktivitet) -> tuple[set[Tid], set[Tid]]:
    """Return the slots in common that are sure, and those of days without a part of day."""
    hele_dager = {(dag, del_) for dag in deltaker.dager_uten_del for del_ in DAGSDELER}
    sikre = set(deltaker.tider & aktivitet.tider)
    return sikre, (hele_dager & aktivitet.tider) - sikre


def tid_er_ukjent(deltaker: Deltaker, aktivitet: Aktivitet) -> bool:
    """Say whether one of the two has not told when."""
    return not aktivitet.tider or not (deltaker.tider or deltaker.dager_uten_del)


def tidspoeng(antall_sikre: int, antall_usikre: int, vekter: Vekter) -> int:
    """Give the points for slots in common, sure ones counted first."""
    sikre = min(antall_sikre, vekter.tid_maks_antall)
    usikre = min(antall_usikre, vekter.tid_maks_antall - sikre)
    return sikre * vekter.tid_felles + usikre * vekter.tid_usikker


def avstand_km(deltaker: Deltaker, aktivitet: Aktivitet) -> int | None:
    """
    Give the distance by road, None when a place is unknown.

    Units: whole kilometres.
    """
    return kilometer(punkt(deltaker.lat, deltaker.lon), punkt(aktivitet.lat, aktivitet.lon))


def rekkevidde_km(deltaker: Deltaker, vekter: Vekter) -> int | None:
    """
    Give how far a person can go alone, None when not told.

    Units: whole kilometres.
    """
    return vekter.rekkevidde_km[deltaker.reise] if deltaker.reise else None


def skyss_km(aktivitet: Aktivitet, vekter: Vekter) -> int:
    """
    Give what the offer's own transport adds to anybody's reach.

    Units: whole kilometres.
    """
    if not aktivitet.skyss:
        return 0
    km = aktivitet.maks_avstand_skyss_km
    return vekter.skyss_km if km is None else km


def naerhetspoeng(km: int | None, vekter: Vekter) -> int:
    """Give the points for nearness: full at the door, half at `naerhet_halv_km`."""
    if km is None:
        return vekter.naerhet_ukjent
    return vekter.naerhet * vekter.naerhet_halv_km // (vekter.naerhet_halv_km + km)


def tilbudets_svar(aktivitet: Aktivitet, behov: str) -> bool | None:
    """Return what the offer says about a need: yes, no, or not told."""
    svar: bool | None = getattr(aktivitet, behov)
    return svar


def kjonn_oppgitt(deltaker: Deltaker, bare_for: str) -> bool:
    """Say whether a person has stated that groups for women (or men) only are right."""
    onsker = {kode for kode, _ in deltaker.onsker}
    return KJONNSBEHOV[bare_for] in deltaker.behov or KJONNSONSKE[bare_for] in onsker


def alder_overlapper(deltaker: Deltaker, aktivitet: Aktivitet) -> bool:
    """Say whether the two age ranges share at least one year."""
    for_ung = aktivitet.alder_fra is not None and (
        deltaker.alder_til is not None and deltaker.alder_til < aktivitet.alder_fra
    )
    for_gammel = aktivitet.alder_til is not None and deltaker.alder_fra > aktivitet.alder_til
    return not (for_ung or for_gammel)


def alder_innenfor(deltaker: Deltaker, aktivitet: Aktivitet) -> bool:
    """Say whether the whole of the person's age range lies inside the offer's."""
    fra = aktivitet.alder_fra is None or deltaker.alder_fra >= aktivitet.alder_fra
    til = aktivitet.alder_til is None or (
        deltaker.alder_til is not None and deltaker.alder_til <= aktivitet.alder_til
    )
    return fra and til
