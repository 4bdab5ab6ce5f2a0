"""An import can be taken back for 24 hours."""

from datetime import timedelta

import pytest

from kartlegging.models import Svarark
from kartlegging.services import KanIkkeAngre, angre_rader, kan_angres
from kommuneportal.core.models import Hendelse
from mottak.models import Beboer
from tests.kartlegging.filer import RADER, VANLIG, csv
from tests.kartlegging.oppsett import importer, motta


pytestmark = pytest.mark.django_db


def test_angre_takes_back_a_new_person(sted, by, now):
    opplasting = importer(VANLIG, sted, now)

    opplasting = angre_rader(opplasting, behold=(), by=by, now=now + timedelta(hours=23))

    assert (Beboer.objects.count(), Svarark.objects.count()) == (0, 0)
    assert (opplasting.status, opplasting.antall["importert"]) == ("angret", 0)
    assert Hendelse.objects.filter(handling="opplasting_angret").count() == 1
    assert motta(VANLIG, sted, now).antall["klar"] == 2


def test_angre_gives_the_earlier_answer_back(sted, by, now):
    importer(VANLIG, sted, now)
    senere = now + timedelta(hours=1)
    opplasting = importer(csv("A-1;34;uk;Sjakk;Mandag;Ja;20.10.2026"), sted, senere)

    angre_rader(opplasting, behold=(), by=by, now=senere)

    ark = Svarark.objects.gjeldende().get(beboer__referanse="A-1")
    assert {o.interesse.kode for o in ark.onskeliste.all()} == {"fotball", "turgaing"}
    assert Svarark.objects.filter(beboer=ark.beboer).count() == 1


def test_angre_keeps_rows_whose_request_has_gone_out_and_newer_answers(sted, by, now):
    opplasting = importer(csv(RADER[0], RADER[1], "A-4;44;uk;Sjakk;;Ja;14.10.2026"), sted, now)
    importer(csv("A-2;19;arabisk;Sjakk;Fredag;Ja;20.10.2026"), sted, now)
    spurt = Beboer.objects.get(referanse="A-1")

    opplasting = angre_rader(opplasting, behold={spurt.pk}, by=by, now=now)

    assert set(Beboer.objects.values_list("referanse", flat=True)) == {"A-1", "A-2"}
    assert (opplasting.status, opplasting.antall["importert"], opplasting.antall["angret"]) == (
        "importert", 2, 1,
    )  # fmt: skip


def test_angre_is_refused_after_24_hours_and_twice(sted, by, now):
    opplasting = importer(VANLIG, sted, now)

    assert not kan_angres(opplasting, now=now + timedelta(hours=24))
    with pytest.raises(KanIkkeAngre):
        angre_rader(opplasting, behold=(), by=by, now=now + timedelta(hours=24))
    angre_rader(opplasting, behold=(), by=by, now=now)
    with pytest.raises(KanIkkeAngre):
        angre_rader(opplasting, behold=(), by=by, now=now)


def test_angre_takes_the_same_queries_for_many_rows(sted, by, now, django_assert_num_queries):
    def fil(antall, slag):
        rader = [f"{slag}-{i};34;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        return importer(csv(*rader), sted, now)

    for opplasting in (fil(2, "B"), fil(30, "C")):
        with django_assert_num_queries(29):
            angre_rader(opplasting, behold=(), by=by, now=now)
