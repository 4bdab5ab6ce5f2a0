"""Input of the upload wizard and of survey rounds."""

from kartlegging.forms.opplasting import (
    KolonnerForm,
    OpplastingNyForm,
    RettRaderForm,
    SamtykkeForAlleForm,
)
from kartlegging.forms.runde import RundeForm


__all__ = [
    "KolonnerForm",
    "OpplastingNyForm",
    "RettRaderForm",
    "RundeForm",
    "SamtykkeForAlleForm",
]
