"""An import can be taken back, but not from under a request that has gone out."""

from datetime import timedelta

import pytest

from kartlegging.models import Opplasting
from kartlegging.services import (
    KanIkkeAngre,
    bekreft_opplasting,
    les_opplasting,
    motta_opplasting,
)
from kobling.services.angre_import import angre_import, rader_med_foresporsel
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer
from tests import factories
from tests.kartlegging.filer import VANLIG


pytestmark = pytest.mark.django_db


@pytest.fixture
def sted(kommune, mottaksansatt):
    with kommune_scope(kommune):
        mottak = factories.mottak()
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
        return mottak


@pytest.fixture
def opplasting(kommune, sted, now):
    with kommune_scope(kommune):
        ny = motta_opplasting(VANLIG, filnavn="svar.csv", mottak=sted, by=None, now=now)
        return bekreft_opplasting(les_opplasting(ny, now=now), by=None, now=now)


def spor_om(referanse, by, now):
    forslag = factories.forslag(
        beboer=Beboer.objects.get(referanse=referanse),
        status="godkjent", avgjort_at=now, avgjort_by=by,
    )  # fmt: skip
    return factories.kobling(by=by, forslag=forslag, godkjent_at=now)


def test_angre_import_keeps_the_row_whose_request_has_gone_out(
    kommune, opplasting, koordinator, now
):
    with kommune_scope(kommune):
        kobling = spor_om("A-1", koordinator.bruker, now)

        assert list(rader_med_foresporsel(opplasting).values()) == [2]
        opplasting = angre_import(opplasting, by=koordinator.bruker, now=now)

        assert Beboer.objects.get() == kobling.beboer
        assert opplasting.status == "importert"


def test_angre_import_after_24_hours_is_refused(kommune, opplasting, koordinator, now):
    with kommune_scope(kommune), pytest.raises(KanIkkeAngre):
        angre_import(opplasting, by=koordinator.bruker, now=now + timedelta(days=1))


def adresse(opplasting):
    return f"/fjordvik/mottak/opplasting/{opplasting.public_id}/angre/"


def test_the_page_says_what_stays_and_takes_the_rest_back(
    kommune, opplasting, mottaksansatt, koordinator, now, time_machine
):
    time_machine.move_to(now + timedelta(hours=1), tick=False)
    with kommune_scope(kommune):
        spor_om("A-1", koordinator.bruker, now)

    side = mottaksansatt.get(adresse(opplasting)).content.decode()
    assert "Det gjelder rad 2." in side
    assert "1 svar blir tatt bort." in side

    svar = mottaksansatt.post(adresse(opplasting), follow=True).content.decode()
    assert "1 svar er tatt bort." in svar
    with kommune_scope(kommune):
        assert Beboer.objects.count() == 1


def test_two_tabs_take_it_back_once(opplasting, mottaksansatt, now, time_machine):
    time_machine.move_to(now + timedelta(hours=1), tick=False)
    mottaksansatt.post(adresse(opplasting))

    assert "allerede angret" in mottaksansatt.get(adresse(opplasting)).content.decode()
    svar = mottaksansatt.post(adresse(opplasting), follow=True)

    assert "allerede angret" in svar.content.decode()


def test_the_page_says_when_it_is_too_late(kommune, opplasting, mottaksansatt, now, time_machine):
    time_machine.move_to(now + timedelta(hours=25), tick=False)

    assert "kan ikke angres lenger" in mottaksansatt.get(adresse(opplasting)).content.decode()
    svar = mottaksansatt.post(adresse(opplasting), follow=True)

    assert "kan ikke angres lenger" in svar.content.decode()
    with kommune_scope(kommune):
        assert Beboer.objects.count() == 2


@pytest.mark.parametrize("metode", ["get", "post"])
def test_others_get_404_and_change_nothing(
    kommune, opplasting, koordinator, leder, annen_koordinator, metode
):
    with kommune_scope(kommune):
        annet = factories.bruker(kommune=kommune, rolle="mottaksansatt")
        factories.ansatt(bruker=annet, mottak=factories.mottak())
    fremmed = type(leder)()
    fremmed.force_login(annet)

    for klient in (koordinator, leder, annen_koordinator, fremmed):
        assert getattr(klient, metode)(adresse(opplasting)).status_code == 404
    with kommune_scope(kommune):
        assert Opplasting.objects.get().status == "importert"
        assert Beboer.objects.count() == 2
