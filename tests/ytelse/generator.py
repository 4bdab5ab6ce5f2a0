"""Seeded towns of people and offers, for benchmarks and for properties of the engine."""

import random

from kobling.engine.typer import DAGSDELER, Aktivitet, Deltaker, Grunnlag, Interesse, Tidligere


GRUPPER = {
    "ballspill": ("trening",),
    "vann": ("trening", "friluft"),
    "trening": ("ballspill", "vann", "dans"),
    "friluft": ("vann", "samfunn"),
    "musikk": ("dans",),
    "dans": ("trening", "musikk"),
    "mat": ("motested",),
    "sprak": ("motested",),
    "motested": ("mat", "sprak", "samfunn"),
    "samfunn": ("friluft", "motested"),
}
SPRAK = ("uk", "ar", "ti", "so", "fa", "en", "nb", "ps", "ku", "fr")
BAND = ((0, 5), (6, 12), (13, 17), (18, 25), (26, 39), (40, 59), (60, None))
INTERESSER = {
    f"{gruppe}_{n}": Interesse(f"{gruppe}_{n}", gruppe, frozenset(naer))
    for gruppe, naer in GRUPPER.items()
    for n in range(5)
} | {
    "kvinnegruppe": Interesse("kvinnegruppe", "motested"),
    "tro": Interesse("tro", "paa_foresporsel", aldri_koblet=True),
}


def lag_grunnlag(personer: int, tilbud: int, *, fro: int) -> Grunnlag:
    """Make a municipality of any size; the same seed gives the same town."""
    trekk = random.Random(fro)
    soner = [(59 + trekk.random() / 4, 10 + trekk.random() / 2) for _ in range(12)]
    return Grunnlag(
        deltakere=tuple(_deltaker(i, trekk, soner) for i in range(1, personer + 1)),
        aktiviteter=tuple(_aktivitet(j, trekk, soner) for j in range(1, tilbud + 1)),
        interesser=INTERESSER,
        tidligere=_tidligere(personer, tilbud, trekk),
    )


def _deltaker(nummer: int, trekk: random.Random, soner: list[tuple[float, float]]) -> Deltaker:
    fra, til = trekk.choices(BAND, weights=(1, 4, 4, 8, 12, 6, 2))[0]
    koder = trekk.sample(sorted(INTERESSER), trekk.choice((0, 1, 2, 3, 3, 4)))
    lat, lon = trekk.choice([*soner, (None, None)])
    dager = range(1, 8)
    return Deltaker(
        id=nummer,
        alder_fra=fra,
        alder_til=til,
        informasjonssprak=trekk.choice((*SPRAK, None)),
        norsk=trekk.choice(("ikke", "ikke", "litt", "litt", "godt", None)),
        engelsk=trekk.choice(("ikke", "ikke", "litt", "godt", None)),
        onsker=tuple((kode, trekk.randint(1, 3)) for kode in koder),
        tider=frozenset(
            (trekk.choice(dager), trekk.choice(DAGSDELER)) for _ in range(trekk.randint(0, 6))
        ),
        dager_uten_del=frozenset(trekk.sample(dager, trekk.choice((0, 0, 0, 1, 2)))),
        reise=trekk.choice(("ga", "buss", "buss", "langt", None)),
        gruppe=trekk.choice(("liten", "stor", "likt", None)),
        behov=_behov(trekk),
        frivillig=trekk.choice(("ja", "nei", "nei", "kanskje", None)),
        tilknytning=trekk.choice(("mottak", "kommune", "kommune")),
        lat=lat,
        lon=lon,
        ventet_uker=trekk.randint(0, 30),
        har_samtykke=trekk.random() > 0.01,
        mindrearig_samtykke=trekk.random() > 0.1,
    )


def _behov(trekk: random.Random) -> frozenset[str]:
    hyppighet = {
        "trinnfri": 0.05,
        "rolig": 0.08,
        "barnepass": 0.08,
        "skyss": 0.2,
        "folge": 0.2,
        "utstyr": 0.2,
        "gratis": 0.3,
        "bare_kvinner": 0.05,
        "bare_menn": 0.02,
    }
    return frozenset(behov for behov, andel in hyppighet.items() if trekk.random() < andel)


def _aktivitet(nummer: int, trekk: random.Random, soner: list[tuple[float, float]]) -> Aktivitet:
    janei = (True, False, None)
    lat, lon = trekk.choice([*soner, (None, None)])
    return Aktivitet(
        id=nummer,
        rolle=trekk.choice(("delta", "delta", "delta", "bidra")),
        interesser=tuple(trekk.sample(sorted(INTERESSER), trekk.choice((1, 1, 2)))),
        apen_for_alle=trekk.random() < 0.1,
        alder_fra=trekk.choice((None, 6, 13, 18, 18, 18)),
        alder_til=trekk.choice((None, None, None, 25, 67)),
        ledige_plasser=trekk.choice((0, 1, 2, 3, 4, 6, 8, 12)),
        tider=frozenset(
            (trekk.randint(1, 7), trekk.choice(("ettermiddag", "kveld", "kveld")))
            for _ in range(trekk.randint(0, 2))
        ),
        norsk_krav=trekk.choice(("ingen", "ingen", "litt", "godt")),
        vertssprak=frozenset(trekk.sample(SPRAK, trekk.randint(0, 3))),
        skyss=trekk.choice(janei),
        barnepass=trekk.choice(janei),
        trinnfri=trekk.choice(janei),
        rolig=trekk.choice(janei),
        utstyr=trekk.choice(janei),
        folge=trekk.choice(janei),
        gratis=trekk.choice((True, True, True, False, None)),
        bare_for=trekk.choice(("", "", "", "", "", "", "", "kvinner", "menn")),
        fast=trekk.random() < 0.7,
        lavterskel=trekk.random() < 0.5,
        utenfor_mottak=trekk.random() < 0.8,
        gruppestorrelse=trekk.choice(("liten", "stor", None)),
        plasser_nyankomne=trekk.choice((0, 0, 2)),
        politiattest=trekk.choice((True, True, False, None)),
        for_tilknytning=frozenset(trekk.choice((("mottak", "kommune"), ("kommune",)))),
        plasser_kjent=trekk.random() < 0.9,
        lat=lat,
        lon=lon,
        maks_avstand_skyss_km=trekk.choice((None, 5, 10)),
    )


def _tidligere(personer: int, tilbud: int, trekk: random.Random) -> Tidligere:
    def par(andel: float) -> frozenset[tuple[int, int]]:
        antall = int(andel * personer)
        return frozenset(
            (trekk.randint(1, personer), trekk.randint(1, tilbud)) for _ in range(antall)
        )

    return Tidligere(avviste=par(0.2), sperrede=par(0.05), faste=par(0.05), sett=par(0.5))
