"""The pages about the survey's texts, for whoever answers for the kommune."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kartlegging.models import Tekstendring, Tekstgodkjenning, Tekstversjon
from kartlegging.selectors.tekst import utkast
from kartlegging.services.tekst import publiser_tekster
from kartlegging.services.tekstutkast import lagre_tekster
from kartlegging.undersokelse.tekster import standard
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


ROT = "/fjordvik/kartlegging/tekster/"
DEL = ROT + "sprak/ar/reise/"
NOKLER = ("reise_tittel", "reise_ga", "reise_buss", "reise_langt", "gruppe_tittel",
          "gruppe_liten", "gruppe_stor", "gruppe_likt")  # fmt: skip


@pytest.fixture
def hvem(i_kommune, ansvarlig, now):
    return {"by": ansvarlig.bruker, "now": now}


def skjema(klient, adresse=DEL, **endret):
    """Post the page as it was shown, with some texts changed."""
    form = klient.get(adresse).context["form"]
    felt = {navn: f.initial for navn, f in form.fields.items()}
    handling = endret.pop("handling", "lagre")
    return felt | {f"tekst-{n}": v for n, v in endret.items()} | {"handling": handling}


def test_every_language_with_what_is_left(ansvarlig, hvem, i_kommune):
    lagre_tekster("ar", {"neste": "", "tilbake": "وراء"}, **hvem)
    ansvarlig.post(DEL, skjema(ansvarlig, handling="godkjenn"))
    i_kommune.undersokelsessprak = ["nb", "ar"]
    i_kommune.save()
    rader = {r.sprak.tag: r for r in ansvarlig.get(ROT).context["rader"]}
    ar, alle = rader["ar"], len(standard("nb"))
    assert (ar.er_pa, ar.antall, ar.godkjent, ar.mangler, ar.endret) == (True, alle, 8, 1, 2)
    assert ar.igjen == alle - 9
    assert (rader["ti"].er_pa, rader["nn"].igjen) == (False, 0)
    side = ansvarlig.get(ROT).content.decode()
    assert "2 tekster som ikke er publisert" in side
    assert side.count('value="nb" checked disabled') == 1


@pytest.mark.parametrize("rolle", ["koordinator", "mottaksansatt", "leder"])
def test_other_roles_see_nothing(request, rolle, i_kommune):
    klient = request.getfixturevalue(rolle)
    for sti in (ROT, DEL, ROT + "publiser/", ROT + "versjoner/"):
        assert klient.get(sti).status_code == 404


@pytest.mark.parametrize("sti", ["sprak/xx/", "sprak/xx/reise/", "sprak/ar/finnes-ikke/"])
def test_unknown_language_and_part_are_not_there(ansvarlig, i_kommune, sti):
    assert ansvarlig.get(ROT + sti).status_code == 404


def test_texts_of_another_kommune_are_not_shown(ansvarlig, annen_kommune, hvem):
    with kommune_scope(annen_kommune):
        versjon = publiser_tekster(annen_kommune, **hvem)
    assert ansvarlig.get(f"{ROT}versjoner/{versjon.public_id}/").status_code == 404
    assert ansvarlig.get("/nordlia/kartlegging/tekster/").status_code == 404


def test_saving_changes_only_what_was_written(ansvarlig, i_kommune):
    svar = ansvarlig.post(DEL, skjema(ansvarlig, reise_ga="مشيا فقط"), follow=True)
    assert "lagret i utkastet" in svar.content.decode()
    assert list(Tekstendring.objects.values_list("nokkel", "tekst")) == [("reise_ga", "مشيا فقط")]
    assert (
        "Ingenting er endret"
        in ansvarlig.post(DEL, skjema(ansvarlig), follow=True).content.decode()
    )


def test_wrong_text_is_shown_again_with_what_is_wrong(ansvarlig, i_kommune):
    sti = ROT + "sprak/nb/alder/"
    svar = ansvarlig.post(
        sti, skjema(ansvarlig, sti, alder_fra="gammel", alder_tittel="", niva_x="")
    )
    side = svar.content.decode()
    assert svar.status_code == 200
    assert "Teksten må ha med {fra}" in side
    assert "Skriv en tekst" in side
    assert ">\ngammel</textarea>" in side
    assert not Tekstendring.objects.exists()


def test_two_at_once_do_not_write_over_each_other(ansvarlig, hvem):
    min_ = skjema(ansvarlig, reise_ga="min", reise_buss="min")
    lagre_tekster("ar", {"reise_ga": "din"}, **hvem)
    svar = ansvarlig.post(DEL, min_)
    assert "Noen andre har endret teksten" in svar.content.decode()
    assert list(Tekstendring.objects.values_list("tekst", flat=True)) == ["din"]


def test_one_text_is_approved_and_taken_back(ansvarlig, i_kommune):
    svar = ansvarlig.post(DEL, skjema(ansvarlig, handling="godkjenn:reise_ga"))
    assert svar.headers["Location"] == DEL + "#rad-reise_ga"
    rad = Tekstgodkjenning.objects.get()
    assert (rad.nokkel, rad.godkjent_by) == ("reise_ga", ansvarlig.bruker)
    assert "Trekk godkjenningen: " in ansvarlig.get(DEL).content.decode()
    ansvarlig.post(DEL, skjema(ansvarlig, handling="trekk:reise_ga"))
    assert not Tekstgodkjenning.objects.exists()


def test_whole_page_is_approved_with_what_was_written_on_it(ansvarlig, i_kommune):
    ansvarlig.post(DEL, skjema(ansvarlig, reise_ga="مشيا", handling="godkjenn"))
    assert set(Tekstgodkjenning.objects.values_list("nokkel", flat=True)) == set(NOKLER)
    rader = {r["rad"].nokkel: r["rad"] for r in ansvarlig.get(DEL).context["form"].linjer()}
    assert rader["reise_ga"].er_endret
    assert rader["reise_ga"].godkjenning


def test_text_goes_back_to_the_shipped_one_and_the_others_are_saved(ansvarlig, hvem):
    lagre_tekster("ar", {"reise_ga": "x"}, **hvem)
    ansvarlig.post(DEL, skjema(ansvarlig, reise_ga="y", reise_buss="z",
                               handling="standard:reise_ga"))  # fmt: skip
    assert list(Tekstendring.objects.values_list("nokkel", "tekst")) == [("reise_buss", "z")]


def test_keys_of_another_part_are_left_alone(ansvarlig, hvem):
    lagre_tekster("ar", {"neste": "x"}, **hvem)
    for handling in ("standard:neste", "trekk:neste", "godkjenn:neste", "standard:"):
        ansvarlig.post(DEL, skjema(ansvarlig, handling=handling))
    assert utkast(["ar"])["ar"]["neste"] == "x"
    assert not Tekstgodkjenning.objects.exists()


def test_languages_are_switched_on_and_off(ansvarlig, i_kommune):
    ansvarlig.post(ROT + "sprakvalg/", {"sprak": ["ar", "ti"]})
    i_kommune.refresh_from_db()
    assert i_kommune.undersokelsessprak == ["nb", "ar", "ti"]
    svar = ansvarlig.post(ROT + "sprakvalg/", {"sprak": ["xx"]}, follow=True)
    assert "Velg språk fra listen" in svar.content.decode()
    i_kommune.refresh_from_db()
    assert i_kommune.undersokelsessprak == ["nb", "ar", "ti"]


def test_differences_are_seen_before_they_are_published(ansvarlig, hvem):
    lagre_tekster("nb", {"reise_buss": "Jeg kan ta tog"}, **hvem)
    lagre_tekster("ar", {"neste": ""}, **hvem)
    side = ansvarlig.get(ROT + "publiser/").content.decode()
    assert "<span>Jeg kan ta</span> <del>buss</del> <ins>tog</ins>" in side
    assert "Mangler nå, vises på bokmål" in side
    svar = ansvarlig.post(ROT + "publiser/", follow=True)
    assert "Versjon 1 er publisert" in svar.content.decode()
    assert "Ingenting er endret" in ansvarlig.post(ROT + "publiser/", follow=True).content.decode()
    assert "Ingenting å publisere" in ansvarlig.get(ROT + "publiser/").content.decode()
    versjon = Tekstversjon.objects.get()
    assert (
        "<ins>tog</ins>" in ansvarlig.get(f"{ROT}versjoner/{versjon.public_id}/").content.decode()
    )


def test_list_of_versions_asks_equally_much(ansvarlig, hvem, i_kommune):
    def antall():
        with CaptureQueriesContext(connection) as fanget:
            assert ansvarlig.get(ROT + "versjoner/").status_code == 200
        return len(fanget)

    assert "Ingen versjoner ennå" in ansvarlig.get(ROT + "versjoner/").content.decode()
    lagre_tekster("nb", {"neste": "1"}, **hvem)
    factories.runde(tekstversjon=publiser_tekster(i_kommune, **hvem))
    en = antall()
    for nr in ("2", "3"):
        lagre_tekster("nb", {"neste": nr}, **hvem)
        publiser_tekster(i_kommune, **hvem)
    assert antall() == en
