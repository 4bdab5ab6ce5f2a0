"""A month before answers are deleted, those who can ask the person are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.veiviser import ansatt_ved, tekst


pytestmark = pytest.mark.django_db
OPPGAVER, SVAR = "/fjordvik/oppgaver/", "/fjordvik/kartlegging/svar/?utloper=1"


def _svar(etikett, dager, **felt):
    today = timezone.localdate()
    beboer = factories.beboer(etikett=etikett, **felt)
    gyldig_til = today + timedelta(days=dager)
    return factories.svarark(beboer=beboer, svart_date=today, gyldig_til_date=gyldig_til)


@pytest.fixture
def mottak(kommune):
    with kommune_scope(kommune):
        mottak = factories.mottak()
        _svar("B-0001", 20, mottak=mottak)
        _svar("B-0002", 29, mottak=mottak)
        _svar("B-0003", 31, mottak=mottak)
        _svar("B-0004", 5, mottak=factories.mottak())
        _svar("B-0005", 5, mottak=None, tilknytning="kommune")
    return mottak


def test_centre_staff_are_told_of_their_own_people(kommune, mottak):
    ansatt = ansatt_ved(kommune, mottak)

    assert "2 svar slettes innen 30 dager." in tekst(ansatt.get(OPPGAVER))
    liste = tekst(ansatt.get(SVAR))
    assert liste.index("B-0001") < liste.index("B-0002")
    assert all(etikett not in liste for etikett in ("B-0003", "B-0004", "B-0005"))


def test_coordinators_are_told_of_settled_people(kommune, mottak, koordinator):
    assert "1 svar slettes innen 30 dager." in tekst(koordinator.get(OPPGAVER))
    oversikt = tekst(koordinator.get("/fjordvik/oversikt/"))
    assert 'href="/fjordvik/kartlegging/svar/?utloper=1"' in oversikt
    liste = tekst(koordinator.get(SVAR))
    assert "B-0005" in liste
    assert "B-0004" not in liste


def test_nobody_is_told_when_nothing_ends(kommune):
    with kommune_scope(kommune):
        sted = factories.mottak()
    ansatt = ansatt_ved(kommune, sted)

    assert "slettes innen" not in tekst(ansatt.get(OPPGAVER))
    assert "Ingen svar slettes den neste måneden" in tekst(ansatt.get(SVAR))
