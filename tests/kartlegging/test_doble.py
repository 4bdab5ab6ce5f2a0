"""The same reference in several rows: the newest is kept, unless somebody chooses otherwise."""

import pytest

from kartlegging.enums import Doblevalg
from kartlegging.models import Svarark
from kartlegging.selectors import doble_i_filen, opplasting_som_json
from kartlegging.services import ErIkkeApen, UkjentRad, bekreft_opplasting, velg_blant_doble
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.filer import csv
from tests.kartlegging.oppsett import importer, motta
from tests.kartlegging.veiviser import ansatt_ved, last_opp, siste, sporringer, tekst


NOW = factories.NOW
DOBLE = csv(
    "A-1;34;ukrainsk;Fotball;Mandag;Ja;01.09.2026",
    "A-2;19;arabisk;Sjakk;Tirsdag kveld;Ja;15.09.2026",
    "a-1 ;34;;Dans;Onsdag;Ja;10.09.2026",
    "A-3;51;engelsk;Strikking;Onsdag;Ja;15.09.2026",
    "A-3;51;engelsk;Kor;Onsdag;Nei;14.09.2026",
)
NYEST = 4


@pytest.fixture
def opplasting(sted):
    return motta(DOBLE, sted, NOW)


def rad(opplasting, nummer):
    return next(r for r in opplasting_som_json(opplasting)["rader"] if r["rad"] == nummer)


def koder(rad):
    return sorted(i["kode"] for i in rad["interesser"])


def test_the_newest_is_kept_and_the_difference_is_shown(opplasting):
    (gruppe,) = doble_i_filen(opplasting, antall=20)

    assert (gruppe.rad, gruppe.eldre, gruppe.valgt) == (NYEST, [2], Doblevalg.NYESTE)
    assert {str(navn): verdier for navn, verdier in gruppe.felter}["Interesser"] == [
        ("4", "Dans"),
        ("2", "Fotball"),
    ]
    assert [r["rad"] for r in opplasting_som_json(opplasting)["rader"]] == [3, 4, 5]
    assert "dobbel_av" not in rad(opplasting, NYEST)


def test_answers_are_put_together(opplasting, by):
    velg_blant_doble(opplasting, {NYEST: Doblevalg.SLA_SAMMEN}, by=by, now=NOW)

    opplasting.refresh_from_db()
    samlet = rad(opplasting, NYEST)
    assert koder(samlet) == ["dans", "fotball"]
    assert (samlet["ukedager"], samlet["informasjonssprak"]) == ([1, 3], "uk")
    assert opplasting.antall["klar"] == 3
    assert Hendelse.objects.filter(handling="doble_valgt").count() == 1


def test_an_answer_without_consent_is_never_taken_in(opplasting):
    assert [g.rad for g in doble_i_filen(opplasting, antall=20)] == [NYEST]


def test_all_rows_can_be_left_out_and_the_choice_made_again(opplasting, by):
    velg_blant_doble(opplasting, {NYEST: Doblevalg.SLA_SAMMEN}, by=by, now=NOW)
    opplasting.refresh_from_db()
    velg_blant_doble(opplasting, {NYEST: Doblevalg.NYESTE}, by=by, now=NOW)
    opplasting.refresh_from_db()
    assert koder(rad(opplasting, NYEST)) == ["dans"]

    velg_blant_doble(opplasting, {NYEST: Doblevalg.HOPP_OVER}, by=by, now=NOW)

    opplasting.refresh_from_db()
    assert [r["rad"] for r in opplasting_som_json(opplasting)["rader"]] == [3, 5]
    assert opplasting.antall["hoppet_over"] == 2


def test_a_row_that_is_no_double_cannot_be_chosen(opplasting, by):
    with pytest.raises(UkjentRad):
        velg_blant_doble(opplasting, {3: Doblevalg.SLA_SAMMEN}, by=by, now=NOW)


def test_nothing_changes_after_the_import(sted, by):
    opplasting = importer(DOBLE, sted, NOW)

    with pytest.raises(ErIkkeApen):
        velg_blant_doble(opplasting, {NYEST: Doblevalg.SLA_SAMMEN}, by=by, now=NOW)


def test_the_older_answers_are_forgotten_at_the_import(opplasting, by):
    velg_blant_doble(opplasting, {NYEST: Doblevalg.SLA_SAMMEN}, by=by, now=NOW)

    bekreft_opplasting(opplasting, by=by, now=NOW)

    assert not opplasting.rader.exclude(data={}).exists()
    ark = Svarark.objects.get(beboer__referanse__iexact="a-1")
    assert sorted(o.interesse.kode for o in ark.onskeliste.all()) == ["dans", "fotball"]


def test_the_page_offers_the_choice(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, DOBLE)
    side = mottaksansatt.get(adresse)
    assert "Samme beboernummer i flere rader" in tekst(side)

    svar = mottaksansatt.post(adresse + "doble/", {f"dobbel_{NYEST}": "sla_sammen"}, follow=True)

    assert "Valget er tatt med" in tekst(svar)
    assert "Slått sammen med et nyere svar i filen" in tekst(svar)
    with kommune_scope(kommune):
        assert koder(rad(siste(kommune), NYEST)) == ["dans", "fotball"]


def test_a_choice_that_does_not_exist_is_refused(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, DOBLE)

    svar = mottaksansatt.post(adresse + "doble/", {f"dobbel_{NYEST}": "begge"}, follow=True)

    assert "Velg hva vi skal gjøre" in tekst(svar)


def test_others_do_not_see_the_choice(kommune, mottaksansatt, eget_sted, leder):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, DOBLE)
    with kommune_scope(kommune):
        annet = factories.mottak(navn="Et annet")

    for klient in (leder, ansatt_ved(kommune, annet)):
        assert klient.post(adresse + "doble/", {f"dobbel_{NYEST}": "sla_sammen"}).status_code == 404


def test_the_number_of_queries_does_not_depend_on_the_rows(kommune, mottaksansatt, eget_sted):
    flere = csv(*(f"A-{i};34;uk;{hva};Mandag;Ja;0{d}.09.2026" for i in range(8)
                  for d, hva in ((1, "Fotball"), (2, "Dans"))))  # fmt: skip
    forste = sporringer(mottaksansatt, last_opp(mottaksansatt, kommune, eget_sted, DOBLE))
    andre = sporringer(mottaksansatt, last_opp(mottaksansatt, kommune, eget_sted, flere))
    assert andre <= forste
