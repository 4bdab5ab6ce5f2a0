"""The survey's texts: frozen versions, kept by the database, and who answers with which."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kartlegging.models import (
    Kartleggingsrunde,
    Svarark,
    Tekstendring,
    Tekstsett,
    Tekstversjon,
)
from kartlegging.selectors.tekst import gjeldende_tekstversjon, tekster_for
from kartlegging.services.runde import opprett_runde
from kartlegging.services.tekst import IngentingAPublisere, publiser_tekster
from kartlegging.undersokelse.tekster import standard
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import WrongKommune, kommune_scope
from tests import factories
from tests.kartlegging import undersokelse as u


@pytest.fixture
def ansatt(kommune):
    return factories.bruker(kommune=kommune, rolle="kommuneansvarlig")


def endre(ansatt, *, sprak="nb", nokkel="neste", tekst="Videre"):
    return Tekstendring.objects.create(
        sprak=sprak, nokkel=nokkel, tekst=tekst, endret_at=factories.NOW, endret_by=ansatt
    )


def ny_runde(ansatt, *, sprak=("nb", "ar")):
    idag = timezone.localdate()
    return opprett_runde(
        mottak=factories.mottak(), navn="Høst", apner=idag, stenger=idag + timedelta(30),
        sprak=sprak, by=ansatt, now=timezone.now(),
    )  # fmt: skip


def test_first_round_fixes_the_shipped_texts(i_kommune, ansatt):
    runde, neste = ny_runde(ansatt), ny_runde(ansatt)
    versjon = Tekstversjon.objects.get()
    assert runde.tekstversjon == neste.tekstversjon == versjon
    assert (versjon.nummer, versjon.publisert_by) == (1, None)
    sett = versjon.sett.get(sprak="ti")
    assert sett.tekster == standard("ti")


def test_draft_is_nobodys_text_before_it_is_published(i_kommune, ansatt):
    endre(ansatt)
    runde = ny_runde(ansatt)
    assert tekster_for(i_kommune, runde.tekstversjon, "nb")["neste"] == "Neste"


def test_open_rounds_keep_theirs_and_new_ones_begin_with_the_newest(i_kommune, ansatt, now):
    gammel = ny_runde(ansatt)
    endre(ansatt)
    versjon = publiser_tekster(i_kommune, by=ansatt, now=now)
    ny = ny_runde(ansatt)
    gammel.refresh_from_db()
    assert (versjon.nummer, ny.tekstversjon, gammel.tekstversjon.nummer) == (2, versjon, 1)
    ord_ = [tekster_for(i_kommune, r.tekstversjon, "nb")["neste"] for r in (gammel, ny)]
    assert ord_ == ["Neste", "Videre"]
    assert Hendelse.objects.filter(handling="tekster_publisert", bruker_id=ansatt.public_id)


def test_nothing_new_is_not_published(i_kommune, ansatt, now):
    endre(ansatt)
    publiser_tekster(i_kommune, by=ansatt, now=now)
    with pytest.raises(IngentingAPublisere):
        publiser_tekster(i_kommune, by=ansatt, now=now)
    assert Tekstversjon.objects.count() == 1


@pytest.mark.parametrize(
    "forsok",
    [
        lambda v: Tekstversjon.objects.filter(pk=v.pk).update(nummer=9),
        lambda v: v.sett.filter(sprak="nb").update(tekster={"neste": "Nå"}),
        lambda v: Tekstsett.objects.create(versjon=v, sprak="xx", tekster={}),
    ],
)
def test_database_refuses_to_change_a_published_version(i_kommune, ansatt, now, forsok):
    versjon = publiser_tekster(i_kommune, by=ansatt, now=now)
    with pytest.raises(DatabaseError, match="published texts never change"), transaction.atomic():
        forsok(versjon)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite empties tables between tests")
def test_database_refuses_to_delete_a_published_version(i_kommune, ansatt, now):
    versjon = publiser_tekster(i_kommune, by=ansatt, now=now)
    with pytest.raises(DatabaseError, match="published texts never change"), transaction.atomic():
        versjon.sett.all().delete()


def test_answer_points_to_the_words_and_the_language(klient, i_kommune, ansatt, now):
    runde = ny_runde(ansatt)
    u.svar_pa_alt(klient, runde, "ar")
    endre(ansatt, sprak="ar")
    publiser_tekster(i_kommune, by=ansatt, now=now)
    u.send(klient, runde, "ar")
    ark = Svarark.objects.get()
    assert (ark.tekstversjon, ark.samtykke_sprak) == (runde.tekstversjon, "ar")
    assert ark.samtykke_tekst == "undersøkelse 2026-11-1, tekstversjon 1"


def test_whoever_has_begun_keeps_the_words(klient, i_kommune, ansatt, now):
    runde = ny_runde(ansatt)
    u.si_ja(klient, runde)
    endre(ansatt)
    ny = publiser_tekster(i_kommune, by=ansatt, now=now)
    # Nothing in the portal moves a round; whoever did it by hand changes no draft.
    Kartleggingsrunde.objects.filter(pk=runde.pk).update(tekstversjon=ny)
    side = u.rot(runde) + "nb/norsk/"
    assert ">Neste<" in klient.get(side).content.decode()


def test_another_kommunes_version_is_refused(i_kommune, annen_kommune, ansatt, now):
    versjon = publiser_tekster(i_kommune, by=ansatt, now=now)
    with pytest.raises(WrongKommune):
        tekster_for(annen_kommune, versjon, "nb")
    with kommune_scope(annen_kommune):
        assert gjeldende_tekstversjon() is None


def test_half_translated_language_falls_back_to_the_versions_norwegian(i_kommune, ansatt, now):
    endre(ansatt, tekst="Gå videre")
    endre(ansatt, sprak="ar", tekst="")
    endre(ansatt, sprak="ar", nokkel="interesse.fotball", tekst="")
    t = tekster_for(i_kommune, publiser_tekster(i_kommune, by=ansatt, now=now), "ar")
    assert t["neste"] == '<span lang="nb" dir="ltr">Gå videre</span>'
    assert t.interesse("fotball") == '<span lang="nb" dir="ltr">Fotball</span>'
    assert t["tilbake"] == standard("ar")["tilbake"]


def test_language_switched_off_is_not_offered_but_can_be_finished(klient, i_kommune, ansatt):
    runde = ny_runde(ansatt)
    u.si_ja(klient, runde, "ar")
    i_kommune.undersokelsessprak = ["nb"]
    i_kommune.save()
    assert klient.get(u.rot(runde) + "ar/norsk/").status_code == 200
    assert [s.tag for s, _ in klient.get(u.rot(runde)).context["valgene"]] == ["nb"]
    ny = type(klient)()
    assert ny.get(u.rot(runde) + "ar/").headers["Location"] == u.rot(runde)
