"""The upload wizard as centre staff and coordinators meet it."""

from datetime import timedelta

import pytest

from kartlegging.models import Svarark
from kartlegging.services import bekreft_opplasting, les_opplasting, motta_opplasting
from kartlegging.tasks import les_senere
from kommuneportal.core.models import Hendelse
from kommuneportal.core.tenancy import kommune_scope
from mottak.models import Beboer, Mottak
from tests import factories
from tests.kartlegging.filer import HODE, RADER, csv
from tests.kartlegging.veiviser import (
    LISTE,
    NY,
    ansatt_ved,
    fil,
    kolonnefelt,
    last_opp,
    siste,
    sporringer,
    tekst,
)


pytestmark = pytest.mark.django_db


def test_the_list_is_empty_then_shows_who_and_how_many(kommune, mottaksansatt, eget_sted):
    assert "Ingen filer ennå" in tekst(mottaksansatt.get(LISTE))

    adresse = last_opp(mottaksansatt, kommune, eget_sted)
    mottaksansatt.post(adresse + "importer/")

    side = tekst(mottaksansatt.get(LISTE))
    assert "2 av 3 importert" in side
    assert mottaksansatt.bruker.navn in side
    assert siste(kommune).sha256[:8] in side
    assert adresse + "angre/" in side


def test_the_whole_way_from_file_to_answers(kommune, mottaksansatt, eget_sted):
    svar = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()}, follow=True)
    assert "Slik leser vi kolonnene" in tekst(svar)
    assert "Gjenkjent" in tekst(svar)
    adresse = f"{LISTE}{siste(kommune).public_id}/"

    svar = mottaksansatt.post(
        adresse + "kolonner/", kolonnefelt(siste(kommune)), follow=True
    )  # fmt: skip
    assert "Ingenting er lagret ennå" in tekst(svar)
    assert "Importer 2 rader" in tekst(svar)
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()

    svar = mottaksansatt.post(adresse + "importer/", follow=True)
    assert "2 svar er importert" in tekst(svar)
    assert "Svarte nei til samtykke" in tekst(svar)
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 2

    igjen = mottaksansatt.post(adresse + "importer/", follow=True)
    assert "2 svar er importert" in tekst(igjen)
    with kommune_scope(kommune):
        assert Svarark.objects.count() == 2


def test_a_coordinator_uploads_for_settled_people_only(kommune, koordinator, eget_sted):
    adresse = last_opp(koordinator, kommune, None)
    koordinator.post(adresse + "importer/")

    with kommune_scope(kommune):
        assert set(Beboer.objects.values_list("tilknytning", flat=True)) == {"kommune"}
    svar = koordinator.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()})
    assert "feilsammendrag" in tekst(svar)


def test_whose_centre_is_closed_is_told_so(mottaksansatt, eget_sted):
    with kommune_scope(eget_sted.kommune):
        Mottak.objects.update(er_aktivt=False)
    for side in (NY, "/fjordvik/kartlegging/undersokelser/ny/"):
        assert "Mottaket kan være stengt." in tekst(mottaksansatt.get(side))


def test_several_centres_must_be_chosen_between(kommune, mottaksansatt, eget_sted):
    assert 'type="hidden" name="sted"' in tekst(mottaksansatt.get(NY))
    with kommune_scope(kommune):
        annet = factories.mottak(navn="Solbakken")
        factories.ansatt(bruker=mottaksansatt.bruker, mottak=annet)
        fremmed = factories.mottak(navn="Andres hus")

    svar = mottaksansatt.post(NY, {"fil": fil()})

    assert "Velg hvem svarene gjelder" in tekst(svar)
    assert "Solbakken" in tekst(svar)
    assert fremmed.navn not in tekst(svar)


