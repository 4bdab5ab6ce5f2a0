"""What the guard stops stands nowhere afterwards, however a file goes: not one byte, in any place."""

import pytest

from tests.sikkerhet.egenprosess import kjor, steder
from tests.sikkerhet.filliv import SKJEBNER
from tests.sikkerhet.plantet import letes_etter, verdier


pytestmark = [pytest.mark.tung, pytest.mark.django_db(transaction=True)]


def former(verdi):
    """Give a value as text and in two bytes a letter; the values are plain ASCII."""
    assert verdi.isascii()
    return verdi.lower().encode(), verdi.lower().encode("utf-16-le")


def funnet(alle):
    """Give fate, kind and place of everything planted that stands somewhere."""
    ut = set()
    for sted, innhold in alle:
        lite = innhold.lower()
        for nr, skjebne in enumerate(SKJEBNER):
            for slag, verdier_ in letes_etter(nr).items():
                if any(f in lite for v in verdier_ for f in former(v)):
                    ut.add((skjebne, slag, sted))
    return sorted(ut)


def test_nothing_that_the_guard_stops_is_left_anywhere(verden):
    verden[1]["SIDER"] = str(verden[0] / "sider")
    logg = kjor(verden, "filliv", "liv")
    sider = (verden[0] / "sider").read_bytes()

    assert len(sider) > 1_000_000
    assert b"Fotball" in sider
    assert funnet([*steder(verden, logg, originaler=False), ("sider", sider)]) == []
    # Only the private originals of uploads that are still open hold anything.
    igjen = {skjebne for skjebne, _, _ in funnet(steder(verden, logg))}
    assert igjen <= {"forlatt", "koder", "feil_folgefil", "feilet", "dobbelt"}
    assert "forlatt" in igjen

    logg += kjor(verden, "filliv", "natt")
    assert funnet(steder(verden, logg)) == []
    assert [f for m in ("privat", "tmp") for f in (verden[0] / m).rglob("*") if f.is_file()] == []


def test_the_search_sees_every_place(verden):
    logg = kjor(verden, "kontroll", "alle steder")
    sett = {sted for _, _, sted in funnet(steder(verden, logg))}
    assert sett - {"databasen-wal"} == {
        "databasen", "hurtiglager", "økter", "fil fil-i-privat", "fil fil-i-tmp", "logg",
    }  # fmt: skip


def test_the_search_sees_each_value():
    alt = {slag: [("et sted", f"<td>{verdi}</td>".encode())] for slag, verdi in verdier(3).items()}
    assert {slag: [f[1] for f in funnet(sted)] for slag, sted in alt.items()} == {
        slag: [slag] for slag in alt
    }
