"""The score in plain Python, one reason for each part of it."""

from collections.abc import Iterator

from kobling.engine import forhold as f
from kobling.engine.koder import Kilde, Kode, Kriterium, Tilstand
from kobling.engine.regler import MYNDIG_ALDER, hvorfor_ikke
from kobling.engine.typer import Aktivitet, Begrunnelse, Deltaker, Grunnlag, Vurdering
from kobling.engine.vekter import Vekter


_SPRAKTILSTAND = {
    Kode.SPRAK_LITT_ENGELSK: Tilstand.DELVIS,
    Kode.SPRAK_INGEN_KRAV: Tilstand.DELVIS,
    Kode.SPRAK_UKJENT: Tilstand.VET_IKKE,
}


def vurder(deltaker: Deltaker, aktivitet: Aktivitet, grunnlag: Grunnlag) -> Vurdering:
    """Judge one pair: the broken rules, or the score and every reason behind it."""
    brudd = hvorfor_ikke(deltaker, aktivitet, grunnlag)
    if brudd:
        return Vurdering(score=None, brudd=tuple(brudd))
    grunner = tuple(begrunn(deltaker, aktivitet, grunnlag))
    return Vurdering(samlet(grunner, grunnlag.vekter), begrunnelser=grunner)


def samlet(grunner: tuple[Begrunnelse, ...], vekter: Vekter) -> int:
    """Add up the points of a pair's reasons, held inside the range of scores."""
    sett = any(g.kriterium == Kriterium.SETT for g in grunner)
    poeng = sum(g.poeng for g in grunner if g.kriterium != Kriterium.SETT)
    return vekter.avgrens(poeng, sett=sett)


