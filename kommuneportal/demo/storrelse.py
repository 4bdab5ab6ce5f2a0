"""Invented municipalities of any size: the same seed gives the same rows."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from kartlegging.models import LedigTid, Onske, Svarark
from kommuneportal.core.enums import Behov, Dagsdel, Frivillig, Gruppe, Niva, Reise, Ukedag
from kommuneportal.core.koder import ALFABET
from kommuneportal.core.models import Interesse, Kommune, Sone
from kommuneportal.core.tenancy import kommune_scope
from mottak.enums import Mottaksslag, Tilknytning
from mottak.models import Beboer, Mottak
from organisasjoner.enums import Gruppestorrelse, Norskkrav, Organisasjonsform, Tilbudsrolle
from organisasjoner.models import Organisasjon, Tidspunkt, Tilbud, Tilbudsinteresse


BUNKE = 500
ANTALL_SONER = 8
ANTALL_MOTTAK = 3
ALDRE = ((0, 5), (6, 12), (13, 17), (18, 25), (26, 39), (40, 59), (60, None))
SPRAK = ("uk", "ar", "ti", "so", "prs", "ps", "en", "fr", "tr", "ru")
VERTSSPRAK = ("nb", "en", "uk", "ar", "ti", "so")
KLOKKESLETT = (10, 12, 16, 17, 18, 19)
GYLDIG_DAYS = 180


@dataclass(frozen=True)
class Storrelse:
    """How much to make in each municipality."""

    organisasjoner: int
    tilbud: int
    beboere: int


def fyll(kommuner: int, storrelse: Storrelse, *, fro: int, now: datetime) -> Iterator[Kommune]:
    """This function will make the municipalities one by one, each in a transaction of its own."""
    forste = Kommune.objects.filter(slug__startswith="provekommune-").count() + 1
    for nr in range(forste, forste + kommuner):
        yield Fabrikk(random.Random(f"{fro}:{nr}"), now).kommune(nr, storrelse)  # noqa: S311


class Fabrikk:
    """Makes the rows of one municipality from one source of chance."""

    def __init__(self, tilfeldig: random.Random, now: datetime) -> None:
        self.tilfeldig = tilfeldig
        self.now = now.astimezone(UTC)
        self.etiketter: set[str] = set()

    @transaction.atomic
    def kommune(self, nr: int, storrelse: Storrelse) -> Kommune:
        """This function will make a municipality with everything in it."""
        kommune = Kommune.objects.create(
            public_id=self._id(), slug=f"provekommune-{nr}", navn=f"Prøvekommune {nr}",
            lat=60 + self.tilfeldig.random() * 8, lon=6 + self.tilfeldig.random() * 10,
        )  # fmt: skip
        with kommune_scope(kommune):
            soner = self._lagre(Sone, (self._sone(kommune, i) for i in range(ANTALL_SONER)))
            mottak = self._lagre(Mottak, (self._mottak(i, soner) for i in range(ANTALL_MOTTAK)))
            self.fyll_opp(storrelse, soner, mottak)
        return kommune

    def fyll_opp(self, storrelse: Storrelse, soner: list[Sone], mottak: list[Mottak]) -> None:
        """This function will add offers and answers to the municipality in scope."""
        self.etiketter.update(Beboer.objects.values_list("etikett", flat=True))
        self._tilbydere(storrelse, soner)
        self._beboere(storrelse, soner, mottak)

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.tilfeldig.getrandbits(128), version=4)

    def _lagre(self, modell: type[Any], rader: Iterable[Any]) -> list[Any]:
        return list(modell.objects.bulk_create(rader, batch_size=BUNKE))

    def _sone(self, kommune: Kommune, nr: int) -> Sone:
        lat = (kommune.lat or 0) + self.tilfeldig.uniform(-0.1, 0.1)
        lon = (kommune.lon or 0) + self.tilfeldig.uniform(-0.2, 0.2)
        return Sone(public_id=self._id(), navn=f"Sone {nr + 1}", lat=lat, lon=lon)

    def _mottak(self, nr: int, soner: list[Sone]) -> Mottak:
        slag = list(Mottaksslag)[nr % len(Mottaksslag)]
        return Mottak(
            public_id=self._id(), slug=f"mottak-{nr + 1}", navn=f"Mottak {nr + 1}", slag=slag,
            sone=self.tilfeldig.choice(soner),
        )  # fmt: skip

    def _tilbydere(self, storrelse: Storrelse, soner: list[Sone]) -> None:
        organisasjoner = self._lagre(
            Organisasjon, (self._organisasjon(i) for i in range(storrelse.organisasjoner))
        )
        antall = storrelse.tilbud if organisasjoner else 0
        tilbud = self._lagre(
            Tilbud, (self._tilbud(i, organisasjoner, soner) for i in range(antall))
        )
        interesser = list(Interesse.objects.for_beboere().order_by("pk"))
        self._lagre(
            Tilbudsinteresse,
            (
                Tilbudsinteresse(tilbud=rad, interesse=interesse)
                for rad in tilbud
                for interesse in self._noen(interesser, 1, 2)
            ),
        )
        self._lagre(Tidspunkt, (tid for rad in tilbud for tid in self._tidspunkter(rad)))

    def _organisasjon(self, nr: int) -> Organisasjon:
        navn = f"Prøvelag {nr + 1}"
        return Organisasjon(
            public_id=self._id(), navn=navn, navn_normalisert=navn.lower(),
            form=self.tilfeldig.choice((Organisasjonsform.FORENING, Organisasjonsform.UFORMELL)),
            epost=f"lag{nr + 1}@provekommune.example.no", epost_bekreftet_at=self.now,
            sist_bekreftet_at=self.now, opprettet_at=self.now,
        )  # fmt: skip

    def _tilbud(self, nr: int, organisasjoner: list[Organisasjon], soner: list[Sone]) -> Tilbud:
        t = self.tilfeldig
        fra, til = t.choice([*ALDRE, (18, None), (None, None), (18, None)])
        kanskje: Callable[[], bool | None] = lambda: t.choice((True, False, None))  # noqa: E731
        return Tilbud(
            public_id=self._id(), organisasjon=t.choice(organisasjoner), navn=f"Tilbud {nr + 1}",
            rolle=Tilbudsrolle.BIDRA if t.random() < 0.2 else Tilbudsrolle.DELTA,
            beskrivelse="Oppdiktet tilbud.", alder_fra=fra, alder_til=til,
            plasser=t.choice((4, 6, 8, 10, 15, 20)), norsk_krav=t.choice(Norskkrav.values),
            vertssprak=["nb", *self._noen(VERTSSPRAK[1:], 0, 2)], pris_kr=t.choice((0, 0, 0, 200)),
            laner_ut_utstyr=kanskje(), har_skyss=kanskje(), har_barnepass=kanskje(),
            er_trinnfri=kanskje(), er_rolig=kanskje(), har_folge=kanskje(),
            gruppestorrelse=t.choice(Gruppestorrelse.values), sone=t.choice(soner),
            publisert_at=self.now, sist_bekreftet_at=self.now,
        )  # fmt: skip

    def _tidspunkter(self, tilbud: Tilbud) -> Iterator[Tidspunkt]:
        for ukedag in self._noen(Ukedag.values, 1, 2):
            fra = self.tilfeldig.choice(KLOKKESLETT)
            yield Tidspunkt(tilbud=tilbud, ukedag=ukedag, fra=time(fra), til=time(fra + 2))

    def _beboere(self, storrelse: Storrelse, soner: list[Sone], mottak: list[Mottak]) -> None:
        interesser = list(Interesse.objects.for_beboere().order_by("pk"))
        beboere = self._lagre(
            Beboer, (self._beboer(i, soner, mottak) for i in range(storrelse.beboere))
        )
        ark = self._lagre(Svarark, (self._svarark(beboer) for beboer in beboere))
        self._lagre(
            Onske,
            (
                Onske(svarark=rad, interesse=interesse, styrke=self.tilfeldig.randint(1, 3))
                for rad in ark
                for interesse in self._noen(interesser, 1, 5)
            ),
        )
        self._lagre(LedigTid, (tid for rad in ark for tid in self._ledige_tider(rad)))

    def _beboer(self, nr: int, soner: list[Sone], mottak: list[Mottak]) -> Beboer:
        bosatt = self.tilfeldig.random() < 0.2
        hvor: dict[str, Any] = (
            {"tilknytning": Tilknytning.KOMMUNE, "sone": self.tilfeldig.choice(soner)}
            if bosatt
            else {"tilknytning": Tilknytning.MOTTAK, "mottak": self.tilfeldig.choice(mottak)}
        )
        return Beboer(
            public_id=self._id(), etikett=self._etikett(), referanse=f"P-{nr + 1:05d}",
            referanse_normalisert=f"p-{nr + 1:05d}", opprettet_date=self.now.date(), **hvor,
        )  # fmt: skip

    def _etikett(self) -> str:
        while True:
            etikett = "B-" + "".join(self.tilfeldig.choices(ALFABET, k=4))
            if etikett not in self.etiketter:
                self.etiketter.add(etikett)
                return etikett

    def _svarark(self, beboer: Beboer) -> Svarark:
        t = self.tilfeldig
        fra, til = t.choices(ALDRE, weights=(2, 10, 8, 25, 35, 15, 5))[0]
        svart: date = self.now.date() - timedelta(days=t.randint(0, 60))
        return Svarark(
            public_id=self._id(), beboer=beboer, kilde="fil", alder_fra=fra, alder_til=til,
            informasjonssprak=t.choice(SPRAK), norsk=t.choice(Niva.values),
            engelsk=t.choice(["", *Niva.values]), reise=t.choice(["", *Reise.values]),
            gruppe=t.choice(["", *Gruppe.values]), frivillig=t.choice(["", *Frivillig.values]),
            behov=self._noen([b.value for b in list(Behov)[:7]], 0, 1), svart_date=svart,
            gyldig_til_date=svart + timedelta(days=GYLDIG_DAYS),
            mindrearig_samtykke=fra < 18, samtykke_kilde="fil", samtykke_date=svart,
            samtykke_tekst="fil: Samtykke", lagret_at=self.now,
        )  # fmt: skip

    def _ledige_tider(self, ark: Svarark) -> Iterator[LedigTid]:
        for ukedag in self._noen(Ukedag.values, 1, 4):
            for del_av_dagen in self._noen(Dagsdel.values, 1, 2):
                yield LedigTid(svarark=ark, ukedag=ukedag, del_av_dagen=del_av_dagen)

    def _noen(self, av: Any, minst: int, mest: int) -> list[Any]:
        return self.tilfeldig.sample(list(av), self.tilfeldig.randint(minst, mest))
