"""H8 in the database: nothing goes to an association without a person's decision on record."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from kobling.models import Kobling, Koblingsforslag
from kobling.services import foresporsel, vurder
from kommuneportal.core.models import Epost
from tests import factories
from tests.conftest import NOW


pytestmark = pytest.mark.django_db


def _sql(sql, *parametre):
    """Go past all of Django, as a script or a careless hand would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parametre)


def _kopier(kobling, **felt):
    """Insert a copy of a row with some of it changed, as raw SQL."""
    navn = [f.column for f in Kobling._meta.concrete_fields if f.column != "id"]
    verdier = [felt.get(n, "=") for n in navn]
    ut = ", ".join(n if v == "=" else "%s" for n, v in zip(navn, verdier, strict=True))
    parametre = [v for v in verdier if v != "="]
    tabell = Kobling._meta.db_table
    _sql(
        f"INSERT INTO {tabell} ({', '.join(navn)}) SELECT {ut} FROM {tabell} WHERE id = %s",
        *parametre,
        kobling.pk,
    )


def _id():
    ny = uuid.uuid4()
    return ny.hex if connection.vendor == "sqlite" else ny


@pytest.fixture
def by(i_kommune, koordinator):
    return koordinator.bruker


@pytest.mark.parametrize("status", ["foreslatt", "utsatt", "avvist", "foreldet"])
def test_no_connection_without_an_approved_suggestion(by, status):
    kobling = factories.kobling(by=by)
    felt = {"avgjort_at": NOW, "avgjort_by": by} if status == "avvist" else {}
    annet = factories.forslag(
        beboer=kobling.beboer, tilbud=kobling.tilbud, status=status, grunn="annet",
        utsatt_til_date=NOW.date(), **felt,
    )  # fmt: skip
    for forslag in (annet.pk, None):
        with pytest.raises(IntegrityError):
            _kopier(kobling, public_id=_id(), forslag_id=forslag)
    assert Kobling.objects.count() == 1


def test_no_connection_on_the_approval_of_another_pair(by):
    kobling = factories.kobling(by=by)
    ny = factories.forslag(status="godkjent", avgjort_at=NOW, avgjort_by=by)
    with pytest.raises(IntegrityError):
        _kopier(kobling, public_id=_id(), forslag_id=ny.pk)
    _kopier(
        kobling, public_id=_id(), forslag_id=ny.pk, beboer_id=ny.beboer_id, tilbud_id=ny.tilbud_id
    )
    assert Kobling.objects.count() == 2


@pytest.mark.parametrize("felt", ["godkjent_by_id", "godkjent_at"])
def test_who_and_when_can_never_be_taken_away(by, felt):
    kobling = factories.kobling(by=by)
    with pytest.raises(IntegrityError):
        _sql(f"UPDATE kobling_kobling SET {felt} = NULL WHERE id = %s", kobling.pk)


def test_an_approval_cannot_be_taken_back_while_the_connection_stands(by):
    kobling = factories.kobling(by=by)
    for sett in ("status = 'foreslatt'", "avgjort_by_id = NULL, avgjort_at = NULL"):
        with pytest.raises(IntegrityError):
            _sql(f"UPDATE kobling_koblingsforslag SET {sett} WHERE id = %s", kobling.forslag_id)
    assert Koblingsforslag.objects.get().status == "godkjent"


@pytest.mark.parametrize("slag", foresporsel.ALLE_SLAG)
def test_no_mail_about_a_connection_that_is_not_there(by, slag):
    felt = {"slag": slag, "til": "x@eksempel.example", "emne": "x", "tekst": "x",
            "opprettet_at": NOW, "send_after": NOW}  # fmt: skip
    forslag = factories.forslag()
    for objekt in (None, uuid.uuid4(), forslag.public_id):
        with pytest.raises(IntegrityError), transaction.atomic():
            Epost.objects.create(objekt_id=objekt, **felt)
    kobling = vurder.godkjenn(forslag, versjon=1, by=by, now=NOW)
    Epost.objects.create(objekt_id=kobling.public_id, **felt)
    assert Epost.objects.filter(slag=slag, objekt_id=kobling.public_id).exists()


def test_an_approved_pair_never_becomes_another_pair(by):
    kobling, annen = factories.kobling(by=by), factories.kobling(by=by)
    for felt in ("beboer_id", "tilbud_id", "forslag_id"):
        with pytest.raises(IntegrityError):
            _sql(
                f"UPDATE kobling_kobling SET {felt} = %s WHERE id = %s",
                getattr(annen, felt),
                kobling.pk,
            )
    for felt in ("beboer_id", "tilbud_id"):
        with pytest.raises(IntegrityError):
            _sql(
                f"UPDATE kobling_koblingsforslag SET {felt} = %s WHERE id = %s",
                getattr(annen, felt), kobling.forslag_id,
            )  # fmt: skip
    with pytest.raises(IntegrityError):
        _sql("UPDATE kobling_kobling SET public_id = %s WHERE id = %s", _id(), kobling.pk)
    ny = Kobling.objects.get(pk=kobling.pk)
    assert (ny.beboer_id, ny.tilbud_id) == (kobling.beboer_id, kobling.tilbud_id)


def test_a_person_who_leaves_can_still_be_forgotten(by):
    kobling = factories.kobling(by=by)
    _sql("UPDATE kobling_kobling SET beboer_id = NULL, forslag_id = NULL WHERE id = %s", kobling.pk)
    assert Kobling.objects.get(pk=kobling.pk).beboer_id is None
    with pytest.raises(IntegrityError):
        _sql(
            "UPDATE kobling_kobling SET beboer_id = %s WHERE id = %s", kobling.beboer_id, kobling.pk
        )


@pytest.mark.parametrize("endring", ["slag", "objekt_id", "til"])
def test_a_mail_never_becomes_one_about_another_connection_or_to_another(by, endring):
    kobling, annen = (
        vurder.godkjenn(factories.forslag(), versjon=1, by=by, now=NOW) for _i in "ab"
    )
    brev = Epost.objects.get(slag=foresporsel.FORESPORSEL, objekt_id=kobling.public_id)
    ny = {"slag": foresporsel.JA, "til": "en.annen@eksempel.example", "objekt_id": annen.public_id}
    verdi = ny[endring]
    if endring == "objekt_id" and connection.vendor == "sqlite":
        verdi = verdi.hex
    with pytest.raises(IntegrityError):
        _sql(f"UPDATE core_epost SET {endring} = %s WHERE id = %s", verdi, brev.pk)
    takk = Epost.objects.create(
        slag="registrering_mottatt", til="x@eksempel.example", emne="x", tekst="x",
        opprettet_at=NOW, send_after=NOW,
    )  # fmt: skip
    with pytest.raises(IntegrityError):
        _sql("UPDATE core_epost SET slag = %s WHERE id = %s", foresporsel.FORESPORSEL, takk.pk)
