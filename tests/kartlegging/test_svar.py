"""The list of answers, and a person who wants to be taken out."""

import pytest

from kartlegging.models import Svarark
from kommuneportal.core.models import Endringsmerke, Hendelse
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests import factories
from tests.kartlegging.veiviser import ansatt_ved, sporringer, tekst
from tests.lesbart import lesbart


pytestmark = pytest.mark.django_db
LISTE = "/fjordvik/kartlegging/svar/"


@pytest.fixture
def svar(kommune):
    with kommune_scope(kommune):
        beboer = factories.beboer(etikett="B-7K3Q", referanse="A-1", referanse_normalisert="a-1")
        return factories.svarark(beboer=beboer, annet=["Symaskin"])


@pytest.fixture
def egen(kommune, svar):
    return ansatt_ved(kommune, svar.beboer.mottak)


def test_own_staff_see_the_row_key_and_coordinators_do_not(egen, koordinator, svar, kommune):
    hos_egne, hos_koordinator = tekst(egen.get(LISTE)), tekst(koordinator.get(LISTE))

    for side in (hos_egne, hos_koordinator):
        assert "B-7K3Q" in side
        assert "Fotball" in side
        assert "tirsdag kveld" in side
        assert "Symaskin" in side
    assert "A-1" in hos_egne
    assert "A-1" not in lesbart(hos_koordinator)
    assert svar.beboer.mottak.navn not in hos_koordinator
    with kommune_scope(kommune):
        assert Hendelse.objects.filter(handling="innsyn", objekt_type="svar_liste").count() == 2


def test_search_by_label_and_the_empty_states(egen, koordinator, svar, kommune):
    assert "B-7K3Q" in tekst(koordinator.get(LISTE, {"etikett": "7k3q"}))
    assert "Ingen svar har etiketten B-0000" in tekst(
        koordinator.get(LISTE, {"etikett": "B-0000"})
    )  # fmt: skip
    with kommune_scope(kommune):
        Beboer.objects.all().delete()
    assert "Ingen svar ennå" in tekst(egen.get(LISTE))


def test_others_see_nothing(svar, leder, annen_koordinator, kommune, klient):
    with kommune_scope(kommune):
        annet = factories.mottak()
    nabo = ansatt_ved(kommune, annet)
    slett = f"{LISTE}{svar.public_id}/slett/"

    assert "B-7K3Q" not in tekst(nabo.get(LISTE))
    for fremmed in (nabo, leder, annen_koordinator):
        assert fremmed.get(slett).status_code == 404
        assert fremmed.post(slett).status_code == 404
    assert leder.get(LISTE).status_code == 404
    assert annen_koordinator.get(LISTE).status_code == 404
    assert klient.get(LISTE).status_code == 302
    with kommune_scope(kommune):
        assert Svarark.objects.exists()


def test_a_person_is_deleted_after_one_question(egen, svar, kommune):
    slett = f"{LISTE}{svar.public_id}/slett/"
    assert "Vil du slette B-7K3Q?" in tekst(egen.get(slett))

    assert "B-7K3Q og alle svar er slettet" in tekst(egen.post(slett, follow=True))

    assert egen.post(slett).status_code == 404
    with kommune_scope(kommune):
        assert not Beboer.objects.exists()
        assert Endringsmerke.objects.get().slag == "svar"


def test_the_list_takes_the_same_queries_for_many(egen, svar, kommune):
    egen.get(LISTE)  # the first visit after logging in renews the log-in
    forste = sporringer(egen, LISTE)
    with kommune_scope(kommune):
        for _ in range(3):
            factories.svarark(beboer=factories.beboer(mottak=svar.beboer.mottak))

    assert sporringer(egen, LISTE) == forste <= 12
