"""Password rule and account forms in our own words, where the packages' are stiff or English."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Minstelengde(MinimumLengthValidator):
    """Wants a long password, and says how long."""

    def get_error_message(self) -> str:
        """This function will say what to do about a short password."""
        return _("Passordet er for kort. Det må ha minst %(antall)d tegn.") % {
            "antall": self.min_length
        }


class SlaPaKodeForm(ActivateTOTPForm):
    """The first code from the app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        felt = self.fields["code"]
        felt.label = gettext_lazy("Kode fra appen")
        felt.widget.attrs |= {"inputmode": "numeric", "placeholder": ""}
