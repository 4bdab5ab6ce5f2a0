"""The main job from end to end: an offer, answers, a suggestion, a person who comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kobling.models import Kobling, Koblingsforslag
from kobling.services.foresla import foresla
from kommuneportal.core.enums import Rolle
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.drift.arbeid import Arbeid
from mottak.models import Mottak
from organisasjoner.models import Tilbud
from tests import factories
from tests.lesbart import lesbart
from tests.reiser import handlinger


SVAR = """Beboernr;Dato;Alder;Norsk;Interesser;Dager;Tid på dagen;Samtykke
A-0001;{dag};32;Litt;Søm og strikking;Tirsdag;Kveld;Ja
A-0002;{dag};29;Litt;Fotball;Mandag;Kveld;Nei
A-0003;{dag};12x;Litt;Fotball;Mandag;Kveld;Ja
"""


pytestmark = pytest.mark.steg


@pytest.fixture
def folk(kommune):
    """Everybody who works in Fjordvik, and one centre."""
    with kommune_scope(kommune):
        mottak = factories.mottak(slug="asen", navn="Åsen mottak")
        ansatt = factories.bruker(kommune=kommune, rolle=Rolle.MOTTAKSANSATT)
        factories.ansatt(bruker=ansatt, mottak=mottak)
    return {
        "ansatt": ansatt,
        "koordinator": factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR),
        "leder": factories.bruker(kommune=kommune, rolle=Rolle.LEDER),
        "ansvarlig": factories.bruker(kommune=kommune, rolle=Rolle.KOMMUNEANSVARLIG),
    }


@pytest.fixture
def svar(kommune, folk):
    """One person at the centre who likes to knit on Tuesday evenings."""
    idag = timezone.localdate()
    with kommune_scope(kommune):
        beboer = factories.beboer(mottak=Mottak.objects.get(slug="asen"), referanse="A-0001")
        factories.svarark(
            beboer=beboer, onsker=("sying_strikking",), svart_date=idag, samtykke_date=idag,
            gyldig_til_date=idag + timedelta(days=180),
        )  # fmt: skip


@pytest.mark.parametrize(("bredde", "js"), [("bred", True), ("smal", True), ("smal", False)])
def test_from_an_offer_to_the_fourth_week(apne, logg_inn, er_inne, post, kommune, folk, bredde, js):
    forening, koordinator, ansatt = apne(bredde, js=js), apne(bredde), apne(bredde)

    handlinger.meld_inn(forening)
    assert forening.overskrift == "Nesten ferdig: bekreft e-postadressen"
    forening.ga(handlinger.lenke_i(handlinger.siste_til(post(), "strikk@forening.example.no")))
    forening.send()
    assert "Kommunen har fått registreringen" in forening.tekst
    forening.ga("/fjordvik/tilbud/")
    assert "Strikkekafé" not in forening.tekst

    logg_inn(koordinator, folk["koordinator"])
    handlinger.godkjenn_registrering(koordinator, "Strikkegjengen på Åsen")
    forening.ga("/fjordvik/tilbud/")
    forening.trykk("Strikkekafé")
    assert "Grendehuset" in forening.tekst
    assert "Oda Prøve" not in forening.tekst

    er_inne(ansatt, folk["ansatt"])
    handlinger.last_opp(ansatt, "svar.csv", SVAR.format(dag=f"{timezone.localdate():%d.%m.%Y}"))
    assert "1" in ansatt.tekst
    Arbeid().kjor_en_gang()
    handlinger.godta_forste_forslag(koordinator)
    brev = handlinger.siste_til(post(), "strikk@forening.example.no")
    for hemmelig in ("A-0001", "Åsen mottak", "B-"):
        assert hemmelig not in lesbart(f"{brev.subject} {brev.body}")
    handlinger.svar_som_forening(forening, brev, "plass_bekreftet")

    _folg_opp(ansatt, kommune)
    with kommune_scope(kommune):
        assert Kobling.objects.get().status == "i_gang"


def _folg_opp(ansatt, kommune):
    """Ask the person, record the first time, and four weeks later that they go on."""
    igar = timezone.localdate() - timedelta(days=1)
    ansatt.ga("/fjordvik/oppgaver/")
    assert "A-0001" in ansatt.tekst
    handlinger.gjor_oppgave(ansatt, utfall="ja")
    with kommune_scope(kommune):
        Kobling.objects.update(forste_gang_date=igar)
    handlinger.gjor_oppgave(ansatt, utfall="kom")
    with kommune_scope(kommune):
        Kobling.objects.update(mott_at=timezone.now() - timedelta(days=29))
    handlinger.gjor_oppgave(ansatt, utfall="fortsetter")


@pytest.mark.parametrize("bredde", ["bred", "smal"])
def test_the_link_in_the_approval_opens_the_associations_own_page(
    apne, post, kommune, folk, bredde
):
    with kommune_scope(kommune):
        org = factories.organisasjon(navn="Turlaget", epost="tur@forening.example.no")
        factories.tilbud(organisasjon=org, navn="Søndagstur")
    side = apne(bredde, js=False)

    side.ga("/fjordvik/min-forening/ny-lenke/")
    side.fyll(epost="tur@forening.example.no")
    side.send()
    side.ga(handlinger.lenke_i(handlinger.siste_til(post(), "tur@forening.example.no")))

    assert "Søndagstur" in side.tekst
    with kommune_scope(kommune):
        assert Tilbud.objects.get().navn == "Søndagstur"


@pytest.mark.usefixtures("svar")
def test_two_coordinators_do_not_overwrite_each_other(apne, er_inne, kommune, folk):
    with kommune_scope(kommune):
        factories.tilbud(
            navn="Strikk", interesser=("sying_strikking",), alder_fra=18,
            publisert_at=timezone.now(), sist_bekreftet_at=timezone.now(),
        )  # fmt: skip
        foresla(by=None, utlost_av="endring", now=timezone.now())
    en, to = apne(), apne()
    er_inne(en, folk["koordinator"])
    er_inne(to, factories.bruker(kommune=kommune, rolle=Rolle.KOORDINATOR))
    en.ga("/fjordvik/kobling/forslag/")
    to.ga("/fjordvik/kobling/forslag/")
    to.ventet.add(409)

    en.trykk("Godta og varsle")
    to.trykk("Godta og varsle")

    assert "vurdert" in to.tekst
    with kommune_scope(kommune):
        assert Kobling.objects.count() == 1
        assert Koblingsforslag.objects.get().avgjort_by == folk["koordinator"]
