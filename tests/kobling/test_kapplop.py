"""Two at once, in two processes on a real database: the last place, the same suggestion."""

import os
import sqlite3

import pytest
from django.db import connection

from kobling.models import Koblingsforslag
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kobling.kapplop import samtidig


pytestmark = [
    pytest.mark.tung,
    pytest.mark.kapplop,
    pytest.mark.django_db(transaction=True),
]


def _adresse(tmp_path):
    """Other processes cannot see SQLite in memory, so they get a copy on disk."""
    if connection.vendor != "sqlite":
        felt = connection.settings_dict
        hvem = felt["USER"] + (f":{felt['PASSWORD']}" if felt["PASSWORD"] else "")
        return f"postgres://{hvem}@{felt['HOST']}:{felt['PORT']}/{felt['NAME']}"
    fil = tmp_path / "kapplop.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(fil) as kopi:
        connection.connection.backup(kopi)
    kopi.close()
    return f"sqlite:///{fil}"


def _pk(forslag):
    """One suggestion, or several that one process tries in a thread each."""
    flere = forslag if isinstance(forslag, list) else [forslag]
    return ",".join(str(rad.pk) for rad in flere)


def _samtidig(tmp_path, *par, tabeller=("kobling_kobling", "core_epost")):
    miljo = os.environ | {
        "DATABASE_URL": _adresse(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kommuneportal.settings",
    }
    hvem = [[handling, _pk(forslag), str(by.pk)] for handling, forslag, by in par]
    svar = samtidig("tests.kobling.kapplop", *hvem, miljo=miljo)
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            return svar, *[_antall(cursor, tabell) for tabell in tabeller]
    with sqlite3.connect(tmp_path / "kapplop.sqlite3") as base:
        antall = [_antall(base, tabell) for tabell in tabeller]
    base.close()
    return svar, *antall


def _antall(base, tabell):
    return (base.execute(f"SELECT COUNT(*) FROM {tabell}") or base).fetchone()[0]


@pytest.fixture
def to(kommune):
    return [factories.bruker(kommune=kommune, rolle="koordinator") for _ in range(2)]


def test_the_last_place_goes_to_exactly_one(kommune, to, tmp_path):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(plasser=1)
        forslag = [factories.forslag(tilbud=tilbud) for _ in to]
        svar = _samtidig(tmp_path, *(("godkjenn", *par) for par in zip(forslag, to, strict=True)))
    assert svar == (["KanIkkeGodkjenne", "gikk"], 1, 1)


def test_the_last_place_goes_to_exactly_one_of_twenty(kommune, to, tmp_path):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(plasser=1)
        forslag = [factories.forslag(tilbud=tilbud) for _ in range(20)]
        grupper = [forslag[i::4] for i in range(4)]
        svar = _samtidig(tmp_path, *(("godkjenn", g, to[i % 2]) for i, g in enumerate(grupper)))
    assert svar == (["KanIkkeGodkjenne"] * 19 + ["gikk"], 1, 1)


def test_twenty_requests_to_one_association_send_one_mail(kommune, to, tmp_path):
    with kommune_scope(kommune):
        org = factories.organisasjon()
        forslag = [factories.forslag(tilbud=factories.tilbud(organisasjon=org)) for _ in range(20)]
        grupper = [forslag[i::4] for i in range(4)]
        svar = _samtidig(tmp_path, *(("godkjenn", g, to[i % 2]) for i, g in enumerate(grupper)))
    assert svar == (["gikk"] * 20, 20, 1)


def test_one_person_is_asked_about_one_thing(kommune, to, tmp_path):
    with kommune_scope(kommune):
        beboer = factories.svarark().beboer
        forslag = [factories.forslag(beboer=beboer) for _ in to]
        svar = _samtidig(tmp_path, *(("godkjenn", *par) for par in zip(forslag, to, strict=True)))
    assert svar == (["HarApenForesporsel", "gikk"], 1, 1)


@pytest.mark.parametrize("annen", ["godkjenn", "avvis"])
def test_two_coordinators_never_both_decide(kommune, to, tmp_path, annen):
    with kommune_scope(kommune):
        forslag = factories.forslag()
        svar, koblinger, eposter = _samtidig(
            tmp_path, ("godkjenn", forslag, to[0]), (annen, forslag, to[1])
        )
        assert svar == ["VurdertAvAndre", "gikk"]
        assert koblinger == eposter
        assert koblinger == 1 or annen == "avvis"
        assert Koblingsforslag.objects.count() == 1


@pytest.mark.parametrize("annen", ["flere", "avvis", "koble"])
def test_accepting_many_meets_one_who_decides_on_one_of_them(kommune, to, tmp_path, annen):
    with kommune_scope(kommune):
        forslag = factories.forslag()
        svar, koblinger, eposter = _samtidig(
            tmp_path, ("flere", forslag, to[0]), (annen, forslag, to[1])
        )
    assert svar.count("gikk") == 1
    assert koblinger == eposter
    assert koblinger == 1 or annen == "avvis"


def test_the_last_place_goes_to_one_also_by_hand(kommune, to, tmp_path):
    with kommune_scope(kommune):
        tilbud = factories.tilbud(plasser=1)
        forslag = [factories.forslag(tilbud=tilbud) for _ in to]
        par = zip(("koble", "godkjenn"), forslag, to, strict=True)
        svar, koblinger, eposter = _samtidig(tmp_path, *par)
    assert (svar.count("gikk"), koblinger, eposter) == (1, 1, 1)


def test_two_rejections_at_once_make_one_lesson(kommune, to, tmp_path):
    with kommune_scope(kommune):
        beboer = factories.svarark(reise="buss").beboer
        for _ in range(2):
            factories.forslag(
                beboer=beboer, status="avvist", grunn="reisevei", avgjort_at=factories.NOW,
                avgjort_by=to[0],
            )  # fmt: skip
        forslag = [factories.forslag(beboer=beboer) for _ in to]
        par = zip(("langt", "langt"), forslag, to, strict=True)
        svar, laerdommer = _samtidig(tmp_path, *par, tabeller=("kobling_laerdom",))
    assert (svar, laerdommer) == (["gikk", "gikk"], 1)
