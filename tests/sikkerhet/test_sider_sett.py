"""Every page is looked at in the browser; a new one that nobody visits fails here."""

import pytest

from tests.conftest import FriskKlient
from tests.reiser.tilstander import VEIER
from tests.sikkerhet import verden as v
from tests.sikkerhet.gange import er_side, side_av, stier, vare_adresser


pytestmark = pytest.mark.django_db


def _er_uten_side(adresse, klient, verden):
    """Tell whether an address only takes what is sent, or gives a file."""
    svar = [klient.get(sti) for sti in stier(adresse, verden.kommune.slug, verden, alle_ider=False)]
    filer = [ett for ett in svar if ett.status_code == 200 and not er_side(ett)]
    return bool(filer) or {ett.status_code for ett in svar} == {405}


def test_every_page_is_visited_by_the_walk_or_by_a_way_of_its_own(kommune):
    fylt = v.lag(kommune, merke="Prøvelaget")
    ansatt = FriskKlient()
    ansatt.force_login(fylt.alt)
    egne = set().union(*VEIER.values())

    uten = [
        adresse.navn
        for adresse in vare_adresser()
        if adresse.navn not in egne
        and not side_av(adresse, ansatt, fylt)
        and not _er_uten_side(adresse, ansatt, fylt)
    ]

    assert uten == [], "the walk finds no page there: give it a way in tests/reiser/tilstander.py"
