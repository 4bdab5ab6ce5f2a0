"""Generated municipalities."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from kartlegging.models import LedigTid, Onske, Svarark
from kommuneportal.core.models import Kommune
from kommuneportal.core.tenancy import kommune_scope
from kommuneportal.demo.storrelse import Storrelse, fyll
from mottak.models import Beboer
from organisasjoner.models import Organisasjon, Tilbud


pytestmark = pytest.mark.django_db
LITEN = Storrelse(organisasjoner=4, tilbud=9, beboere=12)


def _fingeravtrykk(kommune: Kommune) -> list:
    with kommune_scope(kommune):
        return [
            list(Tilbud.objects.order_by("pk").values_list("public_id", "navn", "alder_fra")),
            list(Beboer.objects.order_by("pk").values_list("public_id", "etikett", "referanse")),
            list(Svarark.objects.order_by("pk").values_list("alder_fra", "svart_date", "norsk")),
            list(Onske.objects.order_by("pk").values_list("interesse__kode", "styrke")),
            list(LedigTid.objects.order_by("pk").values_list("ukedag", "del_av_dagen")),
        ]


def test_the_same_seed_gives_the_same_rows(kommune, now):
    avtrykk = []
    for _ in range(2):
        with transaction.atomic():
            [provekommune] = fyll(1, LITEN, fro=7, now=now)
            avtrykk.append(_fingeravtrykk(provekommune))
            transaction.set_rollback(True)

    assert avtrykk[0] == avtrykk[1]


def test_another_seed_gives_other_rows(kommune, now):
    [en] = fyll(1, LITEN, fro=1, now=now)
    [to] = fyll(1, LITEN, fro=2, now=now)

    assert _fingeravtrykk(en) != _fingeravtrykk(to)


def test_every_municipality_gets_the_asked_number(kommune, now):
    for provekommune in fyll(2, LITEN, fro=1, now=now):
        with kommune_scope(provekommune):
            antall = [modell.objects.count() for modell in (Organisasjon, Tilbud, Beboer, Svarark)]
        assert antall == [4, 9, 12, 12]


def test_no_size_at_all_is_allowed(kommune, now):
    [provekommune] = fyll(1, Storrelse(organisasjoner=0, tilbud=5, beboere=0), fro=1, now=now)

    with kommune_scope(provekommune):
        assert (Tilbud.objects.count(), Beboer.objects.count()) == (0, 0)


def test_the_command_makes_what_is_asked_for_and_names_it(kommune):
    ut = io.StringIO()

    call_command("seed_demo", kommuner=2, organisasjoner=1, tilbud=2, beboere=3, stdout=ut)

    assert ut.getvalue().splitlines()[-2:] == ["provekommune-1", "provekommune-2"]


def test_the_command_refuses_negative_sizes(kommune):
    with pytest.raises(CommandError):
        call_command("seed_demo", beboere=-1)


def test_accounts_with_known_passwords_are_made_only_in_the_demo(kommune):
    with pytest.raises(CommandError, match="kjente passord"):
        call_command("seed_demo")
