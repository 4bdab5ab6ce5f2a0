"""The menu opens one item, the one nearest above the page."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

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


@pytest.mark.parametrize(
    ("sti", "ventet"),
    [
        ("/fjordvik/kobling/0f8fad5b-d9cb-469f-a165-70867728950e/", "Oppfølging"),
        ("/fjordvik/kobling/0f8fad5b-d9cb-469f-a165-70867728950e/avslutt/", "Oppfølging"),
        ("/fjordvik/kobling/behov/0f8fad5b-d9cb-469f-a165-70867728950e/", "Oppfølging"),
        ("/fjordvik/kobling/oppmote/0f8fad5b-d9cb-469f-a165-70867728950e/", "Oppfølging"),
        ("/fjordvik/kobling/forslag/0f8fad5b-d9cb-469f-a165-70867728950e/", "Kobling"),
        ("/fjordvik/oppgaver/0f8fad5b-d9cb-469f-a165-70867728950e/", "Oppgaver"),
        ("/fjordvik/organisasjoner/tilbud/0f8fad5b-d9cb-469f-a165-70867728950e/", "Organisasjoner"),
    ],
)
def test_page_of_one_thing_opens_the_list_it_came_from(sti: str, ventet: str):
    kommune = type("Kommune", (), {"slug": "fjordvik"})()
    request = RequestFactory().get(sti)
    request.resolver_match = resolve(sti)

    items = kontekst.meny(request, kommune, frozenset({"koordinator"}))

    assert [str(text) for text, _address, is_open, _count in items if is_open] == [ventet]


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