@pytest.mark.parametrize(
    ("innhold", "melding"),
    [
        (b"", "Filen er tom"),
        (b"%PDF-1.7 hei", "Dette er en PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "Dette er et bilde"),
        (b"PK\x03\x04 ikke en zip", ""),
        (HODE.encode(), "Filen har overskrifter, men ingen svar"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_on_the_form(
    kommune, mottaksansatt, eget_sted, innhold, melding
):
    svar = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil(innhold)})

    assert svar.status_code == 200
    assert "Feil:" in tekst(svar)
    assert melding in tekst(svar)
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()


def test_the_limit_on_the_form_is_the_setting(mottaksansatt, eget_sted, settings):
    settings.OPPLASTING_MAKS_PERSONER = 20000

    assert "Opptil 10 MB og 20 000 svar." in tekst(mottaksansatt.get(NY))


def test_too_large_and_no_file_are_told(mottaksansatt, eget_sted, settings):
    settings.OPPLASTING_MAKS_BYTE = 50

    stor = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()})
    ingen = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id)})

    assert "Filen er for stor" in tekst(stor)
    assert "Velg en fil" in tekst(ingen)


def test_codes_need_a_companion(kommune, mottaksansatt, eget_sted):
    koder = (
        b"id;submitdate;lastpage;startlanguage;seed;q1;q2[SQ001];samtykke\r\n"
        b"1;2026-10-14 10:00:00;3;nb;1;A1;Y;A1\r\n"
        b"2;2026-10-14 10:00:00;3;nb;1;A2;;A1\r\n"
    )

    svar = mottaksansatt.post(
        NY, {"sted": str(eget_sted.public_id), "fil": fil(koder)}, follow=True
    )

    assert "Filen må kobles med en fil til" in tekst(svar)
    assert 'name="folgefil"' in tekst(svar)
    assert siste(kommune).privat_navn


def test_the_same_file_twice_is_told_with_the_day(
    kommune, mottaksansatt, eget_sted, time_machine, now
):
    time_machine.move_to(now, tick=False)
    adresse = last_opp(mottaksansatt, kommune, eget_sted)
    mottaksansatt.post(adresse + "importer/")

    svar = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()})

    assert "Denne filen er importert før, 2. november" in tekst(svar)
    assert adresse + "kvittering/" in tekst(svar)


def test_nothing_to_import_says_so(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted, csv(RADER[2]))

    svar = mottaksansatt.post(adresse + "importer/", follow=True)

    assert "Ingen rader er klare" in tekst(svar)


def test_a_changed_answer_is_shown_before_and_after_and_recorded(kommune, mottaksansatt, eget_sted):
    mottaksansatt.post(last_opp(mottaksansatt, kommune, eget_sted) + "importer/")
    ny = csv("A-1;34;ukrainsk;Sjakk;Mandag;Ja;20.10.2026", RADER[1])

    adresse = last_opp(mottaksansatt, kommune, eget_sted, ny)
    side = tekst(mottaksansatt.get(adresse))
    assert "1 svar erstatter et eldre svar" in side
    assert "Samme svar som vi har fra før" in side
    assert "Fotball, Turgåing" in tekst(mottaksansatt.get(adresse + "endringer/"))
    with kommune_scope(kommune):
        beboer = Beboer.objects.get(referanse="A-1")
        hendelse = Hendelse.objects.filter(handling="innsyn").latest("pk")
        assert hendelse.koder["ids"] == [str(beboer.public_id)]


def test_cancel_asks_then_deletes(kommune, mottaksansatt, eget_sted):
    adresse = last_opp(mottaksansatt, kommune, eget_sted)
    assert "Vil du avbryte og slette filen?" in tekst(mottaksansatt.get(adresse + "avbryt/"))

    svar = mottaksansatt.post(adresse + "avbryt/", follow=True)

    assert "Filen er slettet. 3 rader ble lest, og ingenting er lagret." in tekst(svar)
    assert "allerede slettet" in tekst(mottaksansatt.post(adresse + "avbryt/", follow=True))
    assert "Opplastingen er avbrutt" in tekst(mottaksansatt.get(adresse))
    for siste_del in ("kolonner/", "", "samtykke/", "importer/", "skjulte/"):
        svar = mottaksansatt.post(adresse + siste_del, {"bekreftet": "on"}, follow=True)
        assert svar.status_code == 200
    with kommune_scope(kommune):
        assert not Svarark.objects.exists()


