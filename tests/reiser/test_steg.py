"""The steps of the main job that the whole way does not pass, wide and narrow."""

from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.utils import timezone

from kobling.models import Kobling
from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Epost, Medlemskap
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.demo import grunnlag
from kommuneportal.drift.arbeid import Arbeid
from mottak.models import Mottak
from organisasjoner.models import Registrering
from tests import factories
from tests.conftest import FriskKlient
from tests.demo import urls as demo_adresser
from tests.organisasjoner import data as d
from tests.reiser import handlinger


pytestmark = [pytest.mark.steg, pytest.mark.parametrize("bredde", ["bred", "smal"])]


@pytest.mark.usefixtures("_grunndata")
def test_the_demo_shows_its_log_ins_and_two_municipalities(apne, settings, tmp_path, bredde):
    settings.DEMO = True
    settings.BASE_DIR = tmp_path
    settings.EMAIL_BACKEND = "kommuneportal.demo.post.Postkasse"
    settings.ROOT_URLCONF = demo_adresser.__name__
    for kommune in grunnlag.les_kommuner():
        grunnlag.lag_kommune(kommune, now=timezone.now())
    send_mail("Svar på registreringen", "Hei", None, ["post@lag.example"])
    side = apne(bredde)

    side.ga("/demo/")
    assert "koordinator@demo.example.no" in side.tekst
    assert "Svar på registreringen" in side.tekst
    for slug in ("fjordvik", "nordlia"):
        side.ga(f"/{slug}/")
        assert (side.status, side.sti) == (200, f"/{slug}/")


def test_a_registration_is_returned_with_its_reason(apne, er_inne, post, kommune, bredde):
    klient, side = FriskKlient(), apne(bredde)
    d.fyll_ut(klient)
    d.send(klient)
    brev = next(ord_ for ord_ in Epost.all_kommuner.get().tekst.split() if "/l/" in ord_)
    klient.post(klient.get("/l/" + brev.split("/l/")[1])["Location"])
    er_inne(side, factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR))

    side.ga("/fjordvik/organisasjoner/")
    side.folg(side.side.get_by_role("link", name=d.FORENING["navn"]))
    side.trykk("Send tilbake med begrunnelse")
    assert side.side.title().startswith("Feil:")
    side.fyll(begrunnelse="Skriv hvor dere møtes.")
    side.trykk("Send tilbake med begrunnelse")

    assert "Skriv hvor dere møtes." in handlinger.siste_til(post(), "post@svomming.example").body
    with kommune_scope(kommune):
        assert Registrering.objects.get().status == "returnert"


@pytest.mark.parametrize("js", [True, False])
def test_the_catalogue_is_searched_and_filtered(apne, kommune, bredde, js):
    with kommune_scope(kommune):
        for navn, interesse in (("Sjakkvelden", "sjakk"), ("Løkkefotball", "fotball")):
            factories.tilbud(navn=navn, interesser=(interesse,), sist_bekreftet_at=timezone.now())
    side = apne(bredde, js=js)
    side.ga("/fjordvik/tilbud/")
    assert {"Sjakkvelden", "Løkkefotball"} <= set(side.side.locator("h2, h3").all_inner_texts())

    side.ga("/fjordvik/tilbud/?q=sjakk")
    assert "Løkkefotball" not in side.tekst
    side.trykk("Sjakkvelden")
    assert side.overskrift == "Sjakkvelden"


def test_a_centre_is_made_and_edited(apne, er_inne, kommune, bredde):
    side = apne(bredde)
    er_inne(side, factories.bruker(kommune=kommune, rolle=Rolle.KOMMUNEANSVARLIG))
    side.ga("/fjordvik/mottak/")
    side.ga("/fjordvik/mottak/ny/")
    side.fyll(navn="Åsen mottak")
    side.velg(slag="ordinaert")
    side.trykk("Lagre mottaket")
    with kommune_scope(kommune):
        mottak = Mottak.objects.get()

    side.ga(f"/fjordvik/mottak/{mottak.public_id}/endre/")
    side.fyll(navn="Åsen og Lia mottak")
    side.send()

    assert "Åsen og Lia mottak" in side.side.locator("main").inner_text()


@pytest.fixture
def strikkere(kommune):
    """Two people who like to knit on Tuesday evenings, and an offer with two places."""
    idag, naa = timezone.localdate(), timezone.now()
    with kommune_scope(kommune):
        org = factories.organisasjon(epost="strikk@forening.example.no")
        factories.tilbud(
            organisasjon=org, navn="Strikk", interesser=("sying_strikking",), alder_fra=18,
            publisert_at=naa, sist_bekreftet_at=naa,
        )  # fmt: skip
        for _ in range(2):
            factories.svarark(
                onsker=("sying_strikking",), svart_date=idag, samtykke_date=idag,
                gyldig_til_date=idag + timedelta(days=180),
            )  # fmt: skip


@pytest.mark.usefixtures("strikkere")
@pytest.mark.parametrize("svar", ["ikke_plass", "trenger_tilrettelegging"])
def test_suggestions_by_a_button_one_undone_and_an_association_that_cannot(
    apne, er_inne, post, kommune, bredde, svar
):
    side, forening = apne(bredde), apne(bredde, js=False)
    er_inne(side, factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR))
    side.ga("/fjordvik/kobling/forslag/")
    side.trykk("Regn ut forslag nå")
    assert "Vi regner ut nye forslag" in side.side.locator("body").inner_text()
    Arbeid().kjor_en_gang()

    handlinger.apne_koen(side)
    side.trykk("For langt")
    side.trykk("Angre forrige")
    handlinger.godta_forste_forslag(side)
    brev = handlinger.siste_til(post(), "strikk@forening.example.no")
    handlinger.svar_som_forening(forening, brev, svar)

    with kommune_scope(kommune):
        assert [kobling.status for kobling in Kobling.objects.all()] == [svar]


def test_a_kommuneansvarlig_ends_a_role(apne, er_inne, kommune, bredde):
    leder = factories.bruker(kommune=kommune, rolle=Rolle.LEDER, navn="Lene Leder")
    side = apne(bredde)
    er_inne(side, factories.bruker(kommune=kommune, rolle=Rolle.KOMMUNEANSVARLIG))

    side.ga("/fjordvik/ansatte/")
    side.trykk("Lene Leder")
    side.trykk("Avslutt rollen")
    side.trykk("Avslutt rollen")

    assert Medlemskap.objects.get(bruker=leder).avsluttet_at
    side.ga("/fjordvik/ansatte/")
    assert "Lene Leder" not in side.tekst