def begrunn(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    """Tell why an allowed pair fits and what to check, the six fixed criteria first."""
    yield _interesse(d, a, grunnlag)
    yield _tid(d, a, grunnlag)
    yield _sprak(d, a, grunnlag)
    yield _plass(a, grunnlag)
    yield _reise(d, a, grunnlag)
    yield _utstyr(d, a, grunnlag)
    yield from _alder(d, a, grunnlag)
    yield from _grupper(d, a, grunnlag)
    yield from _frivillig(d, a, grunnlag)
    yield from _behov(d, a, grunnlag)
    yield _kostnad(d, a, grunnlag)
    yield from _opplegg(a, grunnlag)
    yield from _ventet_og_sett(d, a, grunnlag)


def _interesse(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    treff = f.interessetreff(d, a, grunnlag)
    kode = treff.kode or Kode.INTERESSE_UKJENT
    if kode == Kode.INTERESSE_UKJENT:
        return _grunn(Kriterium.INTERESSE, Tilstand.VET_IKKE, Kilde.MANGLER, kode)
    if kode == Kode.INTERESSE_APEN:
        tilstand = Tilstand.DELVIS
        return _grunn(Kriterium.INTERESSE, tilstand, Kilde.TILBUD, kode, poeng=treff.poeng)
    passer = kode == Kode.INTERESSE_SAMME
    tilstand = Tilstand.PASSER if passer else Tilstand.DELVIS
    fakta = (("onske", treff.onske), ("styrke", treff.styrke))
    return _grunn(
        Kriterium.INTERESSE, tilstand, Kilde.UNDERSOKELSE, kode, *fakta, poeng=treff.poeng
    )


def _tid(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    if not a.tider:
        return _grunn(Kriterium.TID, Tilstand.VET_IKKE, Kilde.TILBUD, Kode.TID_AVTALES)
    if f.tid_er_ukjent(d, a):
        return _grunn(
            Kriterium.TID,
            Tilstand.VET_IKKE,
            Kilde.MANGLER,
            Kode.TID_UKJENT,
            ("tider", _sortert(a.tider)),
        )
    sikre, usikre = f.felles_tider(d, a)
    kode = Kode.TID_FELLES if sikre else Kode.TID_DAG_UTEN_DEL
    tilstand = Tilstand.PASSER if sikre else Tilstand.DELVIS
    poeng = f.tidspoeng(len(sikre), len(usikre), grunnlag.vekter)
    fakta = ("tider", _sortert(sikre or usikre))
    return _grunn(Kriterium.TID, tilstand, Kilde.UNDERSOKELSE, kode, fakta, poeng=poeng)


def _sprak(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    kode = f.sprakforhold(d, a) or Kode.SPRAK_UKJENT
    tilstand = _SPRAKTILSTAND.get(kode, Tilstand.PASSER)
    kilde = {Kode.SPRAK_UKJENT: Kilde.MANGLER, Kode.SPRAK_INGEN_KRAV: Kilde.TILBUD}.get(
        kode, Kilde.UNDERSOKELSE
    )
    fakta = (("sprak", d.informasjonssprak), ("norsk", d.norsk), ("krav", a.norsk_krav))
    poeng = f.sprakpoeng(kode, grunnlag.vekter)
    return _grunn(Kriterium.SPRAK, tilstand, kilde, kode, *fakta, poeng=poeng)


def _plass(a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    if not a.plasser_kjent:
        return _grunn(Kriterium.PLASS, Tilstand.VET_IKKE, Kilde.MANGLER, Kode.PLASS_UKJENT)
    holdt_av = a.plasser_nyankomne > 0
    kode = Kode.PLASS_NYANKOMNE if holdt_av else Kode.PLASS_LEDIG
    return _grunn(
        Kriterium.PLASS,
        Tilstand.PASSER,
        Kilde.TILBUD,
        kode,
        ("ledige", a.ledige_plasser),
        ("nyankomne", a.plasser_nyankomne),
        poeng=grunnlag.vekter.nyankomne if holdt_av else 0,
    )


def _reise(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    km = f.avstand_km(d, a)
    poeng = f.naerhetspoeng(km, grunnlag.vekter)
    egen = f.rekkevidde_km(d, grunnlag.vekter)
    fakta = (("km", km), ("reise", d.reise), ("skyss", a.skyss))
    if km is None:
        tilstand, kilde, kode = Tilstand.VET_IKKE, Kilde.MANGLER, Kode.REISE_UKJENT_AVSTAND
    elif egen is None and km > grunnlag.vekter.ga_km:
        tilstand, kilde, kode = Tilstand.VET_IKKE, Kilde.MANGLER, Kode.REISE_UKJENT_REKKEVIDDE
    elif egen is not None and km > egen:
        tilstand, kilde, kode = Tilstand.DELVIS, Kilde.BEREGNET, Kode.REISE_MED_SKYSS
    else:
        tilstand, kilde, kode = Tilstand.PASSER, Kilde.BEREGNET, Kode.REISE_INNENFOR
    return _grunn(Kriterium.REISE, tilstand, kilde, kode, *fakta, poeng=poeng)


def _utstyr(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    if a.utstyr:
        return _grunn(Kriterium.UTSTYR, Tilstand.PASSER, Kilde.TILBUD, Kode.UTSTYR_LANES)
    if "utstyr" not in d.behov:
        kode = Kode.UTSTYR_IKKE_NEVNT
        return _grunn(Kriterium.UTSTYR, Tilstand.VET_IKKE, Kilde.MANGLER, kode)
    if a.utstyr is None:
        return _grunn(
            Kriterium.UTSTYR,
            Tilstand.VET_IKKE,
            Kilde.MANGLER,
            Kode.UTSTYR_UKJENT,
            poeng=-grunnlag.vekter.trekk_behov_ukjent,
        )
    return _grunn(
        Kriterium.UTSTYR,
        Tilstand.PASSER_IKKE,
        Kilde.TILBUD,
        Kode.UTSTYR_MANGLER,
        poeng=-grunnlag.vekter.trekk_behov_ikke_mott,
    )


def _alder(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    if a.alder_fra is None and a.alder_til is None:
        return
    fakta = (("fra", a.alder_fra), ("til", a.alder_til))
    if f.alder_innenfor(d, a):
        kode, tilstand, poeng = Kode.ALDER_INNENFOR, Tilstand.PASSER, 0
    else:
        kode, tilstand = Kode.ALDER_DELVIS, Tilstand.DELVIS
        poeng = -grunnlag.vekter.trekk_alder_delvis
    yield _grunn(Kriterium.ALDER, tilstand, Kilde.TILBUD, kode, *fakta, poeng=poeng)


def _grupper(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    if a.bare_for:
        kode, fakta = Kode.BARE_FOR_OPPGITT, ("bare_for", a.bare_for)
        yield _grunn(Kriterium.BARE_FOR, Tilstand.PASSER, Kilde.UNDERSOKELSE, kode, fakta)
    if d.alder_fra < MYNDIG_ALDER and a.politiattest is None:
        kode = Kode.POLITIATTEST_UKJENT
        yield _grunn(Kriterium.POLITIATTEST, Tilstand.VET_IKKE, Kilde.MANGLER, kode)
    if d.gruppe is None:
        return
    fakta = ("gruppe", d.gruppe)
    kriterium, kilde = Kriterium.GRUPPE, Kilde.UNDERSOKELSE
    if d.gruppe in {"likt", a.gruppestorrelse}:
        poeng = grunnlag.vekter.gruppe
        kode = Kode.GRUPPE_SOM_ONSKET
        yield _grunn(kriterium, Tilstand.PASSER, kilde, kode, fakta, poeng=poeng)
    elif a.gruppestorrelse is None:
        yield _grunn(kriterium, Tilstand.VET_IKKE, Kilde.MANGLER, Kode.GRUPPE_UKJENT, fakta)
    else:
        yield _grunn(kriterium, Tilstand.DELVIS, kilde, Kode.GRUPPE_ANNEN, fakta)


def _frivillig(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    if a.rolle != "bidra":
        return
    trekk = -grunnlag.vekter.trekk_frivillig_usikker
    kriterium, kilde = Kriterium.FRIVILLIG, Kilde.UNDERSOKELSE
    if d.frivillig == "ja":
        yield _grunn(kriterium, Tilstand.PASSER, kilde, Kode.FRIVILLIG_JA)
    elif d.frivillig is None:
        kode = Kode.FRIVILLIG_UKJENT
        yield _grunn(kriterium, Tilstand.VET_IKKE, Kilde.MANGLER, kode, poeng=trekk)
    else:
        kode = Kode.FRIVILLIG_KANSKJE
        yield _grunn(kriterium, Tilstand.DELVIS, kilde, kode, poeng=trekk)


def _behov(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    """Needs with sentences of their own; equipment and price are told elsewhere."""
    for behov in ("trinnfri", "rolig", "barnepass", "skyss", "folge"):
        if behov not in d.behov:
            continue
        svar, fakta = f.tilbudets_svar(a, behov), ("behov", behov)
        if svar is None:
            trekk = -grunnlag.vekter.trekk_behov_ukjent
            tilstand, kilde, kode = Tilstand.VET_IKKE, Kilde.MANGLER, Kode.BEHOV_UKJENT
        elif svar:
            trekk = 0
            tilstand, kilde, kode = Tilstand.PASSER, Kilde.TILBUD, Kode.BEHOV_MOTT
        else:
            trekk = -grunnlag.vekter.trekk_behov_ikke_mott
            tilstand, kilde, kode = Tilstand.PASSER_IKKE, Kilde.TILBUD, Kode.BEHOV_IKKE_MOTT
        yield _grunn(Kriterium.BEHOV, tilstand, kilde, kode, fakta, poeng=trekk)


def _kostnad(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Begrunnelse:
    if a.gratis is None:
        trekk = grunnlag.vekter.trekk_behov_ukjent if "gratis" in d.behov else 0
        kode, tilstand = Kode.KOSTNAD_UKJENT, Tilstand.VET_IKKE
        return _grunn(Kriterium.KOSTNAD, tilstand, Kilde.MANGLER, kode, poeng=-trekk)
    kode = Kode.KOSTNAD_GRATIS if a.gratis else Kode.KOSTNAD_KOSTER
    tilstand = Tilstand.PASSER if a.gratis else Tilstand.DELVIS
    return _grunn(Kriterium.KOSTNAD, tilstand, Kilde.TILBUD, kode)


def _opplegg(a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    vekter = grunnlag.vekter
    deler = (
        (a.fast, Kode.OPPLEGG_FAST, vekter.fast),
        (a.lavterskel, Kode.OPPLEGG_LAVTERSKEL, vekter.lavterskel),
        (a.utenfor_mottak, Kode.OPPLEGG_UTENFOR_MOTTAK, vekter.utenfor_mottak),
    )
    for sant, kode, poeng in deler:
        if sant:
            yield _grunn(Kriterium.OPPLEGG, Tilstand.PASSER, Kilde.TILBUD, kode, poeng=poeng)


def _ventet_og_sett(d: Deltaker, a: Aktivitet, grunnlag: Grunnlag) -> Iterator[Begrunnelse]:
    vekter = grunnlag.vekter
    uker = min(d.ventet_uker, vekter.ventet_maks_uker)
    passer, kilde = Tilstand.PASSER, Kilde.BEREGNET
    if uker:
        poeng, fakta = uker * vekter.ventet_per_uke, ("uker", d.ventet_uker)
        yield _grunn(Kriterium.VENTET, passer, kilde, Kode.VENTET_UKER, fakta, poeng=poeng)
    if (d.id, a.id) in grunnlag.tidligere.sett:
        yield _grunn(Kriterium.SETT, passer, kilde, Kode.SETT_FOR, poeng=vekter.sett_for)


def _sortert(tider: frozenset[tuple[int, str]] | set[tuple[int, str]]) -> list[list[object]]:
    rekkefolge = {"formiddag": 0, "ettermiddag": 1, "kveld": 2}
    return [[dag, del_] for dag, del_ in sorted(tider, key=lambda t: (t[0], rekkefolge[t[1]]))]


def _grunn(
    kriterium: Kriterium,
    tilstand: Tilstand,
    kilde: Kilde,
    kode: Kode,
    *parametre: tuple[str, object],
    poeng: int = 0,
) -> Begrunnelse:
    return Begrunnelse(kriterium, tilstand, kilde, kode, parametre, poeng)
