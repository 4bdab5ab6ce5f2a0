"""The coordinator's connections: who waits, the telephone, the end, and who may see."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kobling.models import Kobling
from kobling.services.svar import besvar
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Stottebehov
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


def _adresse(kommune, navn="liste", kobling=None, **valg):
    args = [kommune.slug] + ([kobling.public_id] if kobling else [])
    sti = reverse(f"kobling:kobling_{navn}", args=args)
    return sti + ("?" + "&".join(f"{k}={v}" for k, v in valg.items()) if valg else "")


def _tekst(svar):
    return html.unescape(svar.content.decode())


def _kobling(by, status="forespurt", **felt):
    mottak = factories.mottak(navn=f"Solbakken {Kobling.objects.count()}")
    beboer = factories.beboer(mottak=mottak, referanse="A-301", referanse_normalisert="a301")
    factories.svarark(beboer=beboer)
    forslag = factories.forslag(beboer=beboer, status="godkjent", avgjort_at=NOW, avgjort_by=by)
    return factories.kobling(by=by, forslag=forslag, status=status, **felt)


def test_list_tells_who_waits_for_whom_without_centre_or_reference(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker, endret_at=NOW - timedelta(days=15))
    tekst = _tekst(koordinator.get(_adresse(i_kommune)))
    for synlig in (kobling.beboer.etikett, "Foreningen svarer", "for 15 dager siden", "Stille"):
        assert synlig in tekst
    assert "Solbakken" not in tekst
    assert "A-301" not in tekst


def test_tabs_sort_by_whom_they_wait_for(i_kommune, koordinator):
    by = koordinator.bruker
    hvor = {
        "forespurt": {"alle", "forening"}, "trenger_tilrettelegging": {"alle", "forening"},
        "plass_bekreftet": {"alle", "beboer"}, "beboer_spurt": {"alle", "beboer"},
        "takket_ja": {"alle", "oppmote"}, "ikke_mott": {"alle", "oppmote"},
        "mott": {"alle", "deltar"}, "i_gang": {"alle", "deltar"}, "takket_nei": {"avsluttet"},
        "ikke_plass": {"avsluttet"}, "avsluttet": {"avsluttet"},
    }  # fmt: skip
    alle = {
        status: _kobling(by, status, **({"avsluttet_at": NOW} if status == "avsluttet" else {}))
        for status in hvor
    }
    for vis in ("alle", "forening", "beboer", "oppmote", "deltar", "stille", "avsluttet"):
        svar = koordinator.get(_adresse(i_kommune, vis=vis))
        ventet = {alle[status] for status, faner in hvor.items() if vis in faner}
        assert set(svar.context["side"].object_list) == ventet


def test_detail_tells_the_story_and_is_recorded(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker)
    side = _adresse(i_kommune, "svar", kobling)
    data = {"svar": "trenger_tilrettelegging", "behov": ["skyss"], "tekst": "Bil"}
    svar = koordinator.post(side, data, follow=True)
    tekst = _tekst(svar)
    assert "Foreningen trenger hjelp" in tekst
    assert str(koordinator.bruker) in tekst
    assert "Solbakken" not in tekst
    assert Stottebehov.objects.get().slag == "skyss"
    innsyn = Hendelse.objects.filter(handling="innsyn", objekt_type="kobling")
    assert innsyn.get().koder == {"ids": [str(kobling.beboer.public_id)]}


def test_end_needs_a_reason_and_is_said(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker)
    side = _adresse(i_kommune, "avslutt", kobling)
    uten = koordinator.post(side, {"versjon": 1, "grunn": ""})
    assert uten.status_code == 422
    assert "Velg hvorfor." in _tekst(uten)
    svar = koordinator.post(side, {"versjon": 1, "grunn": "flyttet"}, follow=True)
    assert "Koblingen er avsluttet" in _tekst(svar)
    kobling.refresh_from_db()
    assert (kobling.status, kobling.grunn) == ("avsluttet", "flyttet")
    igjen = koordinator.post(side, {"versjon": 2, "grunn": "flyttet"}, follow=True)
    assert "avsluttet fra før" in _tekst(igjen)


def test_a_telephone_answer_without_choice_is_shown_again(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker)
    svar = koordinator.post(_adresse(i_kommune, "svar", kobling), {})
    assert (svar.status_code, "Velg ett av svarene." in _tekst(svar)) == (422, True)


def test_a_deleted_person_leaves_the_story(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker, "avsluttet", avsluttet_at=NOW)
    kobling.beboer.delete()
    assert "Slettet" in _tekst(koordinator.get(_adresse(i_kommune, vis="avsluttet")))
    assert "Slettet" in _tekst(koordinator.get(_adresse(i_kommune, "vis", kobling)))


def test_empty_list_leads_to_the_suggestions(i_kommune, koordinator):
    assert "Ingen koblinger her nå" in _tekst(koordinator.get(_adresse(i_kommune)))


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "ansvarlig", "annen_koordinator"])
def test_only_coordinators_of_the_kommune(kommune, annen_kommune, koordinator, hvem, request):
    klient = request.getfixturevalue(hvem)
    with kommune_scope(kommune):
        kobling = _kobling(koordinator.bruker)
    for i in (kommune, annen_kommune):
        assert klient.get(_adresse(i, "vis", kobling)).status_code == 404
        for navn in ("svar", "avslutt"):
            data = {"versjon": 1, "grunn": "annet", "svar": "ikke_plass"}
            assert klient.post(_adresse(i, navn, kobling), data).status_code == 404
    assert klient.get(_adresse(kommune)).status_code == 404
    with kommune_scope(kommune):
        assert Kobling.objects.get().status == "forespurt"


@pytest.mark.parametrize("antall", [1, 3])
def test_list_takes_a_constant_number_of_queries(i_kommune, koordinator, antall):
    for _ in range(antall):
        _kobling(koordinator.bruker)
    with CaptureQueriesContext(connection) as sporringer:
        koordinator.get(_adresse(i_kommune))
    teller = [s["sql"] for s in sporringer if "SAVEPOINT" not in s["sql"]]
    assert len(teller) <= 12, "\n".join(teller)


def test_what_was_heard_on_the_telephone_never_overwrites_a_newer_answer(i_kommune, koordinator):
    kobling = _kobling(koordinator.bruker)
    assert 'name="versjon" value="1" id="telefonsvar-versjon"' in _tekst(
        koordinator.get(_adresse(i_kommune, "vis", kobling))
    )
    besvar(kobling, svar="ikke_plass", by=None, now=NOW)
    side = _adresse(i_kommune, "svar", kobling)
    gammel = koordinator.post(side, {"svar": "plass_bekreftet", "versjon": 1}, follow=True)
    assert "har svart imens" in _tekst(gammel)
    kobling.refresh_from_db()
    assert kobling.status == "ikke_plass"
    koordinator.post(side, {"svar": "plass_bekreftet", "versjon": kobling.versjon})
    kobling.refresh_from_db()
    assert kobling.status == "plass_bekreftet"
