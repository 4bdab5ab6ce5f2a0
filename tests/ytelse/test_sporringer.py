"""Every page of the portal asks the database for so much and no more, whatever the number of rows."""

import pytest
from django.db import connection

from kommuneportal.core.tenancy import kommune_scope
from tests.conftest import FriskKlient
from tests.sikkerhet import verden as v
from tests.sikkerhet.gange import stier, vare_adresser
from tests.ytelse.test_figurer import KO, LISTER, SKJEMAER, voks


# Pages of one thing that are lists with something to do in them, and the counts.
SOM_LISTER = {
    "organisasjoner:organisasjon_vis", "kobling:kobling_vis", "kobling:udekket_vis",
    "rapport:oversikt", "rapport:tall", "rapport:tall_csv",
}  # fmt: skip
# The review: the queue, one suggestion, and the same by person.
SOM_KO = {"kobling:forslag_liste", "kobling:forslag_vis", "kobling:person_vis"}
# These run the matching itself for one person or one offer, on all that a run reads.
REGNER = {"kobling:udekket_person": 23, "kobling:plass_vis": 23}


def grense(navn: str) -> int:
    """Give how many queries a page may make."""
    if navn in REGNER:
        return REGNER[navn]
    if navn in SOM_KO:
        return KO
    return LISTER if navn in SOM_LISTER or navn.endswith("_liste") else SKJEMAER


def sporringer(klient, sti: str) -> int:
    """Count what goes to the database, the beginning of a transaction too (a savepoint here)."""
    antall = 0

    def tell(execute, sql, *args):
        nonlocal antall
        antall += not sql.startswith("RELEASE")
        return execute(sql, *args)

    klient.get(sti)
    with connection.execute_wrapper(tell):
        assert klient.get(sti).status_code == 200, sti
    return antall


def sidene(klient, verden) -> dict[str, str]:
    """Give an address of each page that this person can see."""
    funnet = {}
    for adresse in vare_adresser():
        if "kommune" in adresse.argumenter:
            for sti in stier(adresse, "fjordvik", verden, alle_ider=False):
                if adresse.navn not in funnet and klient.get(sti).status_code == 200:
                    funnet[adresse.navn] = sti
    return funnet


@pytest.mark.usefixtures("klokken")
def test_every_page_stays_within_its_figure_and_does_not_grow(kommune):
    verden = v.lag(kommune, merke="Prove")
    klient = FriskKlient()
    klient.force_login(verden.alt)
    sider = sidene(klient, verden)
    assert len(sider) > 80

    fa = {navn: sporringer(klient, sti) for navn, sti in sider.items()}
    with kommune_scope(kommune):
        voks()
    mange = {navn: sporringer(klient, sti) for navn, sti in sider.items()}

    assert {navn: n for navn, n in mange.items() if n > grense(navn)} == {}
    # In a queue that is empty nobody asks for its rows, what they are about, and the open one.
    slakk = {navn: 3 if navn in {*SOM_KO, "kobling:forslag_flere"} else 1 for navn in sider}
    assert {n: (fa[n], mange[n]) for n in sider if mange[n] > fa[n] + slakk[n]} == {}
