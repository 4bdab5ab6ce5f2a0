"""Geometry of the charts, which templates draw as SVG on the server."""

import textwrap
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kommuneportal.design import norsk


RAD, STOLPE = 49, 14
NAVNEBREDDE = 17  # letters that fit to the left of the bars on a wide canvas
FLYT_RAD, FLYT_STOLPE = 68, 26
SLAG = ("fast", "varm")
# From here on answers without a bar are not drawn: fifty empty lines say nothing.
MANGE_RADER = 12


@dataclass(frozen=True)
class Lerret:
    """One drawing of a chart: wide for desktops, narrow for phones."""

    klasse: str
    bredde: int
    navn_x: int
    start_x: int
    lengde: int


BRED = Lerret("figur-bred", 640, 0, 150, 336)
SMAL = Lerret("figur-smal", 320, 0, 0, 210)


def stolper(rader, *, onsker, plasser, setning, enhet="") -> dict:
    """Give two drawings of paired bars and the same numbers for a table."""
    rows = [(*row, "")[:4] for row in rader]
    top = max((max(row[1], row[2]) for row in rows), default=0) or 1
    return {
        "tegninger": [_paired(rows, top, canvas) for canvas in (BRED, SMAL)],
        "rader": rows,
        "onsker": onsker,
        "plasser": plasser,
        "setning": setning,
        "enhet": enhet,
    }


def _paired(rows, top, canvas) -> dict:
    narrow = canvas is SMAL
    height = 66 if narrow else RAD
    offset = 20 if narrow else 0
    bars = []
    for index, (label, wishes, places, note) in enumerate(rows):
        y = index * height + offset
        bars.append(
            {
                "navn": label,
                "navnelinjer": _label_lines(label, y, narrow=narrow),
                "navn_y": y - 6 if narrow else y + 20,
                "merknad": note,
                "par": [
                    _bar(canvas, wishes, top, y, "varm"),
                    _bar(canvas, places, top, y + STOLPE + 4, "fast"),
                ],
            }
        )
    return {"lerret": canvas, "hoyde": max(len(rows) * height, 1), "rader": bars}


def _label_lines(label, y, *, narrow) -> list[tuple[str, int]]:
    """Give the label as lines that end before the bars begin, each with its place."""
    lines = [label] if narrow else textwrap.wrap(label, NAVNEBREDDE)[:2]
    if len(lines) == 1:
        return [(lines[0], y - 6 if narrow else y + 20)]
    return [(line, y + 12 + nr * 17) for nr, line in enumerate(lines)]


def _bar(canvas, value, top, y, kind) -> dict:
    length = round(canvas.lengde * value / top)
    return {
        "x": canvas.start_x,
        "y": y,
        "bredde": length,
        "hoyde": STOLPE,
        "tekst_x": canvas.start_x + length + 9,
        "tekst_y": y + 12,
        "verdi": norsk.tall(value),
        "slag": kind,
    }


def svar(rader, *, serier, setning, enhet="") -> dict:
    """
    Give two drawings of one or two bars a row, and the same for a table.

    `rader` are (label, [(count or None, words), ...]); a count that is not shown has no bar. In a
    long list the answers without any bar are named below the drawing; the table has them all.
    """
    rows = list(rader)
    drawn = [row for row in rows if any(count for count, _words in row[1])]
    drawn = drawn if len(rows) > MANGE_RADER else rows
    top = max((count or 0 for _label, cells in rows for count, _words in cells), default=0) or 1
    return {
        "tegninger": [_answers(drawn, top, canvas) for canvas in (BRED, SMAL) if drawn],
        "uten_stolpe": [row[0] for row in rows if row not in drawn],
        "rader": [(label, [words for _count, words in cells]) for label, cells in rows],
        "serier": [(name, kind) for name, kind in zip(serier, SLAG, strict=False)],
        "setning": setning,
        "enhet": enhet,
    }


def _answers(rows, top, canvas) -> dict:
    narrow = canvas is SMAL
    series = max((len(cells) for _label, cells in rows), default=1)
    offset = 20 if narrow else 0
    height = offset + (STOLPE + 4) * series + (16 if narrow else 13 if series > 1 else 18)
    bars = []
    for index, (label, cells) in enumerate(rows):
        y = index * height + offset
        bars.append(
            {
                "navnelinjer": _label_lines(label, y if series > 1 else y - 8, narrow=narrow)
                if not narrow
                else [(label, y - 6)],
                "par": [
                    _bar(canvas, count or 0, top, y + nr * (STOLPE + 4), SLAG[nr])
                    | {"verdi": words, "svak": count is None}
                    for nr, (count, words) in enumerate(cells)
                ],
            }
        )
    return {"lerret": canvas, "hoyde": max(len(rows) * height, 1), "rader": bars}


def flyt(trinn, *, setning) -> dict:
    """Give two drawings of the way from step to step, with the loss at each."""
    steps = [(label, int(count)) for label, count in trinn]
    top = max((count for _label, count in steps), default=0) or 1
    losses = [None, *(steps[i - 1][1] - steps[i][1] for i in range(1, len(steps)))]
    rows = [
        {
            "navn": label,
            "verdi": norsk.tall(count),
            "andel": count / top,
            "tap": f"−{norsk.tall(loss)}" if loss and loss > 0 else "",
        }
        for (label, count), loss in zip(steps, losses, strict=False)
    ]
    return {
        "tegninger": [
            _steps(rows, Lerret("figur-bred", 548, 0, 0, 428)),
            _steps(rows, Lerret("figur-smal", 320, 0, 0, 215)),
        ],
        "rader": rows,
        "setning": setning,
        "tap_navn": _("Falt fra"),
    }


def _steps(rows, canvas) -> dict:
    bars = [
        row
        | {
            "navn_y": index * FLYT_RAD + 14,
            "y": index * FLYT_RAD + 24,
            "bredde": round(canvas.lengde * row["andel"]),
            "tekst_x": round(canvas.lengde * row["andel"]) + 10,
            "tekst_y": index * FLYT_RAD + 42,
        }
        for index, row in enumerate(rows)
    ]
    return {"lerret": canvas, "hoyde": max(len(rows) * FLYT_RAD, 1), "rader": bars}
