"""Opplasting: a file comes in, and goes out again when it is cancelled or forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kartlegging.enums import Opplastingsstatus
from kartlegging.models import Opplasting
from kartlegging.parsing.vern import finn
from kartlegging.selectors import dag_i_tekst
from kartlegging.services import originaler
from kommuneportal.core import audit
from kommuneportal.core.models import Bruker
from kommuneportal.core.spreadsheet.typer import avvisning
from mottak.enums import Tilknytning
from mottak.models import Mottak


S = Opplastingsstatus
APNE = (S.MOTTATT, S.LESES, S.KLAR, S.MA_KOBLES, S.AVVIST)
LEVETID = timedelta(hours=24)
LENGSTE_NAVN = 120
MAKS_FOLGEFILER = 4
SKJULT_NAVN = "fil"
# What may stay of a name that says too much; an ending of another kind may be a part of it.
ENDELSER = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".ods", ".xls", ".xlsm", ".zip", ".pdf"})


class KanIkkeMottaOpplasting(Exception):
    """The file is empty or too large; `kode` says which."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode
        self.melding = avvisning(kode).melding


class KanIkkeMottaFolgefil(KanIkkeMottaOpplasting):
    """A companion is empty or too large."""


class ErImportertFor(Exception):
    """The very same file has been imported for the same centre already."""

    def __init__(self, tidligere: Opplasting) -> None:
        super().__init__()
        self.tidligere = tidligere
        self.melding = _("Denne filen er importert før, %(dag)s. Ingenting er endret.") % {
            "dag": dag_i_tekst(tidligere)
        }


class ErIkkeApen(Exception):
    """The upload has been imported, cancelled or undone, so nothing about it can change."""


def apen(opplasting: Opplasting) -> Opplasting:
    """
    Return the upload locked for a change.

    Raises: ErIkkeApen.
    """
    last = Opplasting.objects.select_for_update(of=("self",)).select_related("kommune", "mottak")
    opplasting = last.get(pk=opplasting.pk)
    if opplasting.status not in APNE or not opplasting.privat_navn:
        raise ErIkkeApen
    return opplasting


def trygt_filnavn(filnavn: str) -> str:
    """Return the name of a file without folders; hidden when it says something about a person."""
    navn = PurePath(filnavn.replace("\\", "/")).name.replace("\x00", "").strip()
    if finn(PurePath(navn).stem.replace("_", " ").replace("-", " ")) or finn(navn):
        endelse = PurePath(navn).suffix.lower()
        navn = SKJULT_NAVN + (endelse if endelse in ENDELSER else "")
    return navn[-LENGSTE_NAVN:] or SKJULT_NAVN


def motta_opplasting(
    innhold: bytes,
    *,
    filnavn: str,
    mottak: Mottak | None,
    by: Bruker | None,
    now: datetime,
    folgefil: Sequence[bytes] = (),
    form: Mapping[str, str] | None = None,
    igjen: bool = False,
) -> Opplasting:
    """
    Keep a file until somebody has looked it over; without a centre it is about settled people.
    `igjen` lets an imported file be read again; `folgefil` explain its codes, `form` its sheets.

    Raises: KanIkkeMottaOpplasting, KanIkkeMottaFolgefil, ErImportertFor.
    Source: decisions 22.
    """
    _sjekk_storrelse(innhold, folgefil=folgefil)
    sha256 = _avtrykk(innhold, mottak=mottak, igjen=igjen)
    navn, *folge = [originaler.lagre(fil) for fil in (innhold, *folgefil[:MAKS_FOLGEFILER])]
    try:
        with transaction.atomic():
            opplasting = Opplasting.objects.create(
                tilknytning=Tilknytning.MOTTAK if mottak else Tilknytning.KOMMUNE,
                mottak=mottak,
                filnavn=trygt_filnavn(filnavn),
                sha256=sha256,
                storrelse_byte=len(innhold),
                privat_navn=navn,
                folgefiler=folge,
                valg={"form": dict(form)} if form else {},
                lastet_opp_at=now,
                lastet_opp_by=by,
            )
            audit.record("opplasting_mottatt", opplasting, by=by, now=now, byte=len(innhold))
    except BaseException:
        originaler.slett(navn, *folge)
        raise
    return opplasting


