"""Refuses what looks like personal data in texts that staff and associations write."""

from django import forms
from django.utils.translation import gettext as _

from kartlegging.services.vern import hva_ma_bort


def uten_personopplysninger(tekst, *, bare_numre=False):
    """
    This function will give the text back when it holds nothing of the kind.

    Raises: ValidationError, which never repeats what was found.
    """
    if funn := hva_ma_bort(tekst, bare_numre=bare_numre):
        raise forms.ValidationError(
            _("Teksten ser ut til å inneholde %(hva)s. Ta det bort.") % {"hva": ", ".join(funn)}
        )
    return tekst
