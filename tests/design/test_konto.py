"""Every account page is in our look and in bokmål."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from kommuneportal.core.models import Bruker
from tests.factories import HEMMELIGHET


ENGELSK = re.compile(r"\b(the|your|please|password|sign|email|authenticator|recovery|code|codes)\b")


def _holder_malet(html: str) -> None:
    text = re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])
    assert html.count("<h1") == 1
    assert "offentlig konto" in html
    assert ENGELSK.findall(text.replace("Microsoft Authenticator", "").lower()) == []


@pytest.mark.parametrize(
    ("navn", "argumenter"),
    [
        ("account_login", ()),
        ("account_reset_password", ()),
        ("account_reset_password_done", ()),
        ("account_reset_password_from_key", ("1", "utlopt-lenke")),
        ("account_reset_password_from_key_done", ()),
        ("account_inactive", ()),
        ("account_email_verification_sent", ()),
        ("account_confirm_email", ("utlopt",)),
        ("account_signup", ()),
    ],
)
def test_entrance_pages_are_ours(klient, db, navn: str, argumenter: tuple):
    response = klient.get(reverse(navn, args=argumenter))

    assert response.status_code == 200
    _holder_malet(response.text)


@pytest.mark.parametrize(
    "navn",
    [
        "account_logout",
        "account_change_password",
        "account_email",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_index",
        "usersessions_list",
    ],
)
def test_own_pages_are_ours(koordinator, navn: str):
    koordinator.bruker.set_password("fire tilfeldige ord her")
    koordinator.bruker.save()
    koordinator.force_login(koordinator.bruker)

    response = koordinator.get(reverse(navn))

    assert response.status_code == 200
    _holder_malet(response.text)


def test_login_with_wrong_password_is_shown_again_with_the_address(klient, db):
    response = klient.post(
        reverse("account_login"), {"login": "kari@eksempel.example", "password": "feil"}
    )

    assert response.status_code == 200
    assert "<title>Feil: Logg inn" in response.text.replace("\n", "")
    assert 'value="kari@eksempel.example"' in response.text
    assert "ds-error-summary" in response.text
    _holder_malet(response.text)


def test_login_without_anything_says_what_to_do(klient, db):
    response = klient.post(reverse("account_login"), {})

    assert "Fyll inn passord" in response.text


def _bekreft_seg(klient) -> None:
    klient.bruker.set_password("fire tilfeldige ord her")
    klient.bruker.save()
    klient.force_login(klient.bruker)
    klient.post(reverse("account_reauthenticate"), {"password": "fire tilfeldige ord her"})


@pytest.mark.parametrize("navn", ["mfa_deactivate_totp", "mfa_generate_recovery_codes"])
def test_second_factor_pages_are_ours(koordinator, navn: str):
    _bekreft_seg(koordinator)

    response = koordinator.get(reverse(navn))

    assert response.status_code == 200
    _holder_malet(response.text)


def test_recovery_codes_are_shown_without_script(koordinator):
    _bekreft_seg(koordinator)
    koordinator.post(reverse("mfa_generate_recovery_codes"), {})

    response = koordinator.get(reverse("mfa_view_recovery_codes"))

    assert response.text.count("<li><code>") == 10
    assert "recovery_codes.js" not in response.text
    _holder_malet(response.text)


def test_activation_shows_the_code_as_picture_and_as_text(koordinator):
    koordinator.bruker.authenticator_set.all().delete()
    _bekreft_seg(koordinator)

    response = koordinator.get(reverse("mfa_activate_totp"))

    assert response.status_code == 200
    assert 'class="qr" src="data:image/svg+xml' in response.text
    assert HEMMELIGHET not in response.text
    _holder_malet(response.text)


def test_a_wrong_first_code_says_what_to_do(koordinator):
    koordinator.bruker.authenticator_set.all().delete()
    _bekreft_seg(koordinator)
    koordinator.get(reverse("mfa_activate_totp"))

    response = koordinator.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert "Kode fra appen" in response.text
    assert "Koden stemmer ikke. Skriv den som står i appen akkurat nå." in response.text
    _holder_malet(response.text)


def test_a_short_password_is_refused_in_bokmal(koordinator):
    _bekreft_seg(koordinator)
    ny = {"oldpassword": "fire tilfeldige ord her", "password1": "kort", "password2": "kort"}

    response = koordinator.post(reverse("account_change_password"), ny)

    assert "Passordet er for kort. Det må ha minst 15 tegn." in response.text
    _holder_malet(response.text)


def test_the_first_log_in_asks_for_the_password_once(klient, db):
    bruker = Bruker.objects.create_superuser("dag@x.example", "fire tilfeldige ord her", navn="Dag")
    EmailAddress.objects.create(user=bruker, email=bruker.email, verified=True, primary=True)

    response = klient.post(
        reverse("account_login"),
        {"login": bruker.email, "password": "fire tilfeldige ord her"},
        follow=True,
    )

    assert response.request["PATH_INFO"] == reverse("mfa_activate_totp")
    assert "Sett opp kode på telefonen" in response.text


def test_the_mail_about_a_new_password_is_ours(koordinator, klient, mailoutbox):
    adresse = koordinator.bruker.email
    EmailAddress.objects.update_or_create(
        user=koordinator.bruker, email=adresse, defaults={"verified": True, "primary": True}
    )

    klient.post(reverse("account_reset_password"), {"email": adresse})

    (brev,) = mailoutbox
    assert (brev.subject, brev.to) == ("Velg nytt passord", [adresse])
    assert "/konto/password/reset/key/" in brev.body
    assert "Hei\n\nNoen har bedt om nytt passord" in brev.body
    assert ENGELSK.findall(brev.body.partition("http")[0].lower()) == []
