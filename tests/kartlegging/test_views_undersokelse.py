"""The survey, page by page, as somebody without an account meets it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from kartlegging.models import Svarark, Svarkladd
from kartlegging.undersokelse.sider import alle_sider
from kartlegging.undersokelse.tekster import Tekster, sprakene
from kommuneportal.core.models import Bremse, Endringsmerke, Hendelse
from mottak.models import Beboer
from tests import factories
from tests.kartlegging import undersokelse as u


@pytest.fixture
def runde(i_kommune):
    return factories.runde(sprak=list(sprakene()))


def test_whole_survey_becomes_one_answer(klient, runde):
    u.svar_pa_alt(klient, runde, "ar")
    kort = u.send(klient, runde, "ar")
    ark = Svarark.objects.get()
    assert (ark.kilde, ark.runde, ark.beboer.mottak) == ("lenke", runde, runde.mottak)
    assert (ark.alder_fra, ark.alder_til, ark.informasjonssprak) == (26, 39, "ar")
    assert (ark.norsk, ark.engelsk, ark.reise, ark.gruppe) == ("litt", "ikke", "buss", "liten")
    assert sorted(ark.onskeliste.values_list("interesse__kode", "styrke")) == [
        ("fotball", 3), ("sprakkafe", 2), ("svomming", 2),
    ]  # fmt: skip
    assert sorted(ark.ledige_tider.values_list("ukedag", "del_av_dagen", "er_antatt")) == [
        (1, "kveld", False), (3, "kveld", False),
    ]  # fmt: skip
    assert (ark.behov, ark.frivillig) == (["barnepass", "trinnfri"], "ja")
    assert ark.frivillig_med == ["Lage mat", "Spille musikk"]
    assert ark.samtykke_sprak == "ar"
    assert ark.samtykke_tekst == "undersøkelse 2026-11-1"
    assert ark.beboer.etikett in kort.content.decode()
    assert Endringsmerke.objects.filter(slag="svar", behandlet_at__isnull=True).exists()
    # The day is known, not the time of day.
    lokal = timezone.localtime(ark.lagret_at)
    assert (lokal.hour, lokal.minute) == (0, 0)
    for hendelse in Hendelse.objects.all():
        assert timezone.localtime(hendelse.at).hour == 0


def test_code_is_known_by_the_person_alone(klient, runde):
    u.svar_pa_alt(klient, runde)
    kode = u.koden(u.send(klient, runde))
    beboer = Beboer.objects.get()
    assert kode.replace("-", "") not in str(Beboer.objects.values()) + str(
        Svarkladd.objects.values()
    )
    assert beboer.kode_hash
    assert len(kode.replace("-", "")) == 13


def test_sent_twice_is_stored_once_with_the_same_card(klient, runde):
    u.svar_pa_alt(klient, runde)
    forste = u.send(klient, runde)
    andre = u.send(klient, runde)
    assert u.koden(forste) == u.koden(andre)
    assert Svarark.objects.count() == Beboer.objects.count() == 1
    # The next person on the same telephone sees nothing of it.
    klient.post(u.rot(runde) + "ferdig/")
    assert u.send(klient, runde).status_code == 302
    assert not klient.get(u.rot(runde)).context["fortsett"]


def test_whoever_goes_back_after_sending_is_told_that_it_is_stored(klient, runde):
    se_over = u.svar_pa_alt(klient, runde, "ar")
    kode = u.koden(u.send(klient, runde, "ar"))
    norsk = f"{u.rot(runde)}ar/norsk/"
    for svar in (klient.get(se_over, follow=True), klient.get(norsk, follow=True),
                 klient.post(norsk, {"norsk": "litt"}, follow=True)):  # fmt: skip
        assert Tekster("ar")["lagret"] in svar.content.decode()
        assert kode not in svar.content.decode()
    assert Svarark.objects.count() == 1


def test_no_stores_nothing(klient, runde):
    svar = klient.post(u.rot(runde) + "nb/samtykke/", {"samtykke": "nei"})
    assert "Vi har ikke lagret noe" in svar.content.decode()
    assert not Svarkladd.objects.exists()
    assert not Bremse.objects.exists()


def test_consent_is_never_preselected_and_equally_large(klient, runde):
    side = u.Lest(klient.get(u.rot(runde) + "nb/samtykke/"))
    knapper = [felt for felt in side.felt if felt.get("name") == "samtykke"]
    assert [k["value"] for k in knapper] == ["ja", "nei"]
    assert len({k["class"] for k in knapper}) == 1
    assert not side.avkrysset()
    assert klient.post(u.rot(runde) + "nb/samtykke/", {}).status_code == 200
    assert not Svarkladd.objects.exists()


def test_questions_wait_for_the_yes(klient, runde):
    for side in ("alder", "se-over"):
        svar = klient.get(f"{u.rot(runde)}nb/{side}/")
        assert svar.headers["Location"].partition("?")[0] == u.rot(runde) + "nb/"
    assert u.send(klient, runde).headers["Location"].partition("?")[0] == u.rot(runde) + "nb/"


@pytest.mark.parametrize("felt", [{"status": "stengt"}, {"stenger_date": factories.TODAY,
                                  "apner_date": factories.TODAY}])  # fmt: skip
def test_closed_round_and_wrong_code_are_one_page_in_all_languages(klient, runde, felt):
    stengt = factories.runde(mottak=runde.mottak, **felt)
    for sprak in ("", "ar/"):
        svar = [klient.get(f"{rot}{sprak}") for rot in (u.rot(stengt), "/fjordvik/s/feilkode/")]
        assert [s.status_code for s in svar] == [404, 404]
        tekster = {s.content.decode() for s in svar}
        assert len(tekster) == 1
        tekst = tekster.pop()
    # Whoever has chosen a language reads that one first.
    assert u.Lest(svar[0]).lang == "ar"
    assert 'href="/fjordvik/mine-svar/ar/hvem-ser/"' in tekst
    assert Tekster("ar")["stengt"] in re.split(r"<li\b", tekst)[1]
    assert all(f'lang="{s.tag}" dir="{s.retning}"' in tekst for s in sprakene().values())


def test_round_that_closes_meanwhile_stores_nothing(klient, runde):
    u.svar_pa_alt(klient, runde)
    runde.stenger_date = timezone.localdate() - timedelta(1)
    runde.save()
    assert u.send(klient, runde).status_code == 404
    assert not Svarark.objects.exists()


def test_code_of_another_kommune_opens_nothing(klient, runde, annen_kommune):
    assert klient.get(f"/nordlia/s/{runde.kode}/").status_code == 404


def test_look_alikes_in_a_typed_code_are_mended(klient, i_kommune):
    factories.runde(kode="01abcdef")
    assert klient.get("/fjordvik/s/OlABCDEF/").status_code == 200


def test_language_that_is_not_switched_on_lets_another_be_chosen(klient, i_kommune):
    runde = factories.runde(sprak=["nb", "en"])
    for sti in ("ar/", "ar/alder/", "ar/hvem-ser/"):
        assert klient.get(u.rot(runde) + sti).headers["Location"] == u.rot(runde)
    assert klient.get(u.rot(runde) + "xx/").status_code == 404
    assert klient.get(u.rot(runde) + "nb/finnes-ikke/").status_code == 404


def test_many_wrong_codes_are_stopped(klient, runde):
    koder = [klient.get(f"/fjordvik/s/feil{n:04d}/").status_code for n in range(62)]
    assert (koder[0], koder[-1]) == (404, 429)
    assert klient.get(u.rot(runde)).status_code == 200


@pytest.mark.parametrize("alder", ["0_5", "6_12", "13_17"])
def test_minor_without_a_guardian_is_kept_out_and_told_why(klient, runde, alder):
    adresse = u.svar_pa_alt(klient, runde, alder=alder, foresatt="ingen")
    assert adresse.endswith("foresatt/")
    assert not Svarkladd.objects.exists()
    assert u.send(klient, runde).status_code == 302
    assert not Svarark.objects.exists()


def test_minor_with_a_guardians_yes_is_kept(klient, runde):
    u.svar_pa_alt(klient, runde, alder="13_17", foresatt="forelder")
    u.send(klient, runde)
    assert Svarark.objects.get().mindrearig_samtykke is True


def test_guardian_must_say_yes_in_so_many_words(klient, runde):
    u.si_ja(klient, runde)
    klient.post(u.rot(runde) + "nb/alder/", {"alder": "6_12"})
    svar = klient.post(u.rot(runde) + "nb/foresatt/", {"foresatt": "forelder"})
    assert svar.status_code == 200
    assert svar.context["feil"]


def test_age_cannot_be_skipped(klient, runde):
    u.si_ja(klient, runde)
    svar = klient.post(u.rot(runde) + "nb/alder/", {"handling": "hopp_over"})
    assert "Velg ett svar" in str(svar.context["feil"])
    assert klient.get(u.rot(runde) + "nb/se-over/").headers["Location"].endswith("alder/")
    assert u.send(klient, runde).headers["Location"].endswith("alder/")


@pytest.mark.parametrize("tekst", ["Ring 412 34 567", "Jeg heter 15076500565", "a@b.example"])
def test_text_that_points_a_person_out_is_refused_and_not_shown_again(klient, runde, tekst):
    u.si_ja(klient, runde)
    svar = klient.post(u.rot(runde) + "nb/onsker/", {"onsker": tekst, "handling": "neste"})
    assert svar.status_code == 200
    assert tekst not in svar.content.decode()
    assert tekst not in str(Svarkladd.objects.values())
    assert svar.context["feil"]


def test_long_text_is_kept_in_the_field(klient, runde):
    u.si_ja(klient, runde)
    svar = klient.post(u.rot(runde) + "nb/onsker/", {"onsker": "ball " * 60, "handling": "neste"})
    assert "200" in str(svar.context["feil"])
    assert "ball ball" in svar.content.decode()


def test_faith_and_politics_are_never_an_option(klient, runde):
    u.si_ja(klient, runde)
    sider = [s for s in alle_sider().values() if s.slag == "bilder"]
    alle = {v for s in sider for v in u.Lest(klient.get(f"{u.rot(runde)}nb/{s.id}/")).verdier(s.id)}
    assert "fotball" in alle
    assert not alle & {"tro_livssyn", "politikk"}
    assert len(alle) == 57
    adresse = f"{u.rot(runde)}nb/interesser-1/"
    svar = klient.post(adresse, {"interesser-1": ["tro_livssyn"], "handling": "neste"})
    assert svar.status_code == 200
    assert "tro_livssyn" not in str(Svarkladd.objects.get().svar)


def test_answers_survive_a_break_and_can_be_changed(klient, runde):
    u.si_ja(klient, runde)
    klient.post(u.rot(runde) + "nb/norsk/", {"norsk": "litt", "handling": "neste"})
    klient.post(u.rot(runde) + "nb/sprak/", {"handling": "hopp_over"})
    start = klient.get(u.rot(runde))
    assert start.context["fortsett"]["adresse"] == u.rot(runde) + "nb/engelsk/"
    assert strip_tags(start.context["fortsett"]["hvor"]) == "Spørsmål 3 av 17"
    assert u.Lest(klient.get(u.rot(runde) + "nb/norsk/")).avkrysset()[0]["value"] == "litt"
    klient.post(u.rot(runde) + "nb/alder/", {"alder": "26_39"})
    adresse = u.rot(runde) + "nb/norsk/"
    assert 'name="til" value="se-over"' in klient.get(adresse + "?til=se-over").content.decode()


def test_a_change_from_looking_over_goes_back_there(klient, runde):
    se_over = u.svar_pa_alt(klient, runde)
    svar = klient.post(u.rot(runde) + "nb/norsk/", {"norsk": "godt", "til": "se-over"})
    assert svar.headers["Location"] == se_over
    assert "Godt" in klient.get(se_over).content.decode()
    # What the change opens is asked first.
    svar = klient.post(u.rot(runde) + "nb/alder/", {"alder": "6_12", "til": "se-over"})
    assert svar.headers["Location"].endswith("foresatt/")


def test_skip_is_as_large_as_next(klient, runde):
    u.si_ja(klient, runde)
    knapper = [f for f in u.Lest(klient.get(u.rot(runde) + "nb/norsk/")).felt
               if f.get("name") == "handling"]  # fmt: skip
    assert [k["value"] for k in knapper] == ["neste", "hopp_over"]
    assert all("knapp" in (k["class"] or "") for k in knapper)


@pytest.mark.parametrize("tag", list(sprakene()))
def test_every_page_in_every_language(klient, runde, tag):
    """The whole way, without a browser: language, direction, links and weight of each page."""
    runde.spor_referanse = True
    runde.save()
    sett = []

    def se_pa(side):
        assert side.status_code == 200
        assert "hvem-ser" in u.beboerside(side, tag).tekst
        sett.append(side)

    for adresse in ("", "samtykke/", "hvem-ser/"):
        se_pa(klient.get(f"{u.rot(runde)}{tag}/{adresse}"))
    se_over = u.svar_pa_alt(klient, runde, tag, se_pa, alder="13_17", foresatt="representant")
    se_pa(klient.get(se_over))
    se_pa(u.send(klient, runde, tag))
    assert len(sett) == 3 + len(alle_sider()) + 2
    assert Svarark.objects.count() == 1


def test_query_count_of_a_page_does_not_grow(klient, runde, django_assert_max_num_queries):
    u.si_ja(klient, runde)
    for side in ("alder", "interesser-1"):
        with django_assert_max_num_queries(6):
            klient.get(f"{u.rot(runde)}nb/{side}/")
