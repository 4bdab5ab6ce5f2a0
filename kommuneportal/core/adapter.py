"""allauth adapters: accounts are invited, never self-registered; secrets are kept scrambled."""

from __future__ import annotations

import base64
import hashlib
import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kommuneportal.core.middleware import AVBRUTT


FEIL_KODE = gettext_lazy("Koden stemmer ikke. Skriv den som står i appen akkurat nå.")
logger = logging.getLogger(__name__)


class Kontoadapter(DefaultAccountAdapter):
    """How accounts behave here, and what they say when something is wrong."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Denne kontoen er avsluttet."),
        "email_password_mismatch": gettext_lazy("E-postadressen eller passordet er feil."),
        "enter_current_password": gettext_lazy("Skriv passordet du har nå."),
        "incorrect_code": FEIL_KODE,
        "incorrect_password": gettext_lazy("Passordet er feil."),
        "invalid_password_reset": gettext_lazy("Lenken virker ikke lenger. Be om en ny."),
        "rate_limited": gettext_lazy(
            "Det ble for mange forsøk. Vent noen minutter, og prøv igjen."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Det ble for mange forsøk. Vent noen minutter, og prøv igjen."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This function will refuse: a colleague invites."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """This function will lead to the set-up, and say when a form of before was not stored."""
        if not is_mfa_enabled(user):
            # The password was typed a moment ago; the set-up that follows need not ask again.
            record_authentication(request, user, method="password", reauthenticated=True)
        svar = super().post_login(request, user, **kwargs)
        if request.session.pop(AVBRUTT, False):
            messages.warning(
                request,
                _("Du ble logget ut før skjemaet kom frem. Ingenting er lagret. Send det på nytt."),
            )
        return svar

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """This function will send an account mail, and say so when the mail server is down."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException):
            logger.warning("account mail could not be sent")
            messages.error(
                self.request, _("Vi fikk ikke sendt e-posten nå. Prøv igjen om noen minutter.")
            )


class Tofaktoradapter(DefaultMFAAdapter):
    """Keeps the secrets of the second factor encrypted at rest."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": FEIL_KODE}

    def _boks(self) -> Fernet:
        nokkel = hashlib.sha256(f"tofaktor:{settings.SECRET_KEY}".encode()).digest()
        return Fernet(base64.urlsafe_b64encode(nokkel))

    def encrypt(self, text: str) -> str:
        """This function will encrypt a secret with a key made from SECRET_KEY."""
        return self._boks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """This function will decrypt what encrypt made."""
        return self._boks().decrypt(encrypted_text.encode()).decode()
