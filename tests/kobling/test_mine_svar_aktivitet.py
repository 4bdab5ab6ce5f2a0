"""A waiting request behind the code from the card: asked plainly, answered once, no pressure."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from kartlegging.undersokelse.tekster import Tekster, sprakene
from kobling.models import Kobling, Koblingsovergang
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Epost
from kommuneportal.core.utboks_sending import send_ventende
from mottak.services import sett_beboerkode
from tests import factories
from tests.conftest import FriskKlient
from tests.kartlegging import undersokelse as u
from tests.lesbart import lesbart


KODE = "0000-0000-0000-0"
MINE = "/fjordvik/mine-svar/nb/"
SIDE = MINE + "aktivitet/"


@pytest.fixture
def by(i_kommune):
    return factories.bruker(kommune=i_kommune, rolle=Rolle.KOORDINATOR)


@pytest.fixture
def kobling(by):
    """Somebody with a card whom an association has a place for, and nobody has asked."""
    tilbud = factories.tilbud(
        navn="Fotball for alle", sted="Nordvik grendehus", pris_kr=50, prisperiode="gang",
        ta_med="innesko", forste_gang="Vi viser deg rundt, og du får drakt.", tider=((2, 18, 20),),
    )  # fmt: skip
    dag = timezone.localdate()
    ark = factories.svarark(svart_date=dag, gyldig_til_date=dag + timedelta(days=90))
    sett_beboerkode(ark.beboer, KODE, now=factories.NOW)
    forslag = factories.forslag(
        beboer=ark.beboer, tilbud=tilbud, status="godkjent", avgjort_at=factories.NOW,
        avgjort_by=by,
    )  # fmt: skip
    return factories.kobling(by=by, status="plass_bekreftet", forslag=forslag)


@pytest.fixture
def eier(kobling):
    klient = FriskKlient()
    assert klient.post(MINE, {"kode": KODE}).headers["Location"] == SIDE + "?inn=1"
    return klient


def svar(klient, rad, hva, **andre):
    felt = {"kobling": str(rad.public_id), "versjon": rad.versjon, "svar": hva}
    return klient.post(SIDE, felt | andre, follow=True)


def test_it_is_told_in_plain_words_with_equal_buttons(eier):
    tekst = eier.get(SIDE + "?inn=1").content.decode()
    for ord_ in ("Fotball", "Fotball for alle", "tirsdag", "18.00", "20.00", "Nordvik grendehus",
                 "50", "innesko", "Vi viser deg rundt", "Vil du prøve?", "Du bestemmer selv"):  # fmt: skip
        assert ord_ in tekst, ord_
    assert tekst.count('<button class="knapp lys" name="svar"') == 2


def test_a_yes_sets_the_day_and_tells_the_association_a_day_and_a_word(eier, kobling):
    assert "Takk! Vi sier fra" in svar(eier, kobling, "ja").content.decode()

    kobling.refresh_from_db()
    assert kobling.status == "takket_ja"
    assert kobling.forste_gang_date.isoweekday() == 2
    assert kobling.forste_gang_date > timezone.localdate()
    brev = Epost.objects.get(slag="kobling_ja")
    assert kobling.moteord in brev.tekst
    assert brev.send_after >= timezone.now() + timedelta(minutes=9)
    tekst = eier.get(SIDE).content.decode()
    assert "Dette har du sagt ja til" in tekst
    assert kobling.moteord in tekst
    assert Koblingsovergang.objects.get(til="takket_ja").av is None


def test_a_no_is_fine_and_the_task_is_gone(eier, kobling, mottaksansatt):
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=kobling.beboer.mottak)
    etikett = kobling.beboer.etikett
    assert etikett in mottaksansatt.get("/fjordvik/oppgaver/").content.decode()

    tekst = svar(eier, kobling, "nei").content.decode()

    assert "Det er helt greit" in tekst
    assert 'name="svar"' not in tekst
    assert etikett not in mottaksansatt.get("/fjordvik/oppgaver/").content.decode()
    kobling.refresh_from_db()
    assert (kobling.status, kobling.grunn) == ("takket_nei", "ikke_aktuelt")


def test_the_association_never_reads_of_a_refusal(eier, kobling):
    svar(eier, kobling, "nei")
    send_ventende(klokke=lambda: timezone.now() + timedelta(hours=1), stopp=lambda: False)
    for brev in mail.outbox:
        tekst = lesbart(f"{brev.subject} {brev.body}".lower())
        for ord_ in ("nei", "vil ikke", "takket", "avslag", "ikke aktuel", kobling.beboer.etikett):
            assert ord_ not in tekst, ord_


def test_a_yes_can_be_taken_back_until_the_first_time(eier, kobling):
    svar(eier, kobling, "ja")
    kobling.refresh_from_db()
    assert "Jeg vil ikke likevel" in eier.get(SIDE).content.decode()
    svar(eier, kobling, "nei")
    kobling.refresh_from_db()
    assert kobling.status == "takket_nei"


@pytest.mark.parametrize(
    "felt", [{"versjon": 7}, {"versjon": "x"}, {"kobling": "x"}, {"svar": "kanskje"},
             {"kobling": "00000000-0000-4000-8000-000000000000"}],
)  # fmt: skip
def test_what_is_no_longer_open_gets_one_sentence(eier, kobling, felt):
    assert "Dette kan du ikke svare på lenger" in svar(eier, kobling, "ja", **felt).content.decode()
    kobling.refresh_from_db()
    assert kobling.status == "plass_bekreftet"


def test_sent_twice_it_counts_once(eier, kobling):
    svar(eier, kobling, "ja")
    svar(eier, kobling, "ja")
    assert Koblingsovergang.objects.filter(til="takket_ja").count() == 1
    assert Epost.objects.filter(slag="kobling_ja").count() == 1


def test_somebody_elses_request_cannot_be_answered(eier, by):
    annen = factories.kobling(by=by, status="plass_bekreftet")
    svar(eier, annen, "nei")
    assert Kobling.objects.get(pk=annen.pk).status == "plass_bekreftet"


@pytest.mark.parametrize("status", ["ikke_plass", "trenger_tilrettelegging", "avsluttet"])
def test_nothing_is_asked_when_there_is_no_place(eier, kobling, status):
    naa = timezone.now() if status == "avsluttet" else None
    Kobling.objects.filter(pk=kobling.pk).update(status=status, avsluttet_at=naa)
    assert eier.get(SIDE + "?inn=1").headers["Location"] == MINE
    tekst = eier.get(SIDE).content.decode()
    assert "Vi har ikke funnet noe ennå" in tekst
    assert "Fotball for alle" not in tekst


def test_an_offer_that_has_ended_is_not_asked_about(eier, kobling):
    kobling.tilbud.status = "avsluttet"
    kobling.tilbud.save()
    assert "Fotball for alle" not in eier.get(SIDE).content.decode()


def test_without_the_code_nothing_is_shown(klient, kobling, annen_kommune):
    assert klient.get(SIDE).headers["Location"] == MINE
    til = klient.post(SIDE, {"kobling": kobling.public_id}).headers["Location"]
    assert til == MINE + "?avbrutt=1"


def test_a_code_of_another_kommune_shows_nothing(eier, annen_kommune):
    svar_ = eier.get("/nordlia/mine-svar/nb/aktivitet/")
    assert svar_.headers["Location"] == "/nordlia/mine-svar/nb/"


@pytest.mark.parametrize("tag", list(sprakene()))
def test_every_language(eier, kobling, tag):
    Kobling.objects.filter(pk=kobling.pk).update(forste_gang_date=date(2026, 12, 1))
    side = u.beboerside(eier.get(f"/fjordvik/mine-svar/{tag}/aktivitet/"), tag)
    t = Tekster(tag)
    for nokkel in ("funnet_ja", "funnet_nei", "funnet_moter", "tirsdag"):
        assert t[nokkel] in side.tekst
