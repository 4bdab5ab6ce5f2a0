"""People come in as labels and leave with everything."""

import pytest

from kartlegging.models import Svarark
from kommuneportal.core.models import Endringsmerke, Hendelse
from kommuneportal.core.tenancy import NoKommuneInScope, kommune_scope
from mottak.models import Beboer
from mottak.services import (
    KanIkkeRegistrereBeboer,
    normaliser_referanse,
    registrer_beboer,
    registrer_beboere,
    slett_beboer,
)
from tests import factories


pytestmark = pytest.mark.django_db


def test_registrer_beboer_makes_a_label_at_the_centre(i_kommune, koordinator, now):
    mottak = factories.mottak()

    beboer = registrer_beboer(" A-0001 ", mottak=mottak, by=koordinator.bruker, now=now)

    assert (beboer.referanse, beboer.referanse_normalisert) == ("A-0001", "a-0001")
    assert (beboer.tilknytning, beboer.mottak) == ("mottak", mottak)
    assert beboer.etikett.startswith("B-")
    hendelse = Hendelse.objects.get()
    assert hendelse.handling == "beboere_registrert"
    assert "A-0001" not in str(hendelse.koder)


def test_registrer_beboer_without_centre_is_settled(i_kommune, now):
    beboer = registrer_beboer("", mottak=None, by=None, now=now)

    assert (beboer.tilknytning, beboer.mottak, beboer.referanse) == ("kommune", None, "")


def test_registrer_beboere_refuses_the_same_key_and_keeps_nothing(i_kommune, now):
    mottak = factories.mottak()
    factories.beboer(mottak=mottak, referanse="301", referanse_normalisert="301")

    with pytest.raises(KanIkkeRegistrereBeboer):
        registrer_beboere(["300", "301"], mottak=mottak, by=None, now=now)

    assert Beboer.objects.count() == 1
    assert not Hendelse.objects.exists()


def test_registrer_beboere_takes_the_same_queries_for_many(
    i_kommune, now, django_assert_num_queries
):
    mottak = factories.mottak()
    for antall in (1, 40):
        with django_assert_num_queries(7):
            registrer_beboere([""] * antall, mottak=mottak, by=None, now=now)


def test_registrer_beboer_needs_a_kommune(kommune, now):
    with pytest.raises(NoKommuneInScope):
        registrer_beboer("1", mottak=None, by=None, now=now)


def test_slett_beboer_takes_the_answers_and_leaves_a_mark(i_kommune, koordinator, now):
    ark = factories.svarark()

    slett_beboer(ark.beboer, by=koordinator.bruker, now=now)

    assert not Beboer.objects.exists()
    assert not Svarark.objects.exists()
    assert Endringsmerke.objects.filter(slag="svar", behandlet_at=None).count() == 1
    assert Hendelse.objects.get().handling == "beboere_slettet"


def test_the_same_key_may_be_used_in_another_kommune(kommune, annen_kommune, now):
    for sted in (kommune, annen_kommune):
        with kommune_scope(sted):
            registrer_beboer("301", mottak=None, by=None, now=now)
            assert Beboer.objects.count() == 1


@pytest.mark.parametrize(
    ("skrevet", "lik"),
    [(" A-1 ", "a-1"), ("a\u00a01", "a 1"), ("Ａ1", "a1"), ("٣۰1", "301"), ("", "")],
)
def test_normaliser_referanse(skrevet, lik):
    assert normaliser_referanse(skrevet) == lik
