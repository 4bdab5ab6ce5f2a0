"""Makes and enters the project's own environment, with nothing but the standard library."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path


ROT = Path(__file__).resolve().parent.parent
MILJO = ROT / ".venv"
STEMPEL = MILJO / "kommuneportal.stempel"
ELDSTE_PYTHON = (3, 11)
# Each level holds everything of the one before it.
NIVAER = ("base", "utvikling")
NIVA_FOR = {"demo": "base", "test": "utvikling", "oppsett": "utvikling"}
UTEN_NETT = (
    "temporary failure in name resolution",
    "name or service not known",
    "failed to establish a new connection",
    "network is unreachable",
    "dns error",
    "error sending request",
    "could not connect",
    "connection refused",
    "no matching distribution found",
)


def gjor_klar(argv: list[str]) -> None:
    """
    See to it that this process runs where Django is, or stop and say what to do.

    `demo`, `test` and `oppsett` make `.venv` when no environment is active. Other commands use it
    when it is there. Inside an active environment nothing is installed behind anybody's back.
    """
    kommando = argv[1] if len(argv) > 1 else "help"
    if sys.version_info < ELDSTE_PYTHON:
        stopp(
            f"Kommuneportalen trenger Python 3.11 eller nyere. Dette er {sys.version.split()[0]}."
        )
    if not _i_miljo():
        if kommando in NIVA_FOR:
            _sett_opp(NIVA_FOR[kommando])
            _fortsett_i_miljoet(argv)
        if STEMPEL.is_file():
            _fortsett_i_miljoet(argv)
    _krev_django(kommando)
    if kommando == "demo":
        _demo_innstillinger(argv)
    if kommando == "oppsett":
        si("Miljøet er klart.")
        sys.exit(0)
    if kommando == "test":
        sys.exit(_test(argv[2:]))


def si(tekst: str) -> None:
    """Print one line at once, also when output goes to a file."""
    print(tekst, flush=True)  # noqa: T201


def stopp(melding: str) -> None:
    """End the process with a plain message."""
    print(melding, file=sys.stderr, flush=True)  # noqa: T201
    sys.exit(1)


def _i_miljo() -> bool:
    return sys.prefix != sys.base_prefix


def _krev_django(kommando: str) -> None:
    """Stop only when Django itself is missing: another missing module is a fault to be seen."""
    if importlib.util.find_spec("django") is not None:
        return
    if _i_miljo():
        stopp(
            f"Miljøet {sys.prefix} mangler pakkene. Kjør:\n"
            f"  {sys.executable} -m pip install --require-hashes -r requirements/utvikling.txt"
        )
    stopp(
        f"«{kommando}» må kjøres i et miljø med pakkene. Kjør én av disse først:\n"
        "  python3 manage.py demo      setter opp alt og starter en portal med oppdiktet innhold\n"
        "  python3 manage.py test      setter opp alt og kjører testene\n"
        "  python3 manage.py oppsett   lager bare miljøet i .venv"
    )


def _fortsett_i_miljoet(argv: list[str]) -> None:
    """Replace this process by the same command inside `.venv`."""
    python = str(_python())
    ordre = [python, str(ROT / "manage.py"), *argv[1:]]
    if os.name == "posix":
        os.execv(python, ordre)  # noqa: S606
    sys.exit(subprocess.call(ordre))  # noqa: S603


def _python() -> Path:
    return MILJO / ("bin/python" if os.name == "posix" else "Scripts/python.exe")


def _sett_opp(niva: str) -> None:
    """Make `.venv` and install what the level needs, unless the stamp says it is done."""
    if _er_klart(niva):
        return
    start = time.monotonic()
    si("Setter opp Kommuneportalen. Det tar et minutt eller to første gang.")
    uv = shutil.which("uv")
    try:
        if not _virker(uv):
            shutil.rmtree(MILJO, ignore_errors=True)
            _lag_miljo(uv)
        STEMPEL.unlink(missing_ok=True)
        _installer(uv, _kravfil(niva))
    except KeyboardInterrupt:
        stopp("\nAvbrutt. Kjør samme kommando igjen når du vil; den gjør resten.")
    STEMPEL.write_text(_stempel(niva))
    si(f"Miljøet er klart ({time.monotonic() - start:.0f} s).")


def _er_klart(niva: str) -> bool:
    """Tell whether this level, or one that holds it, is installed from the files as they are."""
    if not (STEMPEL.is_file() and _python().exists()):
        return False
    funnet = STEMPEL.read_text()
    gode = NIVAER[NIVAER.index(niva) :]
    return any(funnet == _stempel(navn) for navn in gode)


def _stempel(niva: str) -> str:
    sum_ = hashlib.sha256(_kravfil(niva).read_bytes()).hexdigest()
    return f"{niva} {sys.version_info.major}.{sys.version_info.minor} {sum_}\n"


def _kravfil(niva: str) -> Path:
    return ROT / "requirements" / f"{niva}.txt"


def _virker(uv: str | None) -> bool:
    """Tell whether `.venv` has a Python of this version that starts, and pip when that is used."""
    if not _python().exists():
        return False
    sporsmal = f"import sys{'' if uv else ', pip'}; print(*sys.version_info[:2])"
    svar = subprocess.run(  # noqa: S603
        [str(_python()), "-c", sporsmal], capture_output=True, text=True, check=False
    )
    return svar.stdout.split() == [str(tall) for tall in sys.version_info[:2]]


def _lag_miljo(uv: str | None) -> None:
    if uv:
        _kjor(
            "Lager miljøet i .venv", [uv, "venv", "--quiet", "--python", sys.executable, str(MILJO)]
        )
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        _mangler_venv()
    utfall = _kjor(
        "Lager miljøet i .venv", [sys.executable, "-m", "venv", str(MILJO)], taal_feil=True
    )
    if utfall is not None:
        shutil.rmtree(MILJO, ignore_errors=True)
        if "ensurepip" in utfall:
            _mangler_venv()
        stopp(f"Klarte ikke å lage miljøet i .venv:\n{utfall}")


def _mangler_venv() -> None:
    stopp(
        "Python mangler modulen som lager miljøer. På Debian og Ubuntu:\n"
        "  sudo apt install python3-venv\n"
        "Kjør så samme kommando om igjen."
    )


def _installer(uv: str | None, kravfil: Path) -> None:
    ordre = [*_pip(uv), "--require-hashes", "-r", str(kravfil)]
    utfall = _kjor("Henter pakker", ordre, taal_feil=True)
    if utfall is None:
        return
    siste = "\n".join(utfall.strip().splitlines()[-12:])
    if any(tegn in utfall.lower() for tegn in UTEN_NETT):
        stopp(f"Fikk ikke hentet pakkene. Er maskinen på nett?\n\n{siste}")
    stopp(f"Fikk ikke installert pakkene:\n\n{siste}")


def _pip(uv: str | None) -> list[str]:
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", str(_python())]
    return [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _kjor(tekst: str, ordre: list[str], *, taal_feil: bool = False) -> str | None:
    """
    Run a slow command quietly, with a sign of life every few seconds.

    Gives None when it went well and its output when it did not and `taal_feil` is set.
    """
    print(f"  {tekst} ", end="", flush=True)  # noqa: T201
    start = time.monotonic()
    with subprocess.Popen(  # noqa: S603
        ordre, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROT
    ) as prosess:
        ut = _vent(prosess)
    if prosess.returncode == 0:
        si(f" ferdig ({time.monotonic() - start:.0f} s)")
        return None
    si(" gikk ikke")
    if not taal_feil:
        stopp(ut)
    return ut


def _vent(prosess: subprocess.Popen[str]) -> str:
    """Wait for a process and print a dot every other second."""
    while True:
        try:
            return prosess.communicate(timeout=2)[0]
        except subprocess.TimeoutExpired:
            print(".", end="", flush=True)  # noqa: T201


def _demo_innstillinger(argv: list[str]) -> None:
    """
    Set what makes this process, and its children, the demo: before settings are read.

    The database is always the demo's own file, whatever the environment or .env says.
    """
    mappe = ROT / "var" / "demo"
    mappe.mkdir(parents=True, exist_ok=True)
    nokkel = mappe / "nokkel"
    if not nokkel.exists():
        nokkel.touch(mode=0o600)
        nokkel.write_text(secrets.token_urlsafe(48))
    port = demoport(argv)
    os.environ.update(
        DEMO="true",
        DEBUG="false",
        HTTPS="false",
        SECRET_KEY=nokkel.read_text(),
        ALLOWED_HOSTS="localhost,127.0.0.1,[::1]",
        DATABASE_URL=f"sqlite:///{ROT / 'demo.sqlite3'}",
        NETTSTED=f"http://localhost:{port}",
        EMAIL_BACKEND="kommuneportal.demo.post.Postkasse",
        PRIVAT_MAPPE=str(mappe / "privat"),
        PROXYER="0",
        LOGGNIVA="ERROR",
    )


def demoport(argv: list[str]) -> str:
    """Find the port that the demo was asked for, 8000 if none was."""
    for forrige, arg in itertools.pairwise(["", *argv]):
        if arg.startswith("--port="):
            return arg.removeprefix("--port=")
        if forrige == "--port":
            return arg
    return "8000"


def _test(argumenter: list[str]) -> int:
    """Hand over to pytest, with the front-end assets in place when they can be had."""
    if mangler_utseende():
        _hent_statikk()
    ordre = [sys.executable, "-m", "pytest", *_parallelt(argumenter), *argumenter]
    try:
        return subprocess.call(ordre, cwd=ROT)  # noqa: S603
    except KeyboardInterrupt:
        return 130


def mangler_utseende(rot: Path = ROT) -> bool:
    """This function will tell whether the assets are missing, or older than what they come from."""
    ferdig = rot / "static" / "vendor"
    kilder = (rot / "package-lock.json", rot / "kommuneportal" / "drift" / "statikk.py")
    return not ferdig.is_dir() or ferdig.stat().st_mtime < max(k.stat().st_mtime for k in kilder)


def _hent_statikk() -> None:
    si("Henter utseendet (skrift, ikoner, stilark) …")
    ordre = [sys.executable, str(ROT / "manage.py"), "statikk"]
    if subprocess.call(ordre, cwd=ROT) != 0:  # noqa: S603
        si("Gikk ikke nå. Testene bruker det som er. Prøv «manage.py statikk» senere.")


def _parallelt(argumenter: list[str]) -> list[str]:
    """Use two processes for a whole run; a few named files go quicker in one."""
    har_valgt = any(arg.startswith(("-n", "--numprocesses", "--pdb")) for arg in argumenter)
    navngitt = any((ROT / arg.split("::")[0]).exists() for arg in argumenter)
    if har_valgt or navngitt or importlib.util.find_spec("xdist") is None:
        return []
    return ["-n", "2", "--dist", "worksteal"]
