"""Input of the files that explain the codes of the answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


FILTYPER = ".xlsx,.ods,.csv,.txt"
MAKS_FOLGEFILER = 4


class FlereFilerInput(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FolgefilField(forms.FileField):
    """The files that explain the codes of the answers; cleaned to their contents."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=255,
            allow_empty_file=True,
            widget=FlereFilerInput(attrs={"accept": FILTYPER}),
            error_messages={
                "required": _("Velg følgefilen"),
                "max_length": _("Filnavnet er for langt. Gi filen et kortere navn og prøv igjen."),
            },
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the contents of every file."""
        filer = data if isinstance(data, list | tuple) else [data]
        rene = [super(FolgefilField, self).clean(fil, initial) for fil in filer or [None]]
        mest = settings.OPPLASTING_MAKS_BYTE + 1  # enough to refuse it, however large it is
        return [fil.read(mest) for fil in rene[:MAKS_FOLGEFILER] if fil is not None]


class FolgefilForm(forms.Form):
    """What a file with codes is waiting for."""

    folgefil = FolgefilField(
        label=_("Velg følgefil"),
        help_text=_("Kodebok, skjemadefinisjon (XLSForm) eller en liste med koder og tekster."),
    )
