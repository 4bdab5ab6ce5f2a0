"""The switch to new suggestions: what is replaced, kept, closed, and never touched."""

from datetime import date, timedelta

import pytest

from kobling.models import Koblingsforslag
from kobling.services import foresla as modul
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Hendelse
from tests import factories


@pytest.fixture
def by(i_kommune):
    return factories.bruker(kommune=i_kommune, rolle=Rolle.KOORDINATOR)


def kjor(now, **felt):
    """Run the matching as the button does."""
    return modul.foresla(**{"by": None, "utlost_av": "knapp", "now": now} | felt)


def par() -> list[tuple[int, int]]:
    rader = Koblingsforslag.objects.order_by("beboer_id", "tilbud_id")
    return list(rader.values_list("beboer_id", "tilbud_id"))


def test_unseen_suggestions_that_no_longer_hold_are_replaced(i_kommune, now):
    ark, tilbud = factories.svarark(), factories.tilbud()
    kjor(now)
    tilbud.status = "pauset"
    tilbud.save()
    annet = factories.tilbud()

    kjor(now)

    assert par() == [(ark.beboer_id, annet.pk)]


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        ({"status": "pauset"}, "tilbud_endret"),
        ({"plasser": 0}, "fullt"),
        ({"alder_fra": 60}, "alder"),
        ({"norsk_krav": "godt"}, "sprak"),
        ({"sesong_til_date": date(2026, 1, 1)}, "tilbud_endret"),
    ],
)
def test_seen_suggestions_are_closed_with_a_reason(i_kommune, now, endring, grunn):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    for felt, verdi in endring.items():
        setattr(tilbud, felt, verdi)
    tilbud.save()

    kjoring = kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.grunn, forslag.versjon) == ("foreldet", grunn, 2)
    assert forslag.kjoring == kjoring


def test_a_withdrawn_person_is_closed_as_withdrawn(i_kommune, now):
    ark = factories.svarark()
    factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    ark.delete()

    kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.grunn) == ("foreldet", "trukket")


def test_a_seen_pair_gives_way_when_its_place_helps_somebody_else_more(i_kommune, now):
    ark = factories.svarark(tider=((2, "kveld"), (3, "kveld")))
    sted = factories.tilbud(plasser=1)
    kjor(now)
    Koblingsforslag.objects.update(sett_at=now)
    annet = factories.tilbud(plasser=1, tider=((3, 18, 20),))
    trenger = factories.svarark()

    kjor(now)

    apne = Koblingsforslag.objects.apne().order_by("beboer_id")
    assert list(apne.values_list("beboer_id", "tilbud_id")) == [
        (ark.beboer_id, annet.pk),
        (trenger.beboer_id, sted.pk),
    ]
    lukket = Koblingsforslag.objects.get(status="foreldet")
    assert (lukket.tilbud, lukket.grunn) == (sted, "fullt")


def test_suggestions_that_stay_are_renewed_and_keep_their_version(i_kommune, now):
    ark = factories.svarark()
    factories.tilbud()
    kjor(now)
    gammelt = Koblingsforslag.objects.get()
    ark.norsk = "godt"
    ark.save()

    kjor(now + timedelta(hours=1))

    nytt = Koblingsforslag.objects.get()
    assert (nytt.pk, nytt.public_id, nytt.versjon) == (gammelt.pk, gammelt.public_id, 1)
    assert (nytt.opprettet_at, nytt.poeng) == (now, gammelt.poeng + 60)
    assert nytt.begrunnelser[2]["kode"] == "sprak_norsk"


def test_what_is_postponed_stays_while_it_is_possible(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="utsatt", utsatt_til_date=date(2026, 12, 1))
    for _ in range(4):
        factories.tilbud(er_lavterskel=True)

    kjor(now)

    assert Koblingsforslag.objects.get(tilbud=tilbud).status == "utsatt"
    assert Koblingsforslag.objects.filter(status="foreslatt").count() == 3


def test_what_is_postponed_is_closed_when_the_offer_ends(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="utsatt", utsatt_til_date=date(2026, 12, 1))
    tilbud.status = "avsluttet"
    tilbud.save()

    kjor(now)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.status, forslag.utsatt_til_date, forslag.grunn) == (
        "foreldet",
        None,
        "tilbud_endret",
    )


