"""The municipality's style sheet and the component page."""

import pytest
from django.urls import reverse

from kommuneportal.design import eksempler


def test_stil_kommune_answers_with_the_colours_of_the_address(klient):
    response = klient.get("/stil/kommune.ffd100-b8501f.1.css")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "max-age=31536000" in response["Cache-Control"]
    assert "--ds-color-accent-base-default:#8e7401" in response.text


@pytest.mark.parametrize("adresse", ["kommune.red-b8501f.1.css", "kommune.ffd100.css"])
def test_stil_kommune_refuses_what_is_not_two_colours(klient, db, adresse: str):
    assert klient.get(f"/stil/{adresse}").status_code == 404


def test_stil_komponenter_shows_every_component(klient, db):
    response = klient.get(reverse("design:stil_komponenter"))

    assert response.status_code == 200
    assert "Viser 1–25 av 1\u00a0234" in response.text
    assert "Velg minst én aldersgruppe" in response.text


@pytest.mark.parametrize("navn", sorted(eksempler.SIDER))
def test_stil_eksempel_shows_the_page(klient, db, navn: str):
    response = klient.get(reverse("design:stil_eksempel", args=[navn]))

    assert response.status_code == 200
    assert response.text.count("<h1") == 1


def test_stil_eksempel_refuses_unknown_pages(klient, db):
    assert klient.get(reverse("design:stil_eksempel", args=["finnes-ikke"])).status_code == 404
