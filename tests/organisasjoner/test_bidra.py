"""The public form: the draft, double sending, spam, and nothing lost."""

import pytest

from kommuneportal.core.tenancy import kommune_scope
from organisasjoner.models import Kladd, Registrering
from organisasjoner.views import vern
from tests.conftest import FriskKlient
from tests.organisasjoner.data import AKTIVITET, BEHOV, FORENING, fyll_ut, hoyst, send, skjult


STEG = [
    ("forening", FORENING, "aktivitet"),
    ("aktivitet", AKTIVITET, "behov"),
    ("behov", BEHOV, "se-over"),
]


def _kladd(kommune):
    with kommune_scope(kommune):
        return Kladd.objects.get()


def _registrering(kommune):
    with kommune_scope(kommune):
        return Registrering.objects.get()


@pytest.mark.parametrize(("steg", "data", "neste"), STEG)
def test_step_leads_to_the_next(kommune, klient, steg, data, neste):
    svar = klient.post(f"/fjordvik/bidra/{steg}/", data | skjult())
    assert (svar.status_code, svar["Location"]) == (302, f"/fjordvik/bidra/{neste}/")


def test_draft_cookie_is_for_14_days_and_not_for_scripts(kommune, klient):
    klient.post("/fjordvik/bidra/forening/", FORENING | skjult())
    kake = klient.cookies["kladd-fjordvik"]
    assert kake["httponly"]
    assert (kake["max-age"], kake["samesite"]) == (14 * 24 * 3600, "Lax")
    assert kake.value not in _kladd(kommune).nokkel_hash


@pytest.mark.parametrize(("steg", "data", "felt"), [
    ("forening", FORENING | {"epost": "ikke en adresse", "navn": ""}, "ikke en adresse"),
    ("aktivitet", AKTIVITET | {"tid_0_fra": "klokka sju"}, "klokka sju"),
    ("behov", {"slag": ["annet"], "tekst": ""}, "Skriv hva dere trenger"),
])  # fmt: skip
def test_invalid_is_shown_again_as_typed_and_kept(kommune, klient, steg, data, felt):
    side = klient.post(f"/fjordvik/bidra/{steg}/", data | skjult())
    assert side.status_code == 200
    tekst = side.content.decode()
    assert felt in tekst
    assert "<title>Feil:" in tekst
    assert "Kladden er lagret kl." in tekst
    if steg != "behov":
        assert felt in klient.get(f"/fjordvik/bidra/{steg}/").content.decode()


def test_draft_survives_a_closed_browser(kommune, klient):
    fyll_ut(klient)
    ny = FriskKlient()
    ny.cookies["kladd-fjordvik"] = klient.cookies["kladd-fjordvik"].value
    assert "Fjordvik svømmeklubb" in ny.get("/fjordvik/bidra/forening/").content.decode()
    assert "Dere har en kladd" in ny.get("/fjordvik/bidra/").content.decode()


def test_draft_of_one_kommune_is_not_in_another(kommune, annen_kommune, klient):
    fyll_ut(klient)
    klient.cookies["kladd-nordlia"] = klient.cookies["kladd-fjordvik"].value
    assert "svømmeklubb" not in klient.get("/nordlia/bidra/forening/").content.decode()


def test_continue_later_leads_to_the_start_with_the_draft(kommune, klient):
    svar = klient.post(
        "/fjordvik/bidra/forening/",
        {"navn": "Lag", "handling": "senere"} | skjult(),
        follow=True,
    )
    tekst = svar.content.decode()
    assert "Fortsett på kladden" in tekst
    assert "/fjordvik/bidra/forening/?sjekk=1" in tekst


def test_a_draft_goes_on_at_the_step_that_was_not_seen(kommune, klient):
    klient.post("/fjordvik/bidra/forening/", FORENING | skjult())
    klient.post("/fjordvik/bidra/aktivitet/", AKTIVITET | {"handling": "senere"} | skjult())
    assert "/bidra/behov/?sjekk=1" in klient.get("/fjordvik/bidra/").content.decode()
    klient.post("/fjordvik/bidra/behov/", BEHOV | {"handling": "senere"} | skjult())
    assert 'href="/fjordvik/bidra/se-over/"' in klient.get("/fjordvik/bidra/").content.decode()


def test_draft_is_deleted(kommune, klient):
    fyll_ut(klient)
    assert "Vil dere slette kladden?" in klient.get("/fjordvik/bidra/slett/").content.decode()
    svar = klient.post("/fjordvik/bidra/slett/", follow=True)
    assert "Kladden er slettet." in svar.content.decode()
    with kommune_scope(kommune):
        assert Kladd.objects.count() == 0


