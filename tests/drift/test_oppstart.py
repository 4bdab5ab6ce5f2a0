"""The bootstrap that needs nothing but Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kommuneportal import oppstart


ROT = Path(oppstart.ROT)


@pytest.fixture
def tomt_tre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with requirement files, and no environment around it."""
    (tmp_path / "requirements").mkdir()
    for niva in oppstart.NIVAER:
        (tmp_path / "requirements" / f"{niva}.txt").write_text(f"# {niva}\n")
    monkeypatch.setattr(oppstart, "ROT", tmp_path)
    monkeypatch.setattr(oppstart, "MILJO", tmp_path / ".venv")
    monkeypatch.setattr(oppstart, "STEMPEL", tmp_path / ".venv" / "kommuneportal.stempel")
    return tmp_path


def _lat_som_klart(tre: Path, niva: str) -> None:
    (tre / ".venv" / "bin").mkdir(parents=True)
    (tre / ".venv" / "bin" / "python").touch()
    oppstart.STEMPEL.write_text(oppstart._stempel(niva))


def test_a_richer_level_is_ready_for_a_poorer_one(tomt_tre: Path):
    _lat_som_klart(tomt_tre, "utvikling")
    assert [oppstart._er_klart(niva) for niva in oppstart.NIVAER] == [True, True]


def test_a_poorer_level_is_not_ready_for_a_richer_one(tomt_tre: Path):
    _lat_som_klart(tomt_tre, "base")
    assert [oppstart._er_klart(niva) for niva in oppstart.NIVAER] == [True, False]


def test_what_the_tests_import_is_installed_for_them():
    assert oppstart.NIVA_FOR["test"] == "utvikling"


def test_a_changed_requirement_file_installs_again(tomt_tre: Path):
    _lat_som_klart(tomt_tre, "base")
    (tomt_tre / "requirements" / "base.txt").write_text("# endret\n")

    assert oppstart._er_klart("base") is False


def test_other_commands_outside_an_environment_say_what_to_do(
    tomt_tre: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(oppstart, "_i_miljo", lambda: False)
    monkeypatch.setattr(oppstart.importlib.util, "find_spec", lambda navn: None)

    with pytest.raises(SystemExit) as slutt:
        oppstart.gjor_klar(["manage.py", "migrate"])

    assert slutt.value.code == 1
    assert "python3 manage.py demo" in capsys.readouterr().err


def test_missing_ensurepip_names_the_package(
    tomt_tre: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(oppstart, "_i_miljo", lambda: False)
    monkeypatch.setattr(oppstart.shutil, "which", lambda navn: None)
    monkeypatch.setattr(oppstart.importlib.util, "find_spec", lambda navn: None)

    with pytest.raises(SystemExit):
        oppstart.gjor_klar(["manage.py", "demo"])

    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_no_network_is_said_plainly(
    tomt_tre: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(oppstart, "_python", lambda: Path(sys.executable))
    skript = "print('Temporary failure in name resolution'); raise SystemExit(1)"
    monkeypatch.setattr(oppstart, "_pip", lambda uv: [sys.executable, "-c", skript])

    with pytest.raises(SystemExit):
        oppstart._installer(None, tomt_tre / "requirements" / "base.txt")

    assert "Er maskinen på nett?" in capsys.readouterr().err


def test_ctrl_c_while_it_sets_up_is_no_traceback(
    tomt_tre: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def avbrutt(uv: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(oppstart, "_lag_miljo", avbrutt)

    with pytest.raises(SystemExit):
        oppstart._sett_opp("base")

    assert "Avbrutt. Kjør samme kommando igjen" in capsys.readouterr().err


def test_an_environment_that_was_left_without_pip_is_made_again(
    tomt_tre: Path, monkeypatch: pytest.MonkeyPatch
):
    python = tomt_tre / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} -S "$@"\n')
    python.chmod(0o755)

    assert oppstart._virker("uv") is True
    assert oppstart._virker(None) is False


def test_a_python_that_is_too_old_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(oppstart.sys, "version_info", (3, 10, 2))

    with pytest.raises(SystemExit):
        oppstart.gjor_klar(["manage.py", "demo"])

    assert "trenger Python 3.11 eller nyere" in capsys.readouterr().err


def test_a_broken_install_is_not_masked(tmp_path: Path):
    (tmp_path / "django" / "core").mkdir(parents=True)
    (tmp_path / "django" / "__init__.py").write_text("")
    (tmp_path / "django" / "core" / "__init__.py").write_text("")
    (tmp_path / "django" / "core" / "management.py").write_text("import finnes_ikke\n")
    oppskrift = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv = ['manage.py', 'x']"
    oppskrift += "; import manage; manage.main()"

    svar = subprocess.run(
        [sys.executable, "-c", oppskrift], cwd=ROT, capture_output=True, text=True, check=False
    )

    assert "No module named 'finnes_ikke'" in svar.stderr


@pytest.mark.parametrize(
    ("argumenter", "forventet"),
    [
        ([], ["-n", "2", "--dist", "worksteal"]),
        (["-x"], ["-n", "2", "--dist", "worksteal"]),
        (["-m", "tung"], ["-n", "2", "--dist", "worksteal"]),
        (["-m", "nettleser"], ["-n", "2", "--dist", "worksteal"]),
        (["tests/drift"], []),
        (["-n", "0"], []),
        (["--pdb"], []),
    ],
)
def test_only_a_whole_run_is_parallel(argumenter: list[str], forventet: list[str]):
    assert oppstart._parallelt(argumenter) == forventet


def test_requirement_files_hold_hashes_and_no_hosts():
    for niva in oppstart.NIVAER:
        tekst = (ROT / "requirements" / f"{niva}.txt").read_text()
        assert "--hash=sha256:" in tekst
        assert "://" not in tekst
        assert "-url" not in tekst


def test_assets_older_than_what_they_come_from_are_fetched_again(tmp_path):
    kilder = [tmp_path / "package-lock.json", tmp_path / "kommuneportal" / "drift" / "statikk.py"]
    for kilde in kilder:
        kilde.parent.mkdir(parents=True, exist_ok=True)
        kilde.write_text("")
        os.utime(kilde, (1000, 1000))
    assert oppstart.mangler_utseende(tmp_path)

    ferdig = tmp_path / "static" / "vendor"
    ferdig.mkdir(parents=True)
    assert not oppstart.mangler_utseende(tmp_path)

    for kilde in kilder:
        os.utime(ferdig, (2000, 2000))
        assert not oppstart.mangler_utseende(tmp_path)
        os.utime(kilde, (3000, 3000))
        assert oppstart.mangler_utseende(tmp_path)
        os.utime(kilde, (1000, 1000))
