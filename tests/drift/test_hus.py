"""The drawing of the house."""

from pathlib import Path

from kommuneportal.drift import hus


def test_tegn_lists_each_module_in_its_own_room(tmp_path: Path):
    (tmp_path / "kommuneportal/core").mkdir(parents=True)
    (tmp_path / "kommuneportal/urls.py").write_text('"""The table of contents. More."""\n')
    (tmp_path / "kommuneportal/core/tenancy.py").write_text('"""Whose rows\nthey are."""\n')
    (tmp_path / "kommuneportal/core/migrations").mkdir()
    (tmp_path / "kommuneportal/core/migrations/0001_x.py").write_text('"""No."""\n')

    tegning = hus.tegn(tmp_path)

    assert [linje for linje in tegning.splitlines() if linje.startswith(("## ", "| `"))] == [
        "## kommuneportal: the roof: settings, addresses, start",
        "| `kommuneportal/urls.py` | The table of contents. |",
        "## kommuneportal/core: tenancy, access, audit, vocabulary",
        "| `kommuneportal/core/tenancy.py` | Whose rows they are. |",
    ]


def test_tegn_is_the_same_twice(tmp_path: Path):
    (tmp_path / "kobling").mkdir()
    (tmp_path / "kobling/engine.py").write_text('"""Pure."""\n')

    assert hus.tegn(tmp_path) == hus.tegn(tmp_path)