def test_several_activities(kommune, klient):
    fyll_ut(klient)
    svar = klient.post("/fjordvik/bidra/aktivitet/", AKTIVITET | {"handling": "en_til"} | skjult())
    assert svar["Location"] == "/fjordvik/bidra/aktivitet/?nr=2"
    klient.post(
        "/fjordvik/bidra/aktivitet/?nr=2",
        AKTIVITET | {"navn": "Svømmevert", "rolle": "bidra"} | skjult(),
    )
    side = klient.get("/fjordvik/bidra/se-over/").content.decode()
    assert "Svømmevert" in side
    assert "Fjern aktiviteten" in side
    klient.post("/fjordvik/bidra/se-over/", {"fjern": "1"} | skjult())
    assert [a["navn"] for a in _kladd(kommune).felt["aktiviteter"]] == [["Svømmevert"]]


def test_one_more_row_for_times_keeps_what_was_typed(kommune, klient):
    svar = klient.post(
        "/fjordvik/bidra/aktivitet/",
        {"navn": "Kor", "tid_0_dag": "1", "handling": "flere_tider"} | skjult(),
        follow=True,
    )
    tekst = svar.content.decode()
    assert 'value="Kor"' in tekst
    assert "tid_2_dag" in tekst
    assert "Feil:" not in tekst


def test_look_over_tells_what_is_missing(kommune, klient):
    klient.post("/fjordvik/bidra/forening/", {"navn": "Lag"} | skjult())
    tekst = klient.get("/fjordvik/bidra/se-over/").content.decode()
    assert "Fyll ut det som mangler om dere" in tekst
    assert "Fortell om minst én aktivitet" in tekst
    assert send(klient).status_code == 200
    with kommune_scope(kommune):
        assert Registrering.objects.count() == 0


def test_look_over_without_draft_leads_to_the_start(kommune, klient):
    svar = klient.get("/fjordvik/bidra/se-over/", follow=True)
    assert svar.request["PATH_INFO"] == "/fjordvik/bidra/"
    assert "Har dere sendt inn, har kommunen fått det" in svar.content.decode()


def test_sending_needs_the_yes(kommune, klient):
    fyll_ut(klient)
    side = send(klient, samtykke="")
    assert "Kryss av for at kommunen kan vise det dere melder inn" in side.content.decode()
    assert "Åpen svømmehall" in side.content.decode()


def test_sent_twice_is_one_row_and_the_same_receipt(kommune, klient):
    fyll_ut(klient)
    nokkel = klient.get("/fjordvik/bidra/se-over/").context["nokkel"]
    data = {"samtykke": "on", "nokkel": nokkel} | skjult()
    forst = klient.post("/fjordvik/bidra/se-over/", data)
    igjen = klient.post("/fjordvik/bidra/se-over/", data)
    sider = [klient.get(svar["Location"]).content for svar in (forst, igjen)]
    assert sider[0] == sider[1]
    _registrering(kommune)


def test_two_tabs_give_one_row(kommune, klient):
    fyll_ut(klient)
    faner = [klient.get("/fjordvik/bidra/se-over/").context["nokkel"] for _ in range(2)]
    for nokkel in faner:
        klient.post("/fjordvik/bidra/se-over/", {"samtykke": "on", "nokkel": nokkel} | skjult())
    _registrering(kommune)


def test_back_button_after_sending_shows_no_old_form(kommune, klient):
    fyll_ut(klient)
    send(klient)
    svar = klient.get("/fjordvik/bidra/se-over/", follow=True)
    assert svar.request["PATH_INFO"] == "/fjordvik/bidra/"
    assert "Har dere sendt inn, har kommunen fått det" in svar.content.decode()
    assert "svømmeklubb" not in klient.get("/fjordvik/bidra/forening/").content.decode()


def test_forged_key_is_not_a_way_to_somebody_elses_receipt(kommune, klient):
    fyll_ut(klient)
    send(klient)
    rad = _registrering(kommune)
    svar = FriskKlient().post("/fjordvik/bidra/se-over/", {"nokkel": rad.engangsnokkel} | skjult())
    assert svar["Location"] == "/fjordvik/bidra/?borte=1"


@pytest.mark.parametrize("merke", ["", "tull", "x:y"])
def test_receipt_without_a_good_key_leads_to_the_start(kommune, klient, merke):
    assert klient.get(f"/fjordvik/bidra/takk/?k={merke}")["Location"] == "/fjordvik/bidra/"


