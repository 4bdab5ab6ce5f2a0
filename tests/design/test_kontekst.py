"""The menu opens one item, the one nearest above the page."""

import pytest
from django.test import RequestFactory

from kommuneportal.design import kontekst


@pytest.mark.parametrize(
    ("sti", "ventet"),
    [
        ("/fjordvik/mottak/", "Mottak"),
        ("/fjordvik/mottak/ny/", "Mottak"),
        ("/fjordvik/mottak/opplasting/ny/", "Kartlegging"),
        ("/fjordvik/kartlegging/undersokelser/", "Kartlegging"),
        ("/fjordvik/kobling/kjoring/1/", "Kobling"),
        ("/fjordvik/oversikt/", "Oversikt"),
        ("/fjordvik/personvern/", None),
    ],
)
def test_meny_opens_one_item(sti: str, ventet: str | None):
    kommune = type("Kommune", (), {"slug": "fjordvik"})()

    items = kontekst.meny(RequestFactory().get(sti), kommune, frozenset({"koordinator"}))

    assert [str(text) for text, _address, is_open, _count in items if is_open] == (
        [ventet] if ventet else []
    )


def test_meny_counts_and_joins_roles_without_repeating():
    kommune = type("Kommune", (), {"slug": "fjordvik"})()
    request = RequestFactory().get("/fjordvik/oversikt/")
    request.meny_antall = {"forslag": 18}

    items = kontekst.meny(request, kommune, frozenset({"koordinator", "mottaksansatt"}))

    texts = [str(text) for text, *_rest in items]
    assert len(texts) == len(set(texts))
    assert [count for text, _a, _o, count in items if text == "Kobling"] == [18]


def test_design_works_without_kommune_and_roles():
    context = kontekst.design(RequestFactory().get("/"))

    assert context["meny"] == []
    assert context["kommune_navn"] == ""
    assert context["tema_adresse"].startswith("/stil/kommune.0b5a5c-b8501f.")
