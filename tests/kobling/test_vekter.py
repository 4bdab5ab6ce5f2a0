"""Weights are proposed, tried without saving anything, taken into use, and kept as versions."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kobling import tasks
from kobling.engine.vekter import STANDARD, UgyldigeVekter
from kobling.models import Kjoring, Koblingsforslag, Vektsett
from kobling.selectors.motor import engine_input
from kobling.selectors.vekter import Oppsett, gjeldende, verdier
from kobling.selectors.virkning import setning
from kobling.services import vekter
from kobling.services.foresla import foresla
from kobling.vektskjema import GRUPPER, VektForm
from kommuneportal.core.models import Endringsmerke, Hendelse
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


def utkast(by, now, *, k=3, jevnt=True, **tall) -> Vektsett:
    """Keep a proposal that differs from the standard in the given weights."""
    return vekter.lag_utkast(tall, antall_forslag=k, har_jevnhet=jevnt, by=by, now=now)


def skjema(**endret) -> dict[str, object]:
    """Fill the form with the standard weights, and what is changed."""
    felt = {navn: tall for navn, tall in verdier(Oppsett()).items() if tall is not False}
    return {navn: tall for navn, tall in (felt | endret).items() if tall is not None}


@pytest.fixture
def by(i_kommune):
    return factories.bruker(kommune=i_kommune, rolle="kommuneansvarlig")


def test_everybody_begins_with_the_standard_table(i_kommune, now):
    assert gjeldende() == Oppsett()
    grunnlag = engine_input(now=now)
    assert (grunnlag.vekter, grunnlag.k, grunnlag.jevnhet) == (STANDARD, 3, True)


def test_a_proposal_changes_nothing_before_it_is_taken_into_use(by, now):
    forslag = vekter.prov(utkast(by, now, naerhet=0, naerhet_ukjent=0), now=now)

    assert gjeldende() == Oppsett()
    assert (Kjoring.objects.count(), Koblingsforslag.objects.count()) == (0, 0)
    assert forslag.virkning["for_"]["dekket"] == 0
    assert setning(forslag).startswith("Ingen får forslag")
    assert Hendelse.objects.get().handling == "vekter_foreslatt"


def test_trying_counts_who_gets_and_what_is_exchanged(by, now):
    factories.svarark()
    for _ in range(3):
        factories.tilbud(plasser=5)

    forslag = vekter.prov(utkast(by, now, k=1), now=now)

    assert (forslag.virkning["for_"]["forslag"], forslag.virkning["etter"]["forslag"]) == (3, 1)
    virkning = forslag.virkning
    assert [virkning[navn] for navn in ("far", "mister", "nye", "borte", "like")] == [0, 0, 0, 2, 1]


def test_both_plans_are_held_to_the_same_ruler(by, now):
    factories.svarark(), factories.tilbud()

    # The plan is the same; only what the points are worth has changed.
    v = vekter.prov(utkast(by, now, fast=0, lavterskel=0, sprak_felles=60), now=now).virkning

    assert v["for_"] == v["etter"]
    assert v["for_nye"] == v["etter_nye"]
    assert v["for_nye"]["snitt"] < v["for_"]["snitt"]


def test_a_longer_reach_is_measured_with_the_weights_in_use_too(by, now):
    sone = factories.sone(lat=59.0, lon=10.0)
    factories.svarark(beboer=factories.beboer(mottak=factories.mottak(sone=sone)), reise="ga")
    factories.tilbud(sone=factories.sone(lat=59.1, lon=10.0))

    v = vekter.prov(utkast(by, now, ga_km=15), now=now).virkning

    assert (v["far"], v["for_"]["dekket"], v["etter"]["dekket"]) == (1, 0, 1)
    assert v["etter"]["snitt"] == v["etter_nye"]["snitt"] > 0


def test_weights_in_use_make_a_new_run_and_stand_on_it(by, now):
    factories.svarark(), factories.tilbud()
    forste = foresla(by=None, utlost_av="knapp", now=now)

    rad = vekter.ta_i_bruk(vekter.prov(utkast(by, now, fast=99), now=now), by=by, now=now)
    andre = foresla(by=None, utlost_av="endring", now=now + timedelta(seconds=1))

    assert (rad.versjon, rad.tatt_i_bruk_by, gjeldende().vekter.fast) == (2, by, 99)
    assert Endringsmerke.objects.filter(slag="kobling").exists()
    assert (forste.vektversjon, andre.vektversjon, andre.status) == ("1", "2", "ferdig")
    assert Hendelse.objects.filter(handling="vekter_tatt_i_bruk").count() == 1


def test_versions_are_never_changed_and_standard_is_a_version_too(by, now):
    forste = vekter.ta_i_bruk(vekter.prov(utkast(by, now, fast=99), now=now), by=by, now=now)
    vekter.ta_i_bruk(vekter.prov(utkast(by, now), now=now), by=by, now=now)

    assert gjeldende().vekter.som_dict() == STANDARD.som_dict() | {"versjon": 3}
    assert Vektsett.objects.get(pk=forste.pk).vekter["fast"] == 99
    with pytest.raises(vekter.KanIkkeTasIBruk):
        vekter.ta_i_bruk(forste, by=by, now=now)


def test_what_is_not_tried_cannot_be_taken_into_use(by, now):
    with pytest.raises(vekter.KanIkkeTasIBruk):
        vekter.ta_i_bruk(utkast(by, now), by=by, now=now)


def test_what_was_tried_against_other_weights_must_be_tried_again(by, now):
    gammelt, nytt = (vekter.prov(utkast(by, now, fast=tall), now=now) for tall in (50, 60))
    vekter.ta_i_bruk(nytt, by=by, now=now)

    with pytest.raises(vekter.KanIkkeTasIBruk):
        vekter.ta_i_bruk(gammelt, by=by, now=now)

    assert gjeldende().vekter.fast == 60


@pytest.mark.parametrize(
    ("tall", "felt"),
    [
        ({"interesse_gruppe": 101}, "interesse_gruppe"),
        ({"styrke_1": 0}, "styrke_1"),
        ({"sprak_litt": 121}, "sprak_litt"),
        ({"buss_km": 1}, "ga_km"),
        ({"grad_4": 701}, "grad_4"),
        ({"grad_2": 10}, "grad_2"),
        ({"interesse_samme": 60, "grad_5": 1000}, "grad_5"),
        ({"ventet_per_uke": 50}, "ventet_per_uke"),
        ({"naerhet": 20_000}, "naerhet"),
    ],
)
def test_weights_that_make_no_sense_are_refused(by, now, tall, felt):
    with pytest.raises(UgyldigeVekter, match=felt):
        utkast(by, now, **tall)

    assert Vektsett.objects.count() == 0


def test_the_form_says_what_is_wrong_in_words():
    form = VektForm(skjema(interesse_gruppe=101, grad_5=1001, har_jevnhet=None))

    assert not form.is_valid()
    assert form.errors["grad_5"] == ["Trinn 5: Skriv et helt tall fra 0 til 1000."]
    form = VektForm(skjema(interesse_gruppe=101))
    assert form.errors["interesse_gruppe"] == ["Tilbudet er av samme slag: Kan ikke være høyere enn «Tilbudet er det personen ønsker»."]  # fmt: skip


def test_every_weight_of_the_engine_is_in_the_form_or_fixed():
    i_skjema = {felt for gruppe in GRUPPER for felt, *_rest in gruppe.felt}

    assert set(STANDARD.som_dict()) - i_skjema == {"versjon", "minst", "mest"}


def test_the_whole_way_from_the_form_to_the_version(i_kommune, ansvarlig):
    factories.svarark(), factories.tilbud()
    adresse = reverse("kobling:vekt_endre", args=[i_kommune.slug])
    assert "Dere bruker de vanlige vektene (versjon 1)" in ansvarlig.get(adresse).content.decode()

    svar = ansvarlig.post(adresse, skjema(fast=99), follow=True)

    tekst = svar.content.decode()
    rad = Vektsett.objects.get()
    assert "Ingenting blir annerledes. Alle får de samme forslagene." in tekst
    assert ">Skjer fast<" in tekst
    assert ">99<" in tekst
    bruk = reverse("kobling:vekt_bruk", args=[i_kommune.slug, rad.public_id])
    assert "Vektene er tatt i bruk." in ansvarlig.post(bruk, follow=True).content.decode()
    assert "Disse vektene er alt tatt i bruk." in ansvarlig.post(bruk, follow=True).content.decode()
    assert "Tilbake til standard" in ansvarlig.get(adresse).content.decode()
    assert 'value="30"' in ansvarlig.get(f"{adresse}?fra=standard").content.decode()
    liste = ansvarlig.get(reverse("kobling:vekt_liste", args=[i_kommune.slug]))
    assert "Versjon 2" in liste.content.decode()
    vis = ansvarlig.get(reverse("kobling:vekt_vis", args=[i_kommune.slug, rad.public_id]))
    assert "Disse vektene brukes nå." in vis.content.decode()


def test_an_empty_history_says_so(i_kommune, ansvarlig):
    side = ansvarlig.get(reverse("kobling:vekt_liste", args=[i_kommune.slug]))

    assert "Dere har ikke endret vektene" in side.content.decode()


def test_invalid_weights_are_shown_again(i_kommune, ansvarlig):
    adresse = reverse("kobling:vekt_endre", args=[i_kommune.slug])

    tekst = ansvarlig.post(adresse, skjema(sprak_litt=300)).content.decode()

    assert "Kan ikke være høyere enn «De har et språk sammen»." in tekst
    assert 'value="300"' in tekst
    assert Vektsett.objects.count() == 0


@pytest.mark.usefixtures("klokken")
def test_a_large_kommune_is_tried_by_the_worker(
    i_kommune, ansvarlig, monkeypatch, django_capture_on_commit_callbacks
):
    factories.svarark(), factories.tilbud()
    bestilt = []
    monkeypatch.setattr(vekter, "STRAKS_HOYST", 0)
    monkeypatch.setattr(
        tasks.prov_vekter.__class__, "enqueue", lambda _t, *ids: bestilt.append(ids)
    )
    adresse = reverse("kobling:vekt_endre", args=[i_kommune.slug])

    with django_capture_on_commit_callbacks(execute=True):
        svar = ansvarlig.post(adresse, skjema(fast=99), follow=True)

    assert "Vi regner på det." in svar.content.decode()
    assert "Ta vektene i bruk" not in svar.content.decode()
    tasks.prov_vekter.func(*bestilt[0])
    with kommune_scope(i_kommune):
        rad = Vektsett.objects.get()
    vis = ansvarlig.get(reverse("kobling:vekt_vis", args=[i_kommune.slug, rad.public_id]))
    assert "Ta vektene i bruk" in vis.content.decode()


def test_only_the_responsible_of_the_own_kommune(
    i_kommune, annen_kommune, koordinator, leder, mottaksansatt, ansvarlig
):
    rad = factories.vektsett()
    with kommune_scope(annen_kommune):
        fremmed = factories.vektsett()
    for navn, args in (("vekt_endre", []), ("vekt_liste", []), ("vekt_vis", [rad.public_id])):
        adresse = reverse(f"kobling:{navn}", args=[i_kommune.slug, *args])
        for klient in (koordinator, leder, mottaksansatt):
            assert klient.get(adresse).status_code in {403, 404}
    bruk = reverse("kobling:vekt_bruk", args=[i_kommune.slug, fremmed.public_id])
    assert ansvarlig.post(bruk).status_code == 404


def test_numbers_that_change_nothing_cannot_be_taken_into_use(i_kommune, ansvarlig):
    factories.svarark(), factories.tilbud()
    adresse = reverse("kobling:vekt_endre", args=[i_kommune.slug])
    tekst = ansvarlig.post(adresse, skjema(), follow=True).content.decode()
    assert "Ingen tall er endret." in tekst
    assert "Ta vektene i bruk" not in tekst
    assert "Ta vektene i bruk" in ansvarlig.post(
        adresse, skjema(fast=99), follow=True
    ).content.decode()  # fmt: skip


def test_each_fault_names_its_number_and_the_standard_says_what_it_is(i_kommune, ansvarlig, now):
    adresse = reverse("kobling:vekt_endre", args=[i_kommune.slug])
    tekst = ansvarlig.post(adresse, skjema(grad_5=100)).content.decode()
    assert "Trinn 4: Kan ikke være høyere enn" in tekst
    rad = vekter.prov(utkast(ansvarlig.bruker, now, fast=99), now=now)
    vekter.ta_i_bruk(rad, by=ansvarlig.bruker, now=now)
    assert (
        "Tallene under er de vanlige." in ansvarlig.get(f"{adresse}?fra=standard").content.decode()
    )


def test_what_was_taken_into_use_is_not_said_to_have_changed_nothing(i_kommune, ansvarlig, now):
    rad = vekter.prov(utkast(ansvarlig.bruker, now, fast=99), now=now)
    adresse = reverse("kobling:vekt_vis", args=[i_kommune.slug, rad.public_id])
    urort = "Ingenting i køen er endret."
    assert urort in ansvarlig.get(adresse).content.decode()
    vekter.ta_i_bruk(rad, by=ansvarlig.bruker, now=now)
    assert urort not in ansvarlig.get(adresse).content.decode()
