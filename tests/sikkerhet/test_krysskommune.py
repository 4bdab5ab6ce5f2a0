"""Every address, as every role of the other kommune and as staff of another centre: no leak."""

import uuid

import pytest
from django.urls import reverse

from kommuneportal.core.enums import Rolle
from kommuneportal.core.models import Epost
from kommuneportal.core.personvern import our_models
from kommuneportal.core.tenancy import KommuneModel, kommune_scope
from tests import factories
from tests.conftest import FriskKlient
from tests.sikkerhet import verden as v
from tests.sikkerhet.forventning import FORVENTNING, INNLOGGET, LENKE, OFFENTLIG, PRIVAT
from tests.sikkerhet.gange import VERB, funnet, skjemaer, sporringer, stier, vare_adresser


# Whoever has all roles can open what any of them can; one by one they walk in the quality gate.
KJERNE = ["anonym", "alle_roller", "systemansvarlig"]
# A short run tries reading and writing; the gate walks with every verb, and leaves the short
# walks out, for the long ones hold them.
KORT = ("GET", "POST")
ANDRE = ("PUT", "PATCH", "DELETE", "OPTIONS")
ROLLER = [
    *[pytest.param(rolle, marks=pytest.mark.kort) for rolle in KJERNE],
    *[pytest.param(rolle, marks=pytest.mark.tung) for rolle in Rolle.values],
]
# Every eighth foreign id in the short run, every second in the gate.
HVER = [pytest.param(8, marks=pytest.mark.kort), pytest.param(2, marks=pytest.mark.tung)]


@pytest.fixture
def var(kommune):
    return v.lag(kommune, merke="ZQ7XJ")


@pytest.fixture
def deres(annen_kommune):
    return v.lag(annen_kommune, merke="WV4KB")


# Words in an address that name the same thing in every kommune.
UTEN_ID = {"kommune", "sprak", "del_navn", "interesse", "alder", "hvem"}


@pytest.fixture(autouse=True)
def _uten_bremser(settings):
    settings.ACCOUNT_RATE_LIMITS = False


def klient_for(rolle, kommune, deres):
    klient = FriskKlient()
    if rolle == "anonym":
        return klient
    if rolle == "alle_roller":
        klient.force_login(deres.alt)
    elif rolle == "systemansvarlig":
        klient.force_login(factories.bruker(is_staff=True, is_superuser=True))
    else:
        bruker = factories.bruker(kommune=kommune, rolle=rolle)
        if rolle == Rolle.MOTTAKSANSATT:
            with kommune_scope(kommune):
                factories.ansatt(bruker=bruker, mottak=deres.mottak)
        klient.force_login(bruker)
    return klient


def test_every_address_has_a_promise():
    assert {a.navn for a in vare_adresser()} == set(FORVENTNING)


def test_every_table_has_rows_to_leak(var):
    tomme = [
        m._meta.label
        for m in our_models()
        if issubclass(m, KommuneModel) and not var.rader[m._meta.model_name]
    ]
    assert tomme == []


def _gang(klient, var, verb, *, slug, alle_ider):
    for adresse in vare_adresser():
        for sti in stier(adresse, slug, var, alle_ider=alle_ider):
            for metode in verb:
                yield adresse, f"{metode} {sti}", klient.generic(metode, sti)


def _vurder(adresse, hva, response, ord_, *, avvist=(404,)):
    lekket = funnet(response, ord_)
    assert lekket == [], (hva, lekket)
    lofte = FORVENTNING[adresse.navn]
    til_innlogging = response.status_code == 302 and "/konto/" in response.headers["Location"]
    if lofte == PRIVAT and avvist:
        assert response.status_code in avvist or til_innlogging, (hva, response.status_code)
    elif lofte in {OFFENTLIG, LENKE, INNLOGGET}:
        assert response.status_code < 500, hva


def _ga_gjennom(var, deres, rolle, verb, *, alle_ider):
    klient = klient_for(rolle, deres.kommune, deres)
    for_ = var.avtrykk()
    # Their staff in our kommune: every private page is 404, whatever the id.
    for adresse, hva, svar in _gang(klient, var, verb, slug="fjordvik", alle_ider=False):
        _vurder(adresse, hva, svar, var.private_ord())
    # Their staff at home with our ids: not a word of ours, not even the public ones.
    for adresse, hva, svar in _gang(klient, var, verb, slug="nordlia", alle_ider=alle_ider):
        # At home a wrong verb is told before the id is looked at; that tells nothing of the id.
        avvist = (404, 405) if adresse.argumenter - UTEN_ID else ()
        _vurder(adresse, hva, svar, var.ord.values(), avvist=avvist)
    assert var.avtrykk() == for_


@pytest.mark.parametrize("rolle", ROLLER)
def test_other_kommune_sees_and_changes_nothing(var, deres, rolle):
    _ga_gjennom(var, deres, rolle, KORT, alle_ider=False)


@pytest.mark.tung
@pytest.mark.parametrize("rolle", KJERNE)
def test_other_kommune_with_every_verb(var, deres, rolle):
    _ga_gjennom(var, deres, rolle, VERB, alle_ider=False)


@pytest.mark.tung
def test_other_kommune_with_every_id(var, deres):
    """Whoever has every role also tries the ids that a page is not for."""
    _ga_gjennom(var, deres, "alle_roller", KORT, alle_ider=True)


