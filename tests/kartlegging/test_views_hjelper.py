"""The survey read aloud by staff: both languages, a yes first, the card last, nothing in between."""

import pytest

from kartlegging.models import Svarark, Svarkladd
from kommuneportal.core.models import Hendelse
from mottak.models import Beboer
from tests import factories
from tests.kartlegging import undersokelse as u


@pytest.fixture
def runde(i_kommune, mottaksansatt):
    mottak = factories.mottak(navn="Fjordvik mottak")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    return factories.runde(mottak=mottak, sprak=["nb", "ar", "ti"])


def rot(runde):
    return f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/hjelp/"


def begynn(klient, runde, sprak="ar"):
    return klient.post(f"{rot(runde)}{sprak}/samtykke/", {"samtykke": "ja"})


def svar_pa_alt(klient, runde, sprak="ar", **andre):
    svar, sider = {**u.SVAR, **andre}, []
    adresse = begynn(klient, runde, sprak).headers["Location"]
    while not adresse.endswith("se-over/"):
        sider.append(klient.get(adresse).content.decode())
        navn = adresse.rstrip("/").split("/")[-1]
        neste = klient.post(adresse, u.svar_til(navn, svar))
        if neste.status_code != 302:
            break
        adresse = neste.headers["Location"]
    return sider, adresse


def test_whole_survey_is_read_aloud_and_marked_so(mottaksansatt, klient, runde):
    sider, se_over = svar_pa_alt(mottaksansatt, runde)
    assert all('lang="nb" dir="ltr"' in side for side in sider)
    assert all('<html lang="ar" dir="rtl"' in side for side in sider)
    assert any("Hvor mye norsk kan du?" in side and "Litt" in side for side in sider)
    assert any("Har veldig lyst" in side and "Fotball" in side for side in sider)
    oversikt = mottaksansatt.get(se_over).content.decode()
    assert "Hvilket språk vil du ha informasjon på?" in oversikt
    kort = mottaksansatt.post(f"{rot(runde)}ar/send/")
    kode = u.koden(kort)
    ark = Svarark.objects.get()
    assert (ark.kilde, ark.samtykke_kilde, ark.samtykke_sprak) == ("opplest", "opplest", "ar")
    assert ark.beboer.mottak == runde.mottak
    assert Hendelse.objects.get(handling="svar_sendt").bruker_id == mottaksansatt.bruker.public_id
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": kode}).status_code == 302


def test_consent_is_read_first_in_both_languages(mottaksansatt, runde):
    start = mottaksansatt.get(rot(runde)).content.decode()
    assert start.count("/samtykke/") == 3
    tekst = mottaksansatt.get(f"{rot(runde)}ti/samtykke/").content.decode()
    assert "Det er frivillig å svare" in tekst
    assert "Vi bruker svarene bare til å finne aktiviteter for deg." in tekst
    assert '<html lang="ti"' in tekst
    # In Norwegian there is nothing to set beside.
    assert tekst.count("Kan vi lagre svarene dine?") == 1
    norsk = mottaksansatt.get(f"{rot(runde)}nb/samtykke/").content.decode()
    assert 'class="pa-norsk' not in norsk


def test_who_sees_the_answers_is_read_aloud_and_leads_back(mottaksansatt, runde):
    begynn(mottaksansatt, runde)
    side = mottaksansatt.get(f"{rot(runde)}ar/alder/").content.decode()
    assert f'href="{rot(runde)}ar/hvem-ser/?side=alder"' in side
    tekst = mottaksansatt.get(f"{rot(runde)}ar/hvem-ser/?side=alder").content.decode()
    assert "Vi lagrer ikke navnet ditt." in tekst
    assert f'href="{rot(runde)}ar/alder/"' in tekst
    tull = mottaksansatt.get(f"{rot(runde)}ar/hvem-ser/?side=tull").content.decode()
    assert f'href="{rot(runde)}ar/samtykke/"' in tull


def test_a_no_keeps_nothing(mottaksansatt, runde):
    begynn(mottaksansatt, runde)
    svar = mottaksansatt.post(f"{rot(runde)}ar/samtykke/", {"samtykke": "nei"})
    assert svar.status_code == 200
    assert not Svarkladd.objects.exists()
    assert mottaksansatt.get(f"{rot(runde)}ar/alder/").headers["Location"] == rot(runde)


def test_minor_without_a_guardian_keeps_nothing(mottaksansatt, runde):
    svar_pa_alt(mottaksansatt, runde, alder="13_17", foresatt="ingen")
    assert not Svarkladd.objects.exists()
    assert not Beboer.objects.exists()


def test_finished_forgets_and_an_unsent_draft_goes(mottaksansatt, runde):
    begynn(mottaksansatt, runde)
    assert mottaksansatt.post(rot(runde) + "ferdig/").headers["Location"] == rot(runde)
    assert not Svarkladd.objects.exists()
    svar_pa_alt(mottaksansatt, runde)
    mottaksansatt.post(f"{rot(runde)}ar/send/")
    mottaksansatt.post(rot(runde) + "ferdig/")
    assert mottaksansatt.post(f"{rot(runde)}ar/send/").headers["Location"] == rot(runde)
    assert Svarark.objects.count() == 1


def test_sent_twice_is_one_answer(mottaksansatt, runde):
    svar_pa_alt(mottaksansatt, runde)
    forste = mottaksansatt.post(f"{rot(runde)}ar/send/")
    assert u.koden(forste) == u.koden(mottaksansatt.post(f"{rot(runde)}ar/send/"))
    assert Svarark.objects.count() == 1


def test_another_log_in_does_not_see_the_draft(mottaksansatt, runde):
    """The next member of staff at the same machine begins anew."""
    svar_pa_alt(mottaksansatt, runde)
    kaker = dict(mottaksansatt.cookies)
    kollega = factories.bruker(kommune=runde.kommune, rolle="mottaksansatt")
    factories.ansatt(bruker=kollega, mottak=runde.mottak)
    mottaksansatt.force_login(kollega)
    mottaksansatt.cookies.update({k: v for k, v in kaker.items() if "hjelp" in k})
    assert mottaksansatt.get(f"{rot(runde)}ar/se-over/").headers["Location"] == rot(runde)
    assert mottaksansatt.post(f"{rot(runde)}ar/send/").headers["Location"] == rot(runde)


def test_public_pages_do_not_open_the_draft(mottaksansatt, klient, runde):
    begynn(mottaksansatt, runde)
    nokkel = next(v.value for k, v in mottaksansatt.cookies.items() if "hjelp" in k)
    assert "hjelp" not in klient.get(f"{u.rot(runde)}ar/alder/").headers["Location"]
    assert nokkel not in str(Svarkladd.objects.values())


def test_closed_round_wrong_language_and_unknown_page(mottaksansatt, runde):
    for slutt in ("so/samtykke/", "xx/samtykke/", "ar/tull/"):
        assert mottaksansatt.get(rot(runde) + slutt).status_code == 404
    runde.status = "stengt"
    runde.save()
    assert mottaksansatt.get(f"{rot(runde)}ar/samtykke/").status_code == 404
    svar = mottaksansatt.get(rot(runde), follow=True)
    assert "tar ikke imot svar nå" in svar.content.decode()


def test_other_centres_and_roles_see_nothing(koordinator, leder, runde):
    for klient in (koordinator, leder):
        assert klient.get(rot(runde)).status_code == 404
        assert begynn(klient, runde).status_code == 404
        assert klient.post(f"{rot(runde)}ar/send/").status_code == 404
        assert klient.post(f"{rot(runde)}ferdig/").status_code == 404
