"""After the undo period nothing is left of what was withdrawn: not one byte, in any file."""

import pytest

from tests.sikkerhet.byteliv import SKJEBNER, ord_for
from tests.sikkerhet.egenprosess import kjor, steder


pytestmark = [pytest.mark.tung, pytest.mark.django_db(transaction=True)]


def funnet(verden, logg):
    """Give the fates whose word stands in the database, in a file beside it, or in the log."""
    alle = steder(verden, logg)
    ord_ = {navn: ord_for(navn).encode().lower() for navn in SKJEBNER}
    return {n for n, verdi in ord_.items() for _, alt in alle if verdi in alt.lower()}


def test_not_one_byte_is_left(verden):
    logg = kjor(verden, "byteliv", "liv")
    straks = funnet(verden, logg)
    # The search can see: what may still be undone, or is on its way, is there.
    assert straks >= {"endret", "halvferdig", "utlopt", "forlatt", "feilet"}

    logg += kjor(verden, "byteliv", "angrefrist")
    assert funnet(verden, logg) == {"utlopt"}

    logg += kjor(verden, "byteliv", "lagringstid")
    assert funnet(verden, logg) == set()