def test_what_waits_for_more_offers_comes_back_with_them(i_kommune, now):
    factories.svarark()
    tilbud = factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(
        status="utsatt", utsatt_til_date=date(2027, 1, 1), venter_pa_tilbud=True
    )
    factories.tilbud()

    kjor(now)

    forslag = Koblingsforslag.objects.get(tilbud=tilbud)
    assert (forslag.status, forslag.utsatt_til_date, forslag.venter_pa_tilbud) == (
        "foreslatt",
        None,
        False,
    )
    assert forslag.versjon == 2


def test_what_waits_for_more_offers_stays_away_without_them(i_kommune, now):
    factories.svarark(), factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(
        status="utsatt", utsatt_til_date=date(2027, 1, 1), venter_pa_tilbud=True
    )
    factories.svarark(onsker=("sjakk",))

    kjor(now)

    assert Koblingsforslag.objects.get().status == "utsatt"


def test_what_a_coordinator_has_looked_at_counts_as_seen(by, now):
    beboer = factories.svarark().beboer
    andre = factories.svarark().beboer
    tilbud = factories.tilbud()
    kjor(now)
    sett = Koblingsforslag.objects.get(beboer=beboer)
    senere = now + timedelta(minutes=1)
    Hendelse.objects.create(
        at=senere,
        bruker_id=by.public_id,
        handling="innsyn",
        objekt_type="forslag",
        koder={"ids": [str(beboer.public_id), str(sett.public_id)]},
    )
    tilbud.status = "pauset"
    tilbud.save()

    kjor(senere)

    forslag = Koblingsforslag.objects.get()
    assert (forslag.pk, forslag.status, forslag.sett_at) == (sett.pk, "foreldet", senere)
    assert not Koblingsforslag.objects.filter(beboer=andre).exists()


def test_decided_suggestions_are_never_touched_or_repeated(by, now):
    factories.svarark(), factories.tilbud()
    kjor(now)
    Koblingsforslag.objects.update(status="avvist", grunn="reisevei", avgjort_at=now, avgjort_by=by)
    for_ = Koblingsforslag.objects.values().get()

    kjoring = kjor(now)

    assert (kjoring.par, kjoring.dekket) == (0, 0)
    assert Koblingsforslag.objects.values().get() == for_


def test_an_accepted_pair_takes_its_place_and_the_person_waits_for_the_answer(by, now):
    factories.svarark()
    tilbud = factories.tilbud(plasser=1)
    kjor(now)
    forslag = Koblingsforslag.objects.get()
    Koblingsforslag.objects.update(status="godkjent", avgjort_at=now, avgjort_by=by)
    kobling = factories.kobling(by=by, forslag=forslag)
    factories.svarark(), factories.tilbud(tider=((2, 19, 20),), plasser=1)

    kjoring = kjor(now)

    nytt = Koblingsforslag.objects.get(status="foreslatt")
    assert (kjoring.personer, kjoring.dekket) == (1, 1)
    assert nytt.tilbud != tilbud
    assert nytt.beboer != kobling.beboer


def test_someone_who_declined_is_not_asked_again_but_gets_other_suggestions(by, now):
    ark = factories.svarark()
    tilbud = factories.tilbud()
    forslag = factories.forslag(
        beboer=ark.beboer, tilbud=tilbud, status="godkjent", avgjort_at=now, avgjort_by=by
    )
    factories.kobling(by=by, forslag=forslag, status="takket_nei")
    annet = factories.tilbud()

    kjor(now)

    assert Koblingsforslag.objects.get(status="foreslatt").tilbud == annet


def test_what_is_decided_while_the_plan_is_made_is_respected(by, now, monkeypatch):
    ark, trukket = factories.svarark(), factories.svarark()
    tilbud = factories.tilbud()
    ekte = modul.planlegg

    def imens(*args, **kwargs):
        plan = ekte(*args, **kwargs)
        assert plan.dekket == 2
        trukket.beboer.delete()
        factories.forslag(
            beboer=ark.beboer, tilbud=tilbud, status="avvist", grunn="annet", avgjort_at=now,
            avgjort_by=by,
        )  # fmt: skip
        return plan

    monkeypatch.setattr(modul, "planlegg", imens)

    kjor(now)

    assert Koblingsforslag.objects.get().status == "avvist"