def test_the_list_of_deviations_holds_no_value_and_no_formula(kommune, mottaksansatt, eget_sted):
    formel = csv("=1+1;tja;klingonsk;Fotball;Mandag;Ja;14.10.2026", RADER[2])
    adresse = last_opp(mottaksansatt, kommune, eget_sted, formel)

    svar = mottaksansatt.get(adresse + "avvik/")

    linjer = svar.content.decode("utf-8-sig").splitlines()
    assert svar["Content-Disposition"] == 'attachment; filename="avvik.csv"'
    assert linjer[0] == "Rad;Felt;Hva er galt?;Blir raden med?"
    assert "Alderen kan ikke leses" in linjer[1]
    assert not any(ord_ in svar.content.decode() for ord_ in ("tja", "klingonsk", "=1"))


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_left_to_the_worker(kommune, mottaksansatt, eget_sted, monkeypatch):
    monkeypatch.setattr("kartlegging.views.flyt.LES_STRAKS_BYTE", 10)
    svar = mottaksansatt.post(NY, {"sted": str(eget_sted.public_id), "fil": fil()}, follow=True)
    assert "Filen venter på tur" in tekst(svar)
    opplasting = siste(kommune)

    les_senere.call(kommune.pk, opplasting.pk)
    les_senere.call(kommune.pk, opplasting.pk + 1)

    assert siste(kommune).status == "klar"


def adresser(opplasting):
    deler = ("", "kolonner/", "samtykke/", "skjulte/", "importer/", "kvittering/", "avvik/",
             "avbryt/")  # fmt: skip
    return [f"{LISTE}{opplasting.public_id}/{del_}" for del_ in deler]


def test_only_the_centres_own_staff_see_an_upload(
    kommune, eget_sted, mottaksansatt, koordinator, leder, ansvarlig, annen_koordinator, klient
):
    last_opp(mottaksansatt, kommune, eget_sted)
    with kommune_scope(kommune):
        annet_sted = factories.mottak()
    fremmede = [koordinator, leder, ansvarlig, annen_koordinator, ansatt_ved(kommune, annet_sted)]

    for adresse in adresser(siste(kommune)):
        for fremmed in fremmede:
            assert fremmed.get(adresse).status_code in {404, 405}
            assert fremmed.post(adresse).status_code in {404, 405}
        assert klient.get(adresse).status_code in {302, 405}
    assert siste(kommune).status == "klar"
    assert "svar.csv" not in tekst(ansatt_ved(kommune, annet_sted).get(LISTE))
    assert leder.get(LISTE).status_code == 404
    assert leder.get(NY).status_code == 404


def test_the_pages_take_the_same_queries_for_many(kommune, mottaksansatt, eget_sted):
    def lag(antall):
        with kommune_scope(kommune):
            for nr in range(antall):
                rader = [f"{nr}-{i};tja;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
                rader += [f"K{nr}-{i};30;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
                ny = motta_opplasting(
                    csv(*rader), filnavn="a.csv", mottak=eget_sted, by=None, now=factories.NOW
                )
                les_opplasting(ny, now=factories.NOW)
                bekreft_opplasting(ny, by=None, now=factories.NOW + timedelta(seconds=nr))

    def talt(antall):
        rader = [f"P{i};tja;uk;Fotball;Mandag;Ja;14.10.2026" for i in range(antall)]
        endret = [f"K0-{i};30;uk;Sjakk;Mandag;Ja;20.10.2026" for i in range(min(antall, 4))]
        adresse = last_opp(mottaksansatt, kommune, eget_sted, csv(*rader, *endret))
        sider = (adresse, adresse + "kolonner/", LISTE, adresse + "endringer/")
        return [sporringer(mottaksansatt, side) for side in sider]

    lag(1)
    forste = talt(1)
    lag(4)

    assert talt(20) == forste
    assert forste[1] <= 10
    # The preview is a form and four lists on one page.
    assert forste[0] <= 14
    assert max(forste[2:]) <= 13
