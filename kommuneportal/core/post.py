"""SMTP back end that waits long enough for the one answer that must not be guessed."""

from __future__ import annotations

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend


# RFC 5321 4.5.3.2.6: a server may take ten minutes to say that it has the mail. Giving up sooner
# and sending again is how people get two.
SLUTTSVAR_S = 600


class _Talmodig:
    """Holds the short time limit for every step but the last one."""

    def send(self, s: Any) -> None:
        """This function will send, and wait patiently for the answer when the mail is complete."""
        super().send(s)  # type: ignore[misc]
        ferdig = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")
        if self.sock is not None:  # type: ignore[attr-defined]
            self.sock.settimeout(SLUTTSVAR_S if ferdig else settings.EMAIL_TIMEOUT)  # type: ignore[attr-defined]


class _SMTP(_Talmodig, smtplib.SMTP):
    """Plain or STARTTLS."""


class _SMTPSSL(_Talmodig, smtplib.SMTP_SSL):
    """TLS from the first byte."""


class Postgang(EmailBackend):
    """Django's SMTP back end with that patience."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """This function will give the class that talks to the server."""
        return _SMTPSSL if self.use_ssl else _SMTP
