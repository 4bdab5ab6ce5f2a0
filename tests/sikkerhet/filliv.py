"""Sends files full of planted values through every way an import can go, in a process of its own."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import django


SKJEBNER = (
    "bekreftet", "angret", "xlsx", "ods", "avbrutt", "kolonner", "rettet", "uten_samtykke", "skjulte",
    "ukjent_form", "odelagt", "for_mange", "forening", "skjema", "koder", "med_folgefil", "feil_folgefil",
    "barn_drept", "arbeider_drept", "feilet", "kommando", "kommando_bekreft", "kommando_avvist",
    "uten_referanse", "forlatt", "dobbelt",
)  # fmt: skip
SIDER: list[bytes] = []


def nr(skjebne: str) -> int:
    return SKJEBNER.index(skjebne)


def klient_for(bruker: Any) -> Any:
    """Give a browser that keeps every byte it was sent."""
    from tests.conftest import FriskKlient

    class Lytter(FriskKlient):
        def request(self, **ved: Any) -> Any:
            svar = super().request(**ved)
            innhold = b"".join(svar.streaming_content) if svar.streaming else svar.content
            hode = "\n".join(f"{k}: {v}" for k, v in svar.items())
            SIDER.append(hode.encode() + innhold)
            return svar

    klient = Lytter()
    klient.raise_request_exception = False
    klient.force_login(bruker)
    return klient


class Reise:
    """One employee, one centre, and the steps of the wizard."""

    def __init__(self, kommune: Any, mottak: Any, klient: Any) -> None:
        self.kommune, self.mottak, self.klient = kommune, mottak, klient

    def last_opp(
        self, skjebne: str, innhold: bytes, endelse: str = "csv", folge: bytes = b""
    ) -> str:
        from django.core.files.uploadedfile import SimpleUploadedFile

        from tests.kartlegging.veiviser import LISTE, NY, siste
        from tests.sikkerhet.plantet import filnavn

        data = {"sted": str(self.mottak.public_id),
                "fil": SimpleUploadedFile(filnavn(nr(skjebne), endelse), innhold)}  # fmt: skip
        if folge:
            data["folgefil"] = SimpleUploadedFile(filnavn(nr(skjebne), "csv"), folge)
        self.klient.post(NY, data, follow=True)
        self.opplasting = siste(self.kommune)
        return f"{LISTE}{self.opplasting.public_id}/"

    def se_alt(self, sti: str, **felt: str) -> None:
        """Say what the columns are, and look at every page there is."""
        from tests.kartlegging.veiviser import kolonnefelt

        self.klient.get(sti + "kolonner/")
        if self.opplasting.kolonner:
            self.klient.post(sti + "kolonner/", kolonnefelt(self.opplasting, **felt), follow=True)
        for del_ in ("", "?side=2", "fritekst/", "endringer/", "avvik/", "ark/",
                     "folgefil/", "avbryt/"):  # fmt: skip
            self.klient.get(sti + del_)

    def fullfor(self, sti: str, *steg: str, **felt: str) -> None:
        self.se_alt(sti, **felt)
        for ett in steg:
            self.klient.post(sti + ett, follow=True)
        for del_ in ("kvittering/", "avvik/"):
            self.klient.get(sti + del_, follow=True)

    @property
    def status(self) -> str:
        from tests.kartlegging.veiviser import siste

        return siste(self.kommune).status


def vanlige(r: Reise) -> None:
    from tests.sikkerhet import plantet as p

    for skjebne, steg in (("bekreftet", ("importer/",)), ("angret", ("importer/", "angre/")),
                          ("avbrutt", ("avbryt/",)), ("forlatt", ())):  # fmt: skip
        rader = p.tabell(nr(skjebne), alle_felt=skjebne == "bekreftet")
        r.fullfor(r.last_opp(skjebne, p.som_csv(nr(skjebne), rader)), *steg)
        assert r.status == {"bekreftet": "importert", "forlatt": "klar"}.get(skjebne, skjebne), (
            r.status
        )
    for skjebne, lag in (("xlsx", p.som_xlsx), ("ods", p.som_ods)):
        r.fullfor(r.last_opp(skjebne, lag(nr(skjebne)), skjebne), "importer/")
        assert r.status == "importert", (skjebne, r.status)
    r.fullfor(r.last_opp("skjulte", p.som_xlsx(nr("skjulte")), "xlsx"), "skjulte/", "importer/")


def sett_over(r: Reise) -> None:
    """Map the personal columns, correct with personal values, skip, merge, and take for granted."""
    from tests.sikkerhet import plantet as p

    n = nr("kolonner")
    sti = r.last_opp("kolonner", p.som_csv(n))
    tvunget = {f"kolonne_{i}": "onsker" for i in range(len(p.FELT), len(p.tabell(n)[0]))}
    r.fullfor(sti, "importer/", **tvunget)
    n = nr("rettet")
    sti, verdier = r.last_opp("rettet", p.som_csv(n)), p.verdier(n)
    r.se_alt(sti)
    felt = [f"rett_{rad}_{navn}" for rad in range(2, 160) for navn in
            ("referanse", "aldersgruppe", "svart", "informasjonssprak")]  # fmt: skip
    alle = list(verdier.values())
    for forskjov in (0, 5):
        skrevet = {navn: alle[(i + forskjov) % len(alle)] for i, navn in enumerate(felt)}
        r.klient.post(sti, skrevet, follow=True)
    r.klient.post(sti, {"hopp_3": "on", "hopp_160": "on"}, follow=True)
    for valg in ("sla_sammen", "nyeste", "hopp_over"):
        r.klient.post(sti + "doble/", {f"dobbel_{i}": valg for i in range(2, 200)}, follow=True)
    r.klient.post(sti + "fritekst/", {f"fjern_{i}": "on" for i in range(2, 200)}, follow=True)
    r.fullfor(sti, "importer/")
    n = nr("uten_samtykke")
    rader = [[c for i, c in enumerate(rad) if i != p.FELT.index("Samtykke")] for rad in p.tabell(n)]
    sti = r.last_opp("uten_samtykke", p.som_csv(n, rader))
    r.se_alt(sti)
    r.klient.post(sti + "samtykke/", {"bekreftet": "on"}, follow=True)
    r.fullfor(sti, "importer/")
    n = nr("uten_referanse")
    r.fullfor(r.last_opp("uten_referanse", p.som_csv(n, p.tabell(n, nummer=False))), "importer/")
    n = nr("dobbelt")
    for _ in range(2):  # the same file again, then one that changes everybody
        r.fullfor(r.last_opp("dobbelt", p.som_csv(n)), "importer/")
    r.fullfor(
        r.last_opp("dobbelt", p.som_csv(n).replace(b";Fotball;", b";Sjakk;")), "importer/", "angre/"
    )


def avviste(r: Reise) -> None:
    """Every way in which a file is refused, or needs another."""
    from tests.kartlegging.mangling.grunnlag import hent
    from tests.sikkerhet import plantet as p

    alt = {s: " ".join(p.verdier(nr(s)).values()) for s in SKJEBNER}
    n = nr("ukjent_form")
    filer = {
        "ukjent_form": "\r\n".join([alt["ukjent_form"], *p.verdier(n).values()] * 3).encode(),
        "odelagt": b"PK\x03\x04" + alt["odelagt"].encode() * 20,
        "for_mange": p.som_csv(nr("for_mange"), p.tabell(nr("for_mange")) * 30),
    }
    for skjebne, innhold in filer.items():
        r.fullfor(r.last_opp(skjebne, innhold, "xlsx" if skjebne == "odelagt" else "csv"))
    v = p.verdier(nr("forening"))
    rader = ["Organisasjonsnummer;Navn;Kontaktperson;E-post;Telefon;Aktivitet;Organisasjonsform"]
    rader += [
        f"97470{i:04};{v['navn']} IL;{v['navn']};{v['epost']};{v['telefon']};{v['tro']};FLI"
        for i in range(9)
    ]
    r.fullfor(r.last_opp("forening", "\r\n".join(rader).encode()))
    r.fullfor(r.last_opp("skjema", hent("07").folge[0] + alt["skjema"].encode(), "xlsx"))
    r.fullfor(r.last_opp("koder", p.som_koder(nr("koder"))))
    assert r.status == "ma_kobles", r.status
    folge = hent("05").folge[0]
    r.fullfor(r.last_opp("med_folgefil", p.som_koder(nr("med_folgefil")), folge=folge), "importer/")
    assert r.status == "importert", r.status
    r.fullfor(
        r.last_opp(
            "feil_folgefil", p.som_koder(nr("feil_folgefil")), folge=p.som_csv(nr("feil_folgefil"))
        )
    )


def drepte(r: Reise) -> None:
    """The reading child is killed, the worker is killed in the middle, the storing crashes."""
    from kartlegging.models import Opplasting
    from kartlegging.services import bekreftelse
    from kartlegging.tasks import les_senere
    from kommuneportal.core.spreadsheet import foresporsel
    from kommuneportal.core.tenancy import kommune_scope
    from tests.sikkerhet import plantet as p

    ekte = foresporsel.asdict
    foresporsel.asdict = lambda g: ekte(g) | {"minne": 1_000_000}
    r.fullfor(r.last_opp("barn_drept", p.som_xlsx(nr("barn_drept")), "xlsx"))
    foresporsel.asdict = ekte
    assert r.status == "avvist", r.status
    r.last_opp("arbeider_drept", p.som_csv(nr("arbeider_drept")))
    pk = r.opplasting.pk
    with kommune_scope(r.kommune):
        Opplasting.objects.filter(pk=pk).update(status="leses")
    svar = subprocess.run(
        [sys.executable, "-m", "tests.sikkerhet.filliv", f"drep:{r.kommune.pk}:{pk}"],
        capture_output=True, check=False,
    )  # fmt: skip
    SIDER.extend([svar.stdout, svar.stderr])
    assert svar.returncode == -signal.SIGKILL, svar.stderr
    les_senere.call(r.kommune.pk, pk)
    r.fullfor(f"/fjordvik/mottak/opplasting/{r.opplasting.public_id}/", "importer/")
    sti = r.last_opp("feilet", p.som_csv(nr("feilet")))
    r.se_alt(sti)
    lagre = bekreftelse.lagre_svarark
    bekreftelse.lagre_svarark = _krasj
    assert r.klient.post(sti + "importer/").status_code == 500
    bekreftelse.lagre_svarark = lagre


def _krasj(*_args: Any, **_ved: Any) -> None:
    raise RuntimeError("databasen gikk ned")


def drep(kommune: int, opplasting: int) -> None:
    """Die without a word when half of the reading has been written."""
    from kartlegging import tasks
    from kartlegging.services import lesing

    def do(*_args: Any, **_ved: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    lesing._glem_ubrukelige = do
    tasks.les_senere.call(kommune, opplasting)


def kommandoer(r: Reise) -> None:
    """The same from the command line, as a nightly folder does it file by file."""
    from django.core.management import call_command

    from tests.sikkerhet import plantet as p

    mappe = Path(os.environ["TMPDIR"]) / "natt"
    mappe.mkdir()
    for skjebne, valg in (
        ("kommando", ()),
        ("kommando_bekreft", ("--bekreft",)),
        ("kommando_avvist", ()),
    ):
        n, ut = nr(skjebne), io.StringIO()
        fil = mappe / p.filnavn(n, "csv")
        innhold = p.som_csv(n)
        fil.write_bytes(
            innhold.replace(b"Alder", b"Xyz") if skjebne == "kommando_avvist" else innhold
        )
        for form in ((), ("--json",)):
            with contextlib.redirect_stdout(ut):
                call_command("les_kartlegging", str(fil), "--kommune", "fjordvik", "--mottak",
                             r.mottak.slug, *form, *valg, stdout=ut, stderr=ut)  # fmt: skip
        SIDER.append(ut.getvalue().encode())
        fil.unlink()
    mappe.rmdir()


def liv() -> None:
    """Do everything, then look at the lists once more."""
    from kommuneportal.core.models import Kommune
    from kommuneportal.core.tenancy import kommune_scope
    from tests import factories

    kommune = Kommune.objects.get(slug="fjordvik")
    with kommune_scope(kommune):
        mottak = factories.mottak()
        bruker = factories.bruker(kommune=kommune, rolle="mottaksansatt")
        factories.ansatt(bruker=bruker, mottak=mottak)
        koordinator = factories.bruker(kommune=kommune, rolle="koordinator")
    r = Reise(kommune, mottak, klient_for(bruker))
    for del_ in (vanlige, sett_over, avviste, drepte, kommandoer):
        del_(r)
    for klient in (r.klient, klient_for(koordinator)):
        for sti in ("mottak/opplasting/", "kartlegging/svar/", "oversikt/"):
            klient.get(f"/fjordvik/{sti}")
    Path(os.environ["SIDER"]).write_bytes(b"\n".join(SIDER))


if __name__ == "__main__":
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.OPPLASTING_MAKS_PERSONER = 2000
    # Tells of every variable that a template lacks, with a traceback, and never of a value.
    logging.getLogger("django.template").setLevel("INFO")
    if sys.argv[1].startswith("drep:"):
        drep(*map(int, sys.argv[1].split(":")[1:]))
    if sys.argv[1] == "natt":
        from tests.sikkerhet.byteliv import natt

        natt(1)
    else:
        liv()
    print("ferdig")
