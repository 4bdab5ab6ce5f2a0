"""A file comes in and is kept private, or goes out again."""

import stat
from datetime import timedelta

import pytest

from kartlegging.models import Opplasting, Svarark
from kartlegging.services import (
    ErIkkeApen,
    KanIkkeMottaOpplasting,
    avbryt_opplasting,
    motta_opplasting,
    slett_gamle_originaler,
    slett_herrelose,
)
from kommuneportal.core.models import Hendelse
from mottak.models import Beboer
from tests.kartlegging.filer import RADER, VANLIG, csv
from tests.kartlegging.oppsett import motta, private


pytestmark = pytest.mark.django_db


def test_motta_keeps_the_file_private_and_stores_no_answer(sted, by, now, settings):
    opplasting = motta(VANLIG, sted, now, by=by)

    (fil,) = private(settings)
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert fil.name == opplasting.privat_navn
    assert (opplasting.status, opplasting.antall["lest"], opplasting.antall["klar"]) == (
        "klar", 3, 2,
    )  # fmt: skip
    assert (Beboer.objects.count(), Svarark.objects.count()) == (0, 0)
    assert Hendelse.objects.filter(handling="opplasting_mottatt").count() == 1


@pytest.mark.parametrize(("innhold", "kode"), [(b"", "tom_fil"), (b"x" * 2000, "for_stor")])
def test_motta_refuses_and_leaves_nothing(sted, now, settings, innhold, kode):
    settings.OPPLASTING_MAKS_BYTE = 1000

    with pytest.raises(KanIkkeMottaOpplasting) as feil:
        motta_opplasting(innhold, filnavn="a.csv", mottak=sted, by=None, now=now)

    assert feil.value.kode == kode
    assert feil.value.melding.endswith(".")
    assert private(settings) == []
    assert not Opplasting.objects.exists()


@pytest.mark.parametrize(
    ("filnavn", "blir"),
    [
        ("C:\\Users\\x\\svar november.xlsx", "svar november.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("kari.nordmann@eksempel.no.csv", "fil.csv"),
        ("svar.98765432", "fil"),
        ("Oksana Plantemoe 98765432.91234567", "fil"),
        ("praktiserende muslim.ods", "fil.ods"),
        ("", "fil"),
    ],
)
def test_motta_never_keeps_a_telling_file_name(sted, now, filnavn, blir):
    assert motta(VANLIG, sted, now, filnavn=filnavn).filnavn == blir


def test_a_file_that_cannot_be_used_is_deleted_at_once(sted, now, settings, commit):
    with commit():
        opplasting = motta(b"%PDF-1.7 noe annet", sted, now)

    assert opplasting.status == "avvist"
    assert "PDF" in opplasting.melding
    assert private(settings) == []


def test_avbryt_deletes_the_file_and_the_rows(sted, by, now, settings, commit):
    opplasting = motta(VANLIG, sted, now)

    with commit():
        opplasting = avbryt_opplasting(opplasting, by=by, now=now)

    assert opplasting.status == "avbrutt"
    assert opplasting.antall["lest"] == 3
    assert (opplasting.rader.count(), opplasting.linjefeil.count()) == (0, 0)
    assert private(settings) == []
    with pytest.raises(ErIkkeApen):
        avbryt_opplasting(opplasting, by=by, now=now)


def test_uploads_are_forgotten_after_24_hours(sted, now, settings, commit):
    gammel = motta(VANLIG, sted, now)
    ny = motta(csv(RADER[0]), sted, now + timedelta(hours=2))

    with commit():
        antall = slett_gamle_originaler(now=now + timedelta(hours=25))

    assert antall == 1
    gammel.refresh_from_db()
    assert (gammel.status, gammel.privat_navn, gammel.valg) == ("avbrutt", "", {})
    assert [fil.name for fil in private(settings)] == [ny.privat_navn]


def test_a_file_without_an_upload_is_swept(sted, now, settings):
    motta(VANLIG, sted, now)
    fil = private(settings)[0]
    levert = fil.stat().st_mtime
    now = now.fromtimestamp(levert, tz=now.tzinfo)

    assert slett_herrelose(now=now + timedelta(hours=23)) == 0
    assert slett_herrelose(now=now + timedelta(hours=25)) == 1
    assert private(settings) == []
