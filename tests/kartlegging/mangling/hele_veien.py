"""Every sample, mangled in five ways, through pages and command: by hand, `make mangling`."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from kartlegging.models import Opplasting, Svarark
from kartlegging.parsing import Utfall
from kommuneportal.core.tenancy import kommune_scope
from tests import factories
from tests.kartlegging.mangling import matrise
from tests.kartlegging.mangling.grunnlag import NAVN, hent
from tests.kartlegging.veiviser import NY, ansatt_ved, kolonnefelt, siste


pytestmark = [pytest.mark.django_db, pytest.mark.tung]
FEM = ("stokket", "tittel", "utf16tab", "tomme", "sum")
SAMME_DAG = timezone.make_aware(timezone.datetime(2026, 10, 1, 12))


@pytest.fixture
def sted(kommune):
    with kommune_scope(kommune):
        return factories.mottak(slug="havna")


@pytest.mark.parametrize("mangling", FEM)
@pytest.mark.parametrize("nr", NAVN)
def test_pages_and_command_give_the_counts_of_the_untouched_file(
    nr, mangling, kommune, sted, tmp_path, time_machine
):
    time_machine.move_to(SAMME_DAG)
    p = hent(nr, hele=True)
    innhold = matrise.manglinger(p)[mangling]()
    svar = _kommando(innhold, p.folge, tmp_path)
    assert len(svar["rader"]) == p.lesing.tall["lagres"]
    assert svar["utfall"] == str(p.lesing.utfall)

    importert = _siden(innhold, p.folge, kommune, sted)
    assert importert == p.lesing.tall["lagres"]
    if p.lesing.utfall is Utfall.KLAR:
        assert _kommando(innhold, p.folge, tmp_path, "--bekreft")["utfall"] == "importert"
        with kommune_scope(kommune):
            assert Svarark.objects.gjeldende().count() == importert


def _kommando(innhold, folge, tmp_path, *valg):
    filer = [tmp_path / f"fil{i}.bin" for i in range(1 + len(folge))]
    for sti, data in zip(filer, (innhold, *folge), strict=True):
        sti.write_bytes(data)
    ut = StringIO()
    call_command("les_kartlegging", *map(str, filer), "--kommune", "fjordvik", "--mottak", "havna",
                 "--json", *valg, stdout=ut)  # fmt: skip
    return json.loads(ut.getvalue())


def _siden(innhold, folge, kommune, sted):
    """Upload, look over the columns, import; gives how many answers there are afterwards."""
    klient = ansatt_ved(kommune, sted)
    felt = {"sted": str(sted.public_id), "fil": SimpleUploadedFile("svar.bin", innhold)}
    felt["folgefil"] = [SimpleUploadedFile(f"f{i}.bin", d) for i, d in enumerate(folge)]
    svar = klient.post(NY, felt)
    opplasting = siste(kommune)
    if svar.status_code == 200:
        assert opplasting.status == "avvist", opplasting.status
        return 0
    adresse = f"/fjordvik/mottak/opplasting/{opplasting.public_id}/"
    assert klient.post(adresse + "kolonner/", kolonnefelt(opplasting)).url == adresse
    assert klient.get(adresse).status_code == 200
    assert klient.post(adresse + "importer/").url == adresse + "kvittering/"
    with kommune_scope(kommune):
        assert Opplasting.objects.latest("pk").status == "importert"
        return Svarark.objects.gjeldende().count()