def _avtrykk(innhold: bytes, *, mottak: Mottak | None, igjen: bool) -> str:
    """Return the hash; a file with a choice of sheets may come again, for another of them."""
    sha256 = hashlib.sha256(innhold).hexdigest()
    importerte = Opplasting.objects.filter(
        sha256=sha256, mottak=mottak, status=S.IMPORTERT, arkvalg__sporsmal__isnull=True
    )
    if not igjen and (tidligere := importerte.order_by("-bekreftet_at").first()):
        raise ErImportertFor(tidligere)
    return sha256


def _sjekk_storrelse(*filer: bytes, folgefil: Sequence[bytes] = ()) -> None:
    slag = ((filer, KanIkkeMottaOpplasting), (folgefil, KanIkkeMottaFolgefil))
    for innhold, feil in ((i, feil) for innholdet, feil in slag for i in innholdet):
        if not innhold:
            raise feil("tom_fil")
        if len(innhold) > settings.OPPLASTING_MAKS_BYTE:
            raise feil("for_stor")


@transaction.atomic
def legg_til_folgefil(
    opplasting: Opplasting, filer: Sequence[bytes], *, by: Bruker | None, now: datetime
) -> Opplasting:
    """
    Keep the files that explain the codes of an upload beside it; the reading comes after.

    Raises: ErIkkeApen, KanIkkeMottaFolgefil.
    """
    opplasting = apen(opplasting)
    if opplasting.status != S.MA_KOBLES:
        raise ErIkkeApen
    _sjekk_storrelse(folgefil=filer)
    alle = [*opplasting.folgefiler, *(originaler.lagre(fil) for fil in filer)]
    # The newest are enough: no tool has more than a few.
    originaler.slett_etterpa(*alle[:-MAKS_FOLGEFILER])
    opplasting.folgefiler = alle[-MAKS_FOLGEFILER:]
    opplasting.save(update_fields=["folgefiler"])
    audit.record("folgefil_lagt_til", opplasting, by=by, now=now, filer=len(filer))
    return opplasting


@transaction.atomic
def avbryt_opplasting(opplasting: Opplasting, *, by: Bruker | None, now: datetime) -> Opplasting:
    """
    Delete the file and everything that was read from it; name, hash and counts remain.

    Raises: ErIkkeApen.
    """
    opplasting = apen(opplasting)
    _glem(opplasting, status=S.AVBRUTT)
    audit.record("opplasting_avbrutt", opplasting, by=by, now=now)
    return opplasting


@transaction.atomic
def slett_gamle_originaler(*, now: datetime) -> int:
    """
    Delete the files, rows and typed corrections of uploads that nobody finished in 24 hours.

    Run by the worker in each kommune's scope. Returns how many uploads were let go.
    """
    gamle = Opplasting.objects.filter(lastet_opp_at__lt=now - LEVETID).exclude(privat_navn="")
    antall = 0
    for opplasting in gamle.select_for_update(of=("self",)).order_by("pk"):
        _glem(opplasting, status=S.AVBRUTT)
        audit.record("opplasting_utlopt", opplasting, by=None, now=now)
        antall += 1
    return antall


def _glem(opplasting: Opplasting, *, status: str) -> None:
    opplasting.rader.all().delete()
    opplasting.linjefeil.all().delete()
    glem_original(opplasting)
    opplasting.status = status
    opplasting.kolonner = []
    opplasting.save()


def glem_original(opplasting: Opplasting) -> None:
    """Empty what only the preview needed, and delete the file when the transaction is through."""
    originaler.slett_etterpa(opplasting.privat_navn, *opplasting.folgefiler)
    opplasting.privat_navn, opplasting.folgefiler = "", []
    opplasting.valg = {}
