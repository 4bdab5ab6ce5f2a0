"""The component page, the example pages and the way in, in a real browser."""

import pytest

from kommuneportal.design import eksempler
from tests.nettleser import BREDDER


pytestmark = [pytest.mark.nettleser, pytest.mark.django_db(transaction=True)]
ADRESSER = ["/", "/stil/", "/konto/login/", "/konto/password/reset/"] + [
    f"/stil/eksempel/{navn}/" for navn in sorted(eksempler.SIDER)
]


@pytest.mark.parametrize("modus", ["light", "dark"])
@pytest.mark.parametrize("bredde", BREDDER)
def test_pages_are_accessible_and_fit(live_server, ny_side, bredde: int, modus: str):
    side = ny_side(bredde, modus=modus)
    funn = {}

    for adresse in ADRESSER:
        side.apne(live_server.url + adresse)
        funn[adresse] = (side.axe(), side.er_for_bred(), list(side.feil))

    assert funn == dict.fromkeys(ADRESSER, ([], False, []))


def test_queue_has_its_main_act_above_the_fold(live_server, ny_side):
    side = ny_side(1440)
    side.apne(f"{live_server.url}/stil/eksempel/ko/")

    box = side.page.locator(".ko-handlinger").bounding_box()

    assert box["y"] + box["height"] <= 900


def test_keys_can_be_switched_off(live_server, ny_side):
    side = ny_side(1440)
    side.apne(f"{live_server.url}/stil/eksempel/ko/")
    side.page.evaluate(
        "() => { document.querySelector('[data-tast=g]').onclick = () => { document.title = 'Trykket'; }; }"
    )

    side.page.click("[data-taster-bryter]")
    side.page.keyboard.press("g")
    assert side.page.title() != "Trykket"

    side.page.click("[data-taster-bryter]")
    side.page.keyboard.press("g")
    assert side.page.title() == "Trykket"


def test_pages_work_without_script(live_server, ny_side):
    side = ny_side(390, javascript=False)
    side.apne(f"{live_server.url}/stil/eksempel/ko/")

    assert side.page.locator("kbd:visible").count() == 0
    assert side.page.locator("[data-taster-bryter]").is_hidden()
