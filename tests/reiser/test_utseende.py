"""The component page, the example pages and the way in: three widths, light and dark."""

import pytest

from kommuneportal.design import eksempler


ADRESSER = ["/", "/stil/", "/konto/login/", "/konto/password/reset/"] + [
    f"/stil/eksempel/{navn}/" for navn in sorted(eksempler.SIDER)
]


@pytest.mark.parametrize("modus", ["light", "dark"])
@pytest.mark.parametrize(("bredde", "hoyde"), [(1440, 900), (390, 844), (320, 640)])
def test_pages_are_accessible_and_fit(apne, bredde: int, hoyde: int, modus: str):
    side = apne()
    side.bredde = bredde
    side.side.set_viewport_size({"width": bredde, "height": hoyde})
    side.side.emulate_media(color_scheme=modus)

    for adresse in ADRESSER:
        side.ga(adresse)

    assert side.feil == []


def test_queue_has_its_main_act_above_the_fold(apne):
    side = apne()
    side.ga("/stil/eksempel/ko/")

    box = side.side.locator(".ko-handlinger").bounding_box()

    assert box["y"] + box["height"] <= 900


def test_keys_can_be_switched_off(apne):
    side = apne()
    side.ga("/stil/eksempel/ko/")
    page = side.side
    page.evaluate(
        "() => { document.querySelector('[data-tast=g]').onclick ="
        " () => { document.title = 'Trykket'; }; }"
    )

    page.click("[data-taster-bryter]")
    page.keyboard.press("g")
    assert page.title() != "Trykket"

    page.click("[data-taster-bryter]")
    page.keyboard.press("g")
    assert page.title() == "Trykket"


def test_keys_are_not_shown_without_script(apne):
    side = apne("smal", js=False)
    side.ga("/stil/eksempel/ko/")

    assert side.side.locator("kbd:visible").count() == 0
    assert side.side.locator("[data-taster-bryter]").is_hidden()