@pytest.mark.tung
def test_another_verb_does_nothing_at_home_either(var):
    """What nobody can do with all roles in the own kommune need not be tried by each role."""
    klient = FriskKlient()
    klient.force_login(var.alt)
    for_ = var.avtrykk()
    for adresse, hva, svar in _gang(klient, var, ANDRE, slug="fjordvik", alle_ider=False):
        # A page without a list of verbs takes them for reading.
        assert svar.status_code in {200, 302, 404, 405}, (adresse.navn, hva)
    assert var.avtrykk() == for_


@pytest.fixture
def nabo(var):
    """Staff of another centre in the same kommune."""
    bruker = factories.bruker(kommune=var.kommune, rolle=Rolle.MOTTAKSANSATT)
    with kommune_scope(var.kommune):
        factories.ansatt(bruker=bruker, mottak=factories.mottak())
    klient = FriskKlient()
    klient.force_login(bruker)
    return klient


def om_beboere(var):
    tabeller = ("beboer", "svarark", "opplasting", "opplastingsrad", "linjefeil", "koblingsforslag",
                "kobling")  # fmt: skip
    return {ord_ for navn, ord_ in var.ord.items() if navn.split(".")[0] in tabeller}


@pytest.mark.parametrize(
    ("verb", "alle_ider"),
    [
        pytest.param(KORT, False, marks=pytest.mark.kort),
        pytest.param(VERB, False, marks=pytest.mark.tung),
        pytest.param(KORT, True, marks=pytest.mark.tung),
    ],
)
def test_other_centre_sees_and_changes_nothing(var, nabo, verb, alle_ider):
    for_ = var.avtrykk()
    for _, hva, svar in _gang(nabo, var, verb, slug="fjordvik", alle_ider=alle_ider):
        lekket = funnet(svar, om_beboere(var))
        assert lekket == [], (hva, lekket)
        assert svar.status_code < 500, hva
    assert var.avtrykk() == for_


@pytest.mark.parametrize("hver", HVER)
def test_foreign_ids_in_the_body_change_nothing(var, deres, hver):
    """Every form of theirs, sent with our ids in every field that holds a choice."""
    klient = klient_for("alle_roller", deres.kommune, deres)
    sider = [
        sti
        for adresse in vare_adresser()
        if "kommune" in adresse.argumenter
        for sti in stier(adresse, "nordlia", deres, alle_ider=False)
    ]
    fremmede = [str(var.ids(navn)[0]) for navn in var.rader if var.ids(navn)]
    fremmede += [str(rader[0].pk) for rader in var.rader.values() if rader]
    for_ = var.avtrykk()
    funnet_skjema = skjemaer(klient, sider)
    for (sti, _), felt in funnet_skjema.items():
        for fremmed in fremmede[::hver]:
            svar = klient.post(sti, dict.fromkeys(felt, fremmed))
            assert funnet(svar, var.ord.values()) == [], sti
            assert svar.status_code < 500, sti
    assert var.avtrykk() == for_
    assert len(funnet_skjema) > 10
    _ingen_brev_om(var)


def _ingen_brev_om(var):
    """What the other kommune has mailed says nothing about ours."""
    brev = Epost.all_kommuner.exclude(kommune=var.kommune).values_list(
        "til", "emne", "tekst", "html"
    )
    alt = repr(list(brev)).lower()
    assert [ord_ for ord_ in var.ord.values() if ord_.lower() in alt] == []


@pytest.mark.parametrize("hver", HVER)
def test_foreign_ids_in_the_query_show_nothing(var, deres, hver):
    """Every filter and search of theirs, asked for with our ids and words."""
    klient = klient_for("alle_roller", deres.kommune, deres)
    sider = [
        sti
        for adresse in vare_adresser()
        if adresse.argumenter <= {"kommune"}
        for sti in stier(adresse, "nordlia", deres, alle_ider=False)
    ]
    filtre = sporringer(klient, sider)
    fremmede = [str(var.ids(navn)[0]) for navn in var.rader if var.ids(navn)]
    fremmede += [str(rader[0].pk) for rader in var.rader.values() if rader]
    for sti, navn in filtre.items():
        for fremmed in fremmede[::hver]:
            svar = klient.get(sti, dict.fromkeys(navn, fremmed))
            assert funnet(svar, var.ord.values()) == [], (sti, navn)
            assert svar.status_code < 500, (sti, navn)
    assert len(filtre) > 3


SYNLIGE = (
    "organisasjon.navn", "tilbud.navn", "registrering.navn", "mottak.navn", "beboer.etikett",
    "beboer.referanse", "opplasting.filnavn", "kobling.moteord", "stottebehov.tekst", "sone.navn",
)  # fmt: skip


def test_the_walk_can_see(var):
    """The same walk as our own staff finds the planted words: silence above means something."""
    klient = FriskKlient()
    klient.force_login(var.alt)
    sett = set()
    for _, _, svar in _gang(klient, var, ("GET",), slug="fjordvik", alle_ider=False):
        sett |= set(funnet(svar, var.ord.values()))
    usett = [n for n in SYNLIGE if not sett & {o for k, o in var.ord.items() if k.startswith(n)}]
    assert usett == []


def test_unknown_kommune_is_not_found(koordinator):
    for adresse in vare_adresser():
        if "kommune" in adresse.argumenter and FORVENTNING[adresse.navn] == PRIVAT:
            ider = {a: uuid.uuid4() for a in adresse.argumenter - {"kommune"}}
            sti = reverse(adresse.navn, kwargs=ider | {"kommune": "finnes-ikke"})
            assert koordinator.get(sti).status_code == 404
