"""Connecting by hand and by group: the same rules, confirmed one by one, on record."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from kobling.models import Kobling, Koblingsforslag, Overstyring
from kobling.selectors.par import ALDRI, dom
from kobling.services import koble, vurder
from kommuneportal.core.models import Epost, Hendelse
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


def _koble(beboer, tilbud, by, **felt):
    return koble.koble(beboer, tilbud, by=by, now=NOW, **{"hvorfor": "Spurte selv"} | felt)


def _uenige():
    """A person and an offer that share neither wish, slot nor language."""
    beboer = factories.svarark(norsk="ikke", engelsk="ikke", tider=((1, "kveld"),)).beboer
    tilbud = factories.tilbud(
        interesser=("sying_strikking",), tider=((4, 10, 12),), norsk_krav="godt", vertssprak=["nb"]
    )
    return beboer, tilbud


def test_a_pair_without_broken_rules_is_connected_with_its_reasons(by):
    beboer, tilbud = factories.svarark().beboer, factories.tilbud()
    kobling = _koble(beboer, tilbud, by)
    forslag, rad = kobling.forslag, Overstyring.objects.get()
    assert (forslag.status, forslag.avgjort_by, kobling.godkjent_by) == ("godkjent", by, by)
    assert forslag.poeng > 0
    assert forslag.begrunnelser
    assert (rad.slag, rad.bekreftet, rad.hvorfor, rad.av) == ("manuell", [], "Spurte selv", by)
    assert Epost.objects.count() == 1
    assert Hendelse.objects.filter(handling="kobling_uten_forslag").count() == 1


def test_every_broken_rule_must_be_confirmed_by_itself(by):
    beboer, tilbud = _uenige()
    koder = [kode for kode, _ in dom(beboer, tilbud, now=NOW).advarsler]
    assert koder == ["interesse", "sprak", "tid"]
    for bekreftet in ([], koder[:2], ["alder", "fullt"]):
        with pytest.raises(koble.KanIkkeKoble):
            _koble(beboer, tilbud, by, bekreftet=bekreftet)
    assert (Kobling.objects.count(), Koblingsforslag.objects.count()) == (0, 0)
    kobling = _koble(beboer, tilbud, by, bekreftet=koder)
    assert Overstyring.objects.get().bekreftet == koder
    assert kobling.forslag.grad == "mulig"


def _uten_svar():
    return factories.beboer(), factories.tilbud()


def _utlopt():
    ark = factories.svarark(gyldig_til_date=NOW.date() - timedelta(days=1))
    return ark.beboer, factories.tilbud()


def _kvinner():
    return factories.svarark().beboer, factories.tilbud(bare_for="kvinner", bare_for_grunn="x")


def _fullt():
    return factories.svarark().beboer, factories.tilbud(plasser=0)


def _pauset():
    return factories.svarark().beboer, factories.tilbud(status="pauset")


def _vil_ikke():
    return factories.svarark(frivillig="nei").beboer, factories.tilbud(rolle="bidra")


@pytest.mark.parametrize("hvem", [_uten_svar, _utlopt, _kvinner, _fullt, _pauset, _vil_ikke])
def test_some_rules_nobody_can_confirm_away(by, hvem):
    beboer, tilbud = hvem()
    dommen = dom(beboer, tilbud, now=NOW)
    assert dommen.stenger
    with pytest.raises(koble.KanIkkeKoble):
        _koble(beboer, tilbud, by, bekreftet=[str(b) for b in dommen.brudd])
    assert Kobling.objects.count() == 0
    assert set(dommen.brudd) & ALDRI


def test_who_waits_for_an_answer_is_asked_about_more_only_when_confirmed(by):
    beboer = factories.svarark().beboer
    vurder.godkjenn(factories.forslag(beboer=beboer), versjon=1, by=by, now=NOW)
    annet = factories.tilbud()
    assert [k for k, _ in dom(beboer, annet, now=NOW).advarsler] == ["apen_foresporsel"]
    _koble(beboer, annet, by, bekreftet=["apen_foresporsel"])
    assert Kobling.objects.count() == 2


def test_the_same_pair_is_never_connected_twice(by):
    beboer, tilbud = factories.svarark().beboer, factories.tilbud()
    _koble(beboer, tilbud, by)
    with pytest.raises(koble.KanIkkeKoble):
        _koble(beboer, tilbud, by, bekreftet=["apen_foresporsel", "allerede_koblet"])


def test_an_open_suggestion_is_taken_instead_of_a_second_one(by):
    forslag = factories.forslag()
    kobling = _koble(forslag.beboer, forslag.tilbud, by)
    assert kobling.forslag == forslag
    assert Koblingsforslag.objects.count() == 1


def test_an_undone_connection_by_hand_is_gone_and_not_in_the_queue(by):
    kobling = _koble(factories.svarark().beboer, factories.tilbud(), by)
    vurder.angre(kobling.forslag, by=by, now=NOW)
    assert Kobling.objects.count() == 0
    assert Koblingsforslag.objects.get().status == "foreldet"


def _side(kommune, **valg):
    sti = reverse("kobling:kobling_ny", args=[kommune.slug])
    return sti + ("?" + "&".join(f"{k}={v}" for k, v in valg.items()) if valg else "")


def _tekst(svar):
    return html.unescape(svar.content.decode())


@pytest.fixture
def _na():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.usefixtures("_na")
def test_the_page_shows_each_warning_and_connects(i_kommune, koordinator):
    beboer, tilbud = _uenige()
    assert "Se hva reglene sier" in _tekst(koordinator.get(_side(i_kommune)))
    bare = _tekst(koordinator.get(_side(i_kommune, person=beboer.etikett)))
    assert beboer.etikett in bare
    assert "Velg et tilbud." not in bare
    data = {"person": beboer.etikett.lower(), "tilbud": str(tilbud.public_id)}
    tekst = _tekst(koordinator.get(_side(i_kommune, **data)))
    assert tekst.count("Jeg har sjekket det") == 3
    svar = koordinator.post(_side(i_kommune), data | {"bekreft_tid": "on"})
    assert svar.status_code == 422
    feil = set(re.findall("Kryss av når du har sjekket: ([^<]+)", _tekst(svar)))
    assert feil == {"Tilbudet treffer ingen av ønskene.",
                    "Personen kan ikke nok norsk, og de har ikke et annet språk sammen."}  # fmt: skip
    alt = {f"bekreft_{k}": "on" for k in ("interesse", "sprak", "tid")}
    for hvorfor, ventet in (("", "Skriv hvorfor."), ("Ring 900 12 345", "Teksten ser ut til")):
        svar = koordinator.post(_side(i_kommune), data | alt | {"hvorfor": hvorfor})
        assert ventet in _tekst(svar)
    svar = koordinator.post(_side(i_kommune), data | alt | {"hvorfor": "Ønsket selv"}, follow=True)
    assert "Koblet. Foreningen får e-post om ti minutter." in _tekst(svar)
    angre = reverse("kobling:forslag_angre", args=[i_kommune.slug])
    assert "ingenting er sendt" in _tekst(koordinator.post(angre, follow=True))
    assert Kobling.objects.count() == 0


@pytest.mark.usefixtures("_na")
def test_the_page_refuses_what_nobody_can_confirm_and_unknown_labels(i_kommune, koordinator):
    beboer, tilbud = _kvinner()
    data = {"person": beboer.etikett, "tilbud": str(tilbud.public_id)}
    tekst = _tekst(koordinator.get(_side(i_kommune, **data)))
    assert "Tilbudet er bare for kvinner. Personen har ikke sagt at det passer for seg." in tekst
    assert "Koble og varsle foreningen" not in tekst
    svar = koordinator.post(_side(i_kommune), data | {"hvorfor": "x"})
    assert (svar.status_code, Kobling.objects.count()) == (422, 0)
    svar = koordinator.get(_side(i_kommune, person="B-XXXX", tilbud="x"))
    assert svar.status_code == 422
    assert "Vi finner ingen med denne etiketten." in _tekst(svar)
    assert koordinator.post(_side(i_kommune), {"person": "B-XXXX"}).status_code == 422


@pytest.mark.usefixtures("_na")
def test_an_association_without_address_is_told_on_the_page(i_kommune, koordinator):
    tilbud = factories.tilbud(organisasjon=factories.organisasjon(epost=""))
    data = {"person": factories.svarark().beboer.etikett, "tilbud": str(tilbud.public_id)}
    svar = koordinator.post(_side(i_kommune), data | {"hvorfor": "Spurte selv"})
    assert "ingen e-postadresse" in _tekst(svar)


@pytest.mark.parametrize("hvem", ["mottaksansatt", "leder", "annen_koordinator"])
def test_only_the_kommunes_coordinators_connect(i_kommune, hvem, request):
    klient = request.getfixturevalue(hvem)
    data = {"person": factories.svarark().beboer.etikett, "tilbud": factories.tilbud().public_id}
    assert klient.get(_side(i_kommune)).status_code == 404
    assert klient.post(_side(i_kommune), data | {"hvorfor": "x"}).status_code == 404
    assert Kobling.objects.count() == 0
