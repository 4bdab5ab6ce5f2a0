"""Cards with a code: printed once, opened by the person, revoked by a new one."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kartlegging.models import Svarark
from kartlegging.services.kode import ErLagetImens, lag_kort
from kommuneportal.core import koder
from kommuneportal.core.models import Hendelse
from mottak.models import Beboer
from tests import factories
from tests.kartlegging import undersokelse as u
from tests.lesbart import lesbart


LISTE = "/fjordvik/kartlegging/koder/"
KODE = re.compile(r'kodekort-kode"><bdi dir="ltr">([^<]+)<')


@pytest.fixture
def mitt(i_kommune, mottaksansatt):
    mottak = factories.mottak(navn="Fjordvik mottak")
    factories.ansatt(bruker=mottaksansatt.bruker, mottak=mottak)
    return mottak


def beboer(mottak, referanse="", **felt):
    person = factories.beboer(
        mottak=mottak, referanse=referanse, referanse_normalisert=referanse.casefold(), **felt
    )
    factories.svarark(beboer=person, informasjonssprak="ar")
    return person


def skriv_ut(klient, *personer, **andre):
    return klient.post(
        LISTE + "skriv-ut/",
        {"beboer": [str(p.public_id) for p in personer], "vist": timezone.now().isoformat(),
         **andre},
    )  # fmt: skip


def test_card_from_a_file_opens_the_answers(mottaksansatt, klient, mitt):
    person = beboer(mitt, "A-17")
    ark = skriv_ut(mottaksansatt, person)
    tekst = ark.content.decode()
    assert ark["Cache-Control"] == "no-store"
    (kode,) = KODE.findall(tekst)
    assert person.etikett in tekst
    # In the person's language; the code stands on the card, never in an address.
    assert '<section class="kodekort" lang="ar" dir="rtl"' in tekst
    assert f"/{kode}" not in tekst
    person.refresh_from_db()
    assert person.kode_hash == koder.kode_hash(koder.les_beboerkode(kode))
    assert kode.replace("-", "") not in str(Beboer.objects.values())
    assert kode not in str(Hendelse.objects.values())
    hendelse = Hendelse.objects.get(handling="beboerkode_laget")
    assert hendelse.bruker_id == mottaksansatt.bruker.public_id
    assert hendelse.objekt_id == person.public_id
    # Any case, with and without signs between, opens; another check character does not.
    side = klient.post("/fjordvik/mine-svar/nb/", {"kode": kode.lower().replace("-", " ")})
    assert side.status_code == 302
    feil = kode[:-1] + ("A" if kode[-1] != "A" else "B")
    svar = klient.post("/fjordvik/mine-svar/nb/", {"kode": feil}).content.decode()
    assert "Vi finner ikke koden" in svar or 'role="alert"' in svar


def test_new_card_is_asked_about_and_revokes_the_old_one(mottaksansatt, klient, mitt):
    person = beboer(mitt)
    (gammel,) = KODE.findall(skriv_ut(mottaksansatt, person).content.decode())
    klient.post("/fjordvik/mine-svar/nb/", {"kode": gammel})
    assert "For ansatte" in klient.get("/fjordvik/mine-svar/nb/").content.decode()

    sporsmal = skriv_ut(mottaksansatt, person).content.decode()
    assert "Skal de gamle kortene slutte å virke?" in sporsmal
    assert not KODE.findall(sporsmal)
    (ny,) = KODE.findall(skriv_ut(mottaksansatt, person, bekreft="ja").content.decode())

    assert ny != gammel
    # Also where the old card is open just now.
    assert 'name="kode"' in klient.get("/fjordvik/mine-svar/nb/").content.decode()
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": gammel}).status_code == 200
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": ny}).status_code == 302


def sperr(klient, *personer, **andre):
    felt = {"beboer": [str(p.public_id) for p in personer], "vist": timezone.now().isoformat()}
    return klient.post(LISTE + "sperr/", felt | andre, follow=True).content.decode()


def test_blocked_card_opens_nothing_and_the_answers_stay(mottaksansatt, klient, mitt):
    person, annen = beboer(mitt), beboer(mitt)
    (kode,) = KODE.findall(skriv_ut(mottaksansatt, person).content.decode())
    klient.post("/fjordvik/mine-svar/nb/", {"kode": kode})
    flytt = u.koden(klient.post("/fjordvik/mine-svar/nb/flyttekode/", {"flytt": "ja"}))
    klient.post("/fjordvik/mine-svar/nb/endre/")

    sporsmal = sperr(mottaksansatt, person, annen)
    assert "Skal kortet slutte å virke?" in sporsmal
    assert annen.etikett not in sporsmal
    assert klient.get("/fjordvik/mine-svar/nb/side/norsk/").status_code == 200
    ferdig = sperr(mottaksansatt, person, annen, bekreft="ja")

    assert f"{person.etikett}</span> er sperret." in ferdig
    person.refresh_from_db()
    assert (person.kode_hash, person.kode_laget_at) == (None, None)
    for side in ("", "side/norsk/", "flyttekode/", "aktivitet/"):
        svar = klient.get(f"/fjordvik/mine-svar/nb/{side}", follow=True)
        assert 'name="kode"' in svar.content.decode()
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": kode}).status_code == 200
    assert 'role="alert"' in klient.post(
        "/fjordvik/mine-svar/nb/flytt/", {"kode": flytt}
    ).content.decode()  # fmt: skip
    assert Svarark.objects.gjeldende().filter(beboer=person).exists()
    assert Hendelse.objects.get(handling="beboerkode_sperret").objekt_id == person.public_id
    # A new card opens the same answers.
    (ny,) = KODE.findall(skriv_ut(mottaksansatt, person).content.decode())
    assert klient.post("/fjordvik/mine-svar/nb/", {"kode": ny}).status_code == 302


def test_blocking_asks_again_when_a_new_card_was_made_meanwhile(mottaksansatt, mitt):
    person = beboer(mitt)
    vist = timezone.now().isoformat()
    skriv_ut(mottaksansatt, person)
    assert "fikk nytt kort imens" in sperr(mottaksansatt, person, vist=vist, bekreft="ja")
    person.refresh_from_db()
    assert person.kode_hash


def test_only_own_cards_can_be_blocked(mottaksansatt, koordinator, leder, mitt):
    person = beboer(mitt)
    assert "Velg minst én person som har kort" in sperr(mottaksansatt, person)
    skriv_ut(mottaksansatt, person)
    assert "Velg minst én person som har kort" in sperr(koordinator, person, bekreft="ja")
    assert leder.post(LISTE + "sperr/", {"beboer": str(person.public_id)}).status_code == 404
    person.refresh_from_db()
    assert person.kode_hash


def test_form_sent_twice_revokes_nothing(mottaksansatt, mitt):
    person = beboer(mitt)
    vist = timezone.now().isoformat()
    assert KODE.findall(skriv_ut(mottaksansatt, person, vist=vist).content.decode())
    person.refresh_from_db()
    igjen = skriv_ut(mottaksansatt, person, vist=vist, bekreft="ja")
    assert igjen.status_code == 302
    assert Beboer.objects.get(pk=person.pk).kode_hash == person.kode_hash
    for tull in ("", "tull", "2026-99-99", "2026-11-02T10:00:00"):
        assert skriv_ut(mottaksansatt, person, vist=tull, bekreft="ja").status_code == 302


def test_all_missing_cards_on_one_sheet(mottaksansatt, mitt):
    for nr in range(3):
        beboer(mitt, f"A-{nr}")
    har = beboer(mitt, "A-9")
    lag_kort([har], vist_at=timezone.now(), by=mottaksansatt.bruker, now=timezone.now())
    tekst = mottaksansatt.get(LISTE).content.decode()
    assert "Lag alle 3 kort som mangler" in tekst
    ark = skriv_ut(mottaksansatt, hvem="uten").content.decode()
    assert len(set(KODE.findall(ark))) == 3
    assert har.etikett not in ark
    assert mottaksansatt.get(LISTE + "?vis=uten").content.decode().count('name="beboer"') == 0


def test_found_by_label_and_by_the_centres_own_key(mottaksansatt, mitt):
    person, annen = beboer(mitt, "A-17"), beboer(mitt, "A-18")
    for sok in (person.etikett, person.etikett[2:].lower(), "a-17"):
        tekst = mottaksansatt.get(LISTE, {"sok": sok}).content.decode()
        assert person.etikett in tekst
        assert annen.etikett not in tekst
    assert "Ingen å vise" in mottaksansatt.get(LISTE, {"sok": "B-0000"}).content.decode()
    assert Hendelse.objects.filter(handling="innsyn", objekt_type="kode_liste").exists()


def test_nobody_chosen_and_empty_list(mottaksansatt, mitt):
    assert "Ingen svar ennå" in mottaksansatt.get(LISTE).content.decode()
    svar = mottaksansatt.post(LISTE + "skriv-ut/", {}, follow=True)
    assert "Velg minst én person" in svar.content.decode()


def test_only_own_people(mottaksansatt, koordinator, leder, mitt):
    egen, fremmed = beboer(mitt, "A-17"), beboer(factories.mottak(), "X-99")
    bosatt = factories.beboer(mottak=None, tilknytning="kommune", referanse="K-5",
                              referanse_normalisert="k-5")  # fmt: skip
    factories.svarark(beboer=bosatt)
    tekst = mottaksansatt.get(LISTE).content.decode()
    assert egen.etikett in tekst
    assert fremmed.etikett not in tekst
    assert bosatt.etikett not in tekst
    hos_koordinator = koordinator.get(LISTE).content.decode()
    assert bosatt.etikett in hos_koordinator
    assert egen.etikett not in hos_koordinator
    # A coordinator sees labels, never the key of a centre or of a file.
    assert "K-5" not in lesbart(hos_koordinator)
    assert koordinator.get(LISTE, {"sok": "K-5"}).content.decode().count('name="beboer"') == 0
    assert skriv_ut(mottaksansatt, fremmed).status_code == 302
    assert skriv_ut(koordinator, egen).status_code == 302
    assert not Beboer.objects.filter(kode_hash__isnull=False).exists()
    assert leder.get(LISTE).status_code == 404
    assert skriv_ut(leder, egen).status_code == 404


def test_service_makes_no_card_when_one_was_made_meanwhile(mottaksansatt, mitt):
    a, b = beboer(mitt), beboer(mitt)
    vist = timezone.now()
    lag_kort([a], vist_at=vist, by=mottaksansatt.bruker, now=vist + timedelta(seconds=1))
    with pytest.raises(ErLagetImens):
        lag_kort([b, a], vist_at=vist, by=mottaksansatt.bruker, now=vist + timedelta(seconds=2))
    b.refresh_from_db()
    assert b.kode_hash is None
