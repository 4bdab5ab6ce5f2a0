"""A person who withdraws is gone at once: queue, lists, mails, numbers, links, suggestions."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from kartlegging.models import Svarark
from kobling.models import Kobling, Koblingsforslag
from kobling.services import foresla, svar, vurder
from kommuneportal.core.enums import Eposttilstand
from kommuneportal.core.models import Endringsmerke, Epost
from kommuneportal.core.utboks_sending import send_ventende
from mottak.models import Beboer
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient
from tests.lesbart import lesbart


KODE = "0000-0000-0000-0"
MINE = "/fjordvik/mine-svar/nb/"


@pytest.fixture
def by(koordinator):
    return koordinator.bruker


@pytest.fixture
def person(i_kommune, mottaksansatt):
    """Somebody of the centre where `mottaksansatt` works, who has a card."""
    mottak = factories.mottak()
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    dag = timezone.localdate()
    ark = factories.svarark(
        beboer=factories.beboer(mottak=mottak),
        svart_date=dag,
        gyldig_til_date=dag + timedelta(days=90),
        annet=["Drageflyging"],
    )
    sett_beboerkode(ark.beboer, KODE, now=factories.NOW)
    return ark.beboer


def med_koden(_ansatt, beboer):
    klient = FriskKlient()
    klient.post(MINE, {"kode": KODE})
    klient.post(MINE + "slett/", {"slett": "ja"})


def av_ansatt(ansatt, beboer):
    ark = Svarark.objects.gjeldende().get(beboer=beboer)
    ansatt.post(f"/fjordvik/kartlegging/svar/{ark.public_id}/slett/")


VEIER = pytest.mark.parametrize("trekk", [med_koden, av_ansatt], ids=["kortet", "ansatt"])


def sendt(now):
    return send_ventende(klokke=lambda: now, stopp=lambda: False).sendt


@VEIER
def test_between_approval_and_mail_nothing_is_sent(person, mottaksansatt, by, trekk):
    now = timezone.now()
    vurder.godkjenn(factories.forslag(beboer=person), versjon=1, by=by, now=now)
    assert Epost.objects.get().tilstand == Eposttilstand.VENTER

    trekk(mottaksansatt, person)

    assert Epost.objects.get().tilstand == Eposttilstand.AVBRUTT
    assert sendt(now + timedelta(days=1)) == 0
    assert mail.outbox == []
    kobling = Kobling.objects.get()
    assert (kobling.beboer, kobling.status, kobling.grunn) == (None, "avsluttet", "trukket")


@VEIER
def test_after_the_mail_the_link_is_closed_and_no_reminder_goes(person, mottaksansatt, by, trekk):
    now = timezone.now()
    kobling = vurder.godkjenn(factories.forslag(beboer=person), versjon=1, by=by, now=now)
    assert sendt(now + timedelta(hours=1)) == 1

    trekk(mottaksansatt, person)

    kobling.refresh_from_db()
    assert not svar.er_apen(kobling, now=now)
    with pytest.raises(svar.ForesporselErLukket):
        svar.besvar(kobling, svar="plass_bekreftet", by=None, now=now)
    assert sendt(now + timedelta(days=8)) == 0


@VEIER
def test_an_association_that_waits_hears_that_nobody_comes_and_never_why(
    person, mottaksansatt, by, trekk
):
    now = timezone.now()
    kobling = factories.kobling(by=by, status="takket_ja", forslag=factories.forslag(beboer=person))

    trekk(mottaksansatt, person)

    assert sendt(now + timedelta(minutes=1)) == 1
    (brev,) = mail.outbox
    assert brev.to == [kobling.tilbud.organisasjon.epost]
    for ord_ in (person.etikett, person.mottak.navn, "samtykke", "slett", "trukket"):
        assert ord_ not in lesbart(brev.body)


@VEIER
def test_lists_queue_and_tasks_are_without_the_person_at_once(
    person, mottaksansatt, koordinator, by, trekk
):
    factories.forslag(beboer=person)
    factories.kobling(by=by, status="plass_bekreftet", forslag=factories.forslag(
        beboer=person, status="godkjent", avgjort_at=factories.NOW, avgjort_by=by,
    ))  # fmt: skip
    sider = [
        (koordinator, "/fjordvik/kobling/forslag/"),
        (koordinator, "/fjordvik/kobling/aktive/"),
        (koordinator, "/fjordvik/kartlegging/svar/"),
        (mottaksansatt, "/fjordvik/oppgaver/"),
        (mottaksansatt, "/fjordvik/kartlegging/svar/"),
    ]
    assert any(person.etikett in k.get(sti).content.decode() for k, sti in sider)

    trekk(mottaksansatt, person)

    for klient, sti in sider:
        # What was just deleted is confirmed once, to whoever did it.
        klient.get(sti)
        tekst = klient.get(sti).content.decode()
        assert person.etikett not in tekst, sti
        assert "Drageflyging" not in tekst, sti
    assert not Beboer.objects.exists()
    assert not Koblingsforslag.objects.exists()


@VEIER
def test_no_run_suggests_the_person_and_a_new_run_is_asked_for(person, mottaksansatt, by, trekk):
    factories.tilbud()
    trekk(mottaksansatt, person)

    assert Endringsmerke.objects.filter(slag="svar", behandlet_at__isnull=True).exists()
    foresla.foresla(by=by, now=timezone.now(), utlost_av="knapp")
    assert not Koblingsforslag.objects.exists()


@VEIER
def test_the_numbers_are_one_less_at_once(person, mottaksansatt, leder, trekk):
    dag = timezone.localdate()
    for _ in range(9):
        factories.svarark(svart_date=dag, gyldig_til_date=dag + timedelta(days=90))

    def antall():
        return leder.get("/fjordvik/tall/").context["nokkeltall"][0]["tall"]

    assert antall() == 10
    trekk(mottaksansatt, person)
    assert antall() == 9
