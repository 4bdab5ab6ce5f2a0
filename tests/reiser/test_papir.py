"""The survey on paper: one sheet in every language."""

import re

from kartlegging.undersokelse.tekster import sprakene
from kommuneportal.core.enums import Rolle
from kommuneportal.core.tenancy import kommune_scope
from tests import factories


SIDE = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_form_is_one_sheet_in_every_language(apne, er_inne, kommune):
    ansatt = factories.bruker(kommune=kommune, rolle=Rolle.MOTTAKSANSATT)
    with kommune_scope(kommune):
        mottak = factories.mottak(telefon="00 00 00 01")
        factories.ansatt(bruker=ansatt, mottak=mottak)
        runde = factories.runde(mottak=mottak, sprak=list(sprakene()))
    side = apne()
    er_inne(side, ansatt)

    sider = {}
    for sprak in sprakene():
        side.ga(
            f"/fjordvik/kartlegging/undersokelser/{runde.public_id}/papir/{sprak}/",
            sjekk=sprak in {"nb", "ar"},
        )
        sider[sprak] = len(SIDE.findall(side.side.pdf(prefer_css_page_size=True)))

    # Two sides are one sheet.
    assert sider == dict.fromkeys(sprakene(), 2)
