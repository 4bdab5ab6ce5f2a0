"""The administration: for administrators only, and without a window to any answer."""

import pytest
from django.contrib import admin

from kommuneportal.core.personvern import our_models


pytestmark = pytest.mark.django_db
LUKKET = {"mottak", "kartlegging", "kobling", "organisasjoner"}


def test_no_answer_can_be_read_in_the_administration():
    apne = {m._meta.app_label for m in admin.site._registry}
    assert not apne & LUKKET
    assert {m for m in our_models() if m in admin.site._registry}


@pytest.mark.parametrize("rolle", ["koordinator", "mottaksansatt", "leder", "ansvarlig"])
def test_staff_of_a_kommune_do_not_get_in(request, rolle):
    svar = request.getfixturevalue(rolle).get("/forvaltning/")
    assert svar.status_code in (302, 403, 404)
    assert "Nettstedsadministrasjon" not in svar.content.decode()


def test_every_page_of_the_administration_opens(systemansvarlig, kommune):
    for modell, vindu in admin.site._registry.items():
        if modell._meta.app_label != "core":
            continue
        adresse = f"/forvaltning/core/{modell._meta.model_name}/"
        assert systemansvarlig.get(adresse).status_code == 200, adresse
        if vindu.has_add_permission.__func__ is admin.ModelAdmin.has_add_permission:
            assert systemansvarlig.get(f"{adresse}add/").status_code == 200, adresse


def test_administrator_has_no_door_to_a_kommune(systemansvarlig, kommune):
    for side in ("oversikt/", "tall/", "mottak/", "ansatte/", "logg/"):
        assert systemansvarlig.get(f"/fjordvik/{side}").status_code == 404
