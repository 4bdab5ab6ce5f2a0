"""Input of the upload wizard and of survey rounds."""

from kartlegging.forms.arkvalg import ArkvalgForm
from kartlegging.forms.doble import DobleForm
from kartlegging.forms.folgefil import FolgefilForm
from kartlegging.forms.fritekst import FritekstForm
from kartlegging.forms.opplasting import (
    KolonnerForm,
    OpplastingNyForm,
    RettRaderForm,
    SamtykkeForAlleForm,
)
from kartlegging.forms.runde import RundeForm


__all__ = [
    "ArkvalgForm",
    "DobleForm",
    "FolgefilForm",
    "FritekstForm",
    "KolonnerForm",
    "OpplastingNyForm",
    "RettRaderForm",
    "RundeForm",
    "SamtykkeForAlleForm",
]
