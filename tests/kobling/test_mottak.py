"""The tasks: own people only, what to say, what came of it, and the slip."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kobling.models import Kobling
from kommuneportal.core.models import Epost, Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _klokke():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def mottak(i_kommune, mottaksansatt):
    rad = factories.mottak(navn="Solbakken")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=rad)
    return rad


def _kobling(by, mottak=None, status="plass_bekreftet", **felt):
    eget = {"mottak": mottak} if mottak else {"tilknytning": "kommune", "mottak": None}
    referanse = f"A-{Kobling.objects.count():03d}"
    beboer = factories.beboer(referanse=referanse, referanse_normalisert=referanse.lower(), **eget)
    factories.svarark(beboer=beboer)
    forslag = factories.forslag(
        beboer=beboer, tilbud=factories.tilbud(navn="Strikkekafé", tider=((1, 18, 20),)),
        status="godkjent", avgjort_at=NOW, avgjort_by=by,
    )  # fmt: skip
    return factories.kobling(by=by, forslag=forslag, status=status, **felt)


def _adresse(kommune, navn="liste", kobling=None, **valg):
    args = [kommune.slug] + ([kobling.public_id] if kobling else [])
    sti = reverse(f"kobling:oppgave_{navn}", args=args)
    return sti + ("?" + "&".join(f"{k}={v}" for k, v in valg.items()) if valg else "")


def _tekst(svar):
    return html.unescape(svar.content.decode())


def test_staff_see_their_own_people_by_the_centres_reference(
    i_kommune, mottak, mottaksansatt, koordinator
):
    egen = _kobling(koordinator.bruker, mottak)
    annen = _kobling(koordinator.bruker, factories.mottak())
    bosatt = _kobling(koordinator.bruker)
    tekst = _tekst(mottaksansatt.get(_adresse(i_kommune)))
    # Each on one line: a hyphen would let it break on a telephone.
    merket = (
        f'<span class="ubrutt">{n}</span>' for n in (egen.beboer.referanse, egen.beboer.etikett)
    )
    assert "{} ({})".format(*merket) in tekst
    for fremmed in (annen, bosatt):
        assert fremmed.beboer.etikett not in tekst
        for navn in ("vis", "slipp"):
            assert mottaksansatt.get(_adresse(i_kommune, navn, fremmed)).status_code == 404
        for navn in ("vis", "angre"):
            svar = mottaksansatt.post(_adresse(i_kommune, navn, fremmed), {"utfall": "ja"})
            assert svar.status_code == 404


def test_coordinators_follow_up_settled_people_and_see_a_reference_only_when_asking(
    i_kommune, mottak, koordinator
):
    bosatt = _kobling(koordinator.bruker)
    pa_mottak = _kobling(koordinator.bruker, mottak)
    liste = _tekst(koordinator.get(_adresse(i_kommune)))
    assert bosatt.beboer.etikett in liste
    assert bosatt.beboer.referanse not in liste
    assert bosatt.beboer.referanse in _tekst(koordinator.get(_adresse(i_kommune, "vis", bosatt)))
    Kobling.objects.filter(pk=bosatt.pk).update(status="takket_ja")
    senere = _tekst(koordinator.get(_adresse(i_kommune, "vis", bosatt)))
    assert bosatt.beboer.referanse not in senere
    assert koordinator.get(_adresse(i_kommune, "vis", pa_mottak)).status_code == 404


def test_asking_records_the_yes_with_a_day(i_kommune, mottak, mottaksansatt, koordinator):
    kobling = _kobling(koordinator.bruker, mottak)
    side = _adresse(i_kommune, "vis", kobling)
    tekst = _tekst(mottaksansatt.get(side))
    assert 'value="2026-11-09"' in tekst
    assert "blå fugl" in tekst
    svar = mottaksansatt.post(
        side, {"versjon": 1, "utfall": "ja", "forste_gang_date": "2026-11-09"}, follow=True
    )
    assert "Personen sa ja" in _tekst(svar)
    kobling.refresh_from_db()
    assert (kobling.status, str(kobling.forste_gang_date)) == ("takket_ja", "2026-11-09")
    assert Epost.objects.get().slag == "kobling_ja"
    assert Hendelse.objects.filter(handling="innsyn", objekt_type="oppgave").count() == 1


@pytest.mark.parametrize(
    ("status", "data", "feil"),
    [
        ("plass_bekreftet", {}, "Velg ett av svarene."),
        ("beboer_spurt", {"utfall": "spurt"}, "spurt"),
        ("takket_ja", {"utfall": "kom_ikke"}, "Velg hvorfor."),
        ("mott", {"utfall": "sluttet"}, "Velg hvorfor."),
        ("plass_bekreftet", {"utfall": "ja", "forste_gang_date": "tull"}, "Skriv dagen slik"),
    ],
)
def test_what_is_missing_is_asked_for(
    i_kommune, mottak, mottaksansatt, koordinator, status, data, feil
):
    kobling = _kobling(koordinator.bruker, mottak, status, mott_at=NOW - timedelta(days=30))
    svar = mottaksansatt.post(_adresse(i_kommune, "vis", kobling), {"versjon": 1} | data)
    assert svar.status_code == 422
    assert feil in _tekst(svar)
    kobling.refresh_from_db()
    assert kobling.status == status


@pytest.mark.parametrize(
    ("status", "data", "til"),
    [
        ("plass_bekreftet", {"utfall": "spurt"}, "beboer_spurt"),
        ("beboer_spurt", {"utfall": "nei", "grunn": "tidspunkt"}, "takket_nei"),
        ("plass_bekreftet", {"utfall": "nei"}, "takket_nei"),
        ("takket_ja", {"utfall": "kom"}, "mott"),
        ("takket_ja", {"utfall": "kom_ikke", "grunn": "reisevei"}, "ikke_mott"),
        ("takket_ja", {"utfall": "ombestemt", "grunn": "kostnad"}, "takket_nei"),
        ("ikke_mott", {"utfall": "kom_ikke", "grunn": "ikke_aktuelt"}, "avsluttet"),
        ("mott", {"utfall": "fortsetter"}, "i_gang"),
        ("mott", {"utfall": "sluttet", "grunn": "flyttet"}, "avsluttet"),
    ],
)
def test_each_outcome_is_recorded(i_kommune, mottak, mottaksansatt, koordinator, status, data, til):
    kobling = _kobling(koordinator.bruker, mottak, status)
    mottaksansatt.post(_adresse(i_kommune, "vis", kobling), {"versjon": 1} | data)
    kobling.refresh_from_db()
    assert (kobling.status, kobling.overganger.get().av) == (til, mottaksansatt.bruker)


@pytest.mark.parametrize(
    ("status", "knapp"),
    [("plass_bekreftet", "Lagre svaret"), ("takket_ja", "Lagre hvordan det gikk"),
     ("ikke_mott", "Lagre hva som skjer videre"), ("mott", "Lagre svaret")],
)  # fmt: skip
def test_the_button_names_what_is_saved(
    i_kommune, mottak, mottaksansatt, koordinator, status, knapp
):
    kobling = _kobling(koordinator.bruker, mottak, status)
    side = _tekst(mottaksansatt.get(_adresse(i_kommune, "vis", kobling)))
    assert f'type="submit">{knapp}</button>' in side


def test_undo_and_a_late_undo(i_kommune, mottak, mottaksansatt, koordinator):
    kobling = _kobling(koordinator.bruker, mottak)
    mottaksansatt.post(_adresse(i_kommune, "vis", kobling), {"versjon": 1, "utfall": "ja"})
    for side in (_adresse(i_kommune, "vis", kobling), _adresse(i_kommune)):
        assert "Angre det siste" in _tekst(mottaksansatt.get(side))
    for ventet in ("Angret", "kan ikke angres lenger"):
        svar = mottaksansatt.post(_adresse(i_kommune, "angre", kobling), follow=True)
        assert ventet in _tekst(svar)
    kobling.refresh_from_db()
    assert kobling.status == "plass_bekreftet"


@pytest.mark.parametrize("status", ["plass_bekreftet", "takket_ja", "avsluttet"])
def test_an_older_page_is_told_and_changes_nothing(
    i_kommune, mottak, mottaksansatt, koordinator, status
):
    kobling = _kobling(koordinator.bruker, mottak, status, versjon=2)
    svar = mottaksansatt.post(
        _adresse(i_kommune, "vis", kobling), {"versjon": 1, "utfall": "spurt"}
    )
    assert svar.status_code == 409
    assert "Noen har lagret noe her imens" in _tekst(svar)
    assert "gyldig valg" not in _tekst(svar)
    kobling.refresh_from_db()
    assert (kobling.status, kobling.versjon) == (status, 2)


@pytest.mark.parametrize(
    ("dag", "sporsmal"), [(None, "Avtal en ny dag med"), (timedelta(days=3), "den nye dagen?")]
)
def test_whoever_did_not_come_is_asked_about_a_new_day_first(
    i_kommune, mottak, mottaksansatt, koordinator, dag, sporsmal
):
    dag = NOW.date() + dag if dag else None
    kobling = _kobling(koordinator.bruker, mottak, "ikke_mott", forste_gang_date=dag, endret_at=NOW)
    side = _adresse(i_kommune, "vis", kobling)
    assert sporsmal in _tekst(mottaksansatt.get(side))
    data = {"versjon": 1, "utfall": "kom_ikke", "grunn": "kostnad"}
    assert "avsluttet." in _tekst(mottaksansatt.post(side, data, follow=True))


def test_tabs_follow_the_calendar(i_kommune, mottak, mottaksansatt, koordinator):
    by, dag = koordinator.bruker, timedelta(days=1)
    na = [
        _kobling(by, mottak),
        _kobling(by, mottak, "takket_ja", forste_gang_date=NOW.date()),
        _kobling(by, mottak, "takket_ja"),
        _kobling(by, mottak, "mott", mott_at=NOW - 28 * dag),
    ]
    senere = [
        _kobling(by, mottak, "takket_ja", forste_gang_date=NOW.date() + dag),
        _kobling(by, mottak, "mott", mott_at=NOW - 27 * dag),
    ]
    ferdig = [_kobling(by, mottak, "takket_nei", spurt_at=NOW)]
    _kobling(by, mottak, "forespurt")
    for vis, ventet in (("na", na), ("senere", senere), ("ferdig", ferdig)):
        svar = mottaksansatt.get(_adresse(i_kommune, vis=vis))
        assert set(svar.context["side"].object_list) == set(ventet)


def test_slip_says_when_where_and_the_word_and_nothing_of_the_person(
    i_kommune, mottak, mottaksansatt, koordinator
):
    kobling = _kobling(koordinator.bruker, mottak)
    tekst = _tekst(mottaksansatt.get(_adresse(i_kommune, "slipp", kobling)))
    for synlig in ("Strikkekafé", "mandag 18–20", "blå fugl"):
        assert synlig in tekst
    for skjult in (kobling.beboer.etikett, kobling.beboer.referanse, "Solbakken"):
        assert skjult not in tekst


@pytest.mark.parametrize("hvem", ["leder", "ansvarlig"])
def test_others_have_no_tasks(i_kommune, mottak, koordinator, hvem, request):
    klient = request.getfixturevalue(hvem)
    kobling = _kobling(koordinator.bruker, mottak)
    assert klient.get(_adresse(i_kommune)).status_code == 404
    for navn in ("vis", "slipp", "angre"):
        assert klient.get(_adresse(i_kommune, navn, kobling)).status_code == 404


def test_another_kommune_is_not_there(kommune, annen_kommune, annen_koordinator, koordinator):
    with kommune_scope(kommune):
        kobling = _kobling(koordinator.bruker)
    for i in (kommune, annen_kommune):
        for navn in ("vis", "slipp"):
            assert annen_koordinator.get(_adresse(i, navn, kobling)).status_code == 404
        svar = annen_koordinator.post(_adresse(i, "vis", kobling), {"versjon": 1, "utfall": "ja"})
        assert svar.status_code == 404


@pytest.mark.parametrize("antall", [1, 3])
def test_list_takes_a_constant_number_of_queries(
    i_kommune, mottak, mottaksansatt, koordinator, antall
):
    for _ in range(antall):
        _kobling(koordinator.bruker, mottak)
    with CaptureQueriesContext(connection) as sporringer:
        mottaksansatt.get(_adresse(i_kommune))
    teller = [s["sql"] for s in sporringer if "SAVEPOINT" not in s["sql"]]
    assert len(teller) <= 12, "\n".join(teller)


def test_a_day_when_nobody_is_there_is_said_at_once(i_kommune, mottak, mottaksansatt, koordinator):
    kobling = _kobling(koordinator.bruker, mottak)
    dag = (NOW + timedelta(days=2)).date()
    data = {"versjon": 1, "utfall": "ja", "forste_gang_date": dag.isoformat()}
    svar = mottaksansatt.post(_adresse(i_kommune, "vis", kobling), data, follow=True)
    advarsel = "Avtalt dag er onsdag 4. november, men aktiviteten er mandag 18–20."
    assert advarsel in _tekst(svar)
    assert advarsel in _tekst(mottaksansatt.get(_adresse(i_kommune, "vis", kobling)))