def test_receipt_says_what_happens_who_answers_and_by_when(kommune, klient):
    fyll_ut(klient)
    tekst = klient.get(send(klient)["Location"]).content.decode()
    assert "En koordinator i Fjordvik kommune ser på det" in tekst
    assert "innen 5 virkedager" in tekst
    assert "post@svomming.example" not in tekst


# --- Spam: nobody honest is refused, nothing typed is lost ---


def test_honest_form_is_not_flagged(kommune, klient):
    fyll_ut(klient)
    send(klient)
    assert _registrering(kommune).bor_sjekkes is False


def test_fast_form_goes_in_and_is_looked_at(kommune, klient):
    fyll_ut(klient, sekunder=1)
    send(klient)
    assert _registrering(kommune).bor_sjekkes is True


def test_filled_trap_goes_in_and_is_looked_at(kommune, klient):
    fyll_ut(klient)
    send(klient, **{vern.FELLE: "http://spam.example"})
    assert _registrering(kommune).bor_sjekkes is True


def test_form_without_its_hidden_fields_goes_in_and_is_looked_at(kommune, klient):
    fyll_ut(klient)
    send(klient, vist="forfalsket")
    assert _registrering(kommune).bor_sjekkes is True


@pytest.mark.parametrize(("steg", "data"), [(s, d) for s, d, _neste in STEG])
def test_day_old_form_is_shown_again_with_everything(kommune, klient, steg, data):
    side = klient.post(f"/fjordvik/bidra/{steg}/", data | skjult(25 * 3600))
    tekst = side.content.decode()
    assert side.status_code == 200
    assert "Siden hadde stått åpen lenge." in tekst
    assert _kladd(kommune).felt


def test_many_from_one_place_go_in_and_are_looked_at(kommune, klient):
    for n in range(vern.MAKS_INNSENDINGER + 1):
        fyll_ut(klient, epost=f"lag{n}@lag.example")
        assert send(klient).status_code == 302
    with kommune_scope(kommune):
        flagg = list(Registrering.objects.order_by("pk").values_list("bor_sjekkes", flat=True))
    assert flagg == [False] * vern.MAKS_INNSENDINGER + [True]


def test_lost_csrf_cookie_costs_nothing(kommune):
    klient = FriskKlient(enforce_csrf_checks=True)
    side = klient.post("/fjordvik/bidra/forening/", FORENING | skjult())
    tekst = side.content.decode()
    assert side.status_code == 200
    assert "Siden hadde stått åpen lenge." in tekst
    assert 'value="Fjordvik svømmeklubb"' in tekst
    assert _kladd(kommune).felt["forening"]["navn"] == ["Fjordvik svømmeklubb"]
    token = side.context["csrf_token"]
    svar = klient.post(
        "/fjordvik/bidra/forening/", FORENING | skjult() | {"csrfmiddlewaretoken": str(token)}
    )
    assert svar["Location"] == "/fjordvik/bidra/aktivitet/"


def test_foreign_page_cannot_send_for_somebody(kommune):
    klient = FriskKlient()
    fyll_ut(klient)
    nokkel = klient.get("/fjordvik/bidra/se-over/").context["nokkel"]
    streng = FriskKlient(enforce_csrf_checks=True)
    streng.cookies = klient.cookies
    svar = streng.post("/fjordvik/bidra/se-over/", {"samtykke": "on", "nokkel": nokkel} | skjult())
    assert svar.status_code == 200
    with kommune_scope(kommune):
        assert Registrering.objects.count() == 0


@pytest.mark.parametrize("steg", ["", "forening/", "aktivitet/", "behov/", "se-over/", "slett/"])
def test_forms_ask_few_questions_of_the_database(kommune, klient, steg):
    fyll_ut(klient)
    for nr in (2, 3):
        klient.post(f"/fjordvik/bidra/aktivitet/?nr={nr}", AKTIVITET | skjult())
    with hoyst(10):
        assert klient.get(f"/fjordvik/bidra/{steg}").status_code == 200


@pytest.mark.parametrize("steg", ["", "forening/", "aktivitet/", "behov/", "takk/"])
def test_unknown_kommune_has_no_form(kommune, klient, steg):
    assert klient.get(f"/ukjent/bidra/{steg}").status_code == 404


def test_empty_form_leaves_nothing_behind(kommune, klient):
    for steg in ("forening", "aktivitet", "behov"):
        klient.post(f"/fjordvik/bidra/{steg}/", {"navn": " "} | skjult())
    with kommune_scope(kommune):
        assert Kladd.objects.count() == 0
    assert "kladd-fjordvik" not in klient.cookies
