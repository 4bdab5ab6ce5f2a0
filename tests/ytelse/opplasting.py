"""Measures the import: `python -m tests.ytelse.opplasting` prints rows a second and peak memory."""

from __future__ import annotations

import argparse
import csv
import io
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import python_calamine

from kartlegging.parsing import les
from tests.kartlegging.mangling import ra
from tests.kartlegging.mangling.grunnlag import NAVN, Prove, hent
from tests.kartlegging.mangling.skriv import Arkdel, som_csv, som_xlsx


OPPLASTET = date(2026, 10, 1)
UTEN_RADER = frozenset({"13", "14"})
KIB = 1024


def stor(nr: str, antall: int) -> tuple[bytes, str]:
    """Return a sample repeated to so many rows, each with its own reference, as its own file type."""
    p = hent(nr)
    hode = (p.lesing.fil.overskriftsrad or 1) - 1
    tabell = ra.kopi(p)
    data = [r for r in tabell[hode + 1 :] if any(c not in (None, "") for c in r)]
    referanse = next((k.indeks for k in p.lesing.kolonner if k.felt == "referanse"), None)
    rader = []
    for i in range(antall):
        rad = list(data[i % len(data)])
        if referanse is not None:
            rad[referanse] = f"R-{i:06}"
        rader.append(rad)
    fritekst = {k.indeks for k in p.lesing.kolonner if k.felt == "onsker"}
    rader = _stokket(rader, kolonner=_sporsmal(p), fritekst=fritekst)
    alle = [*tabell[: hode + 1], *rader]
    if NAVN[nr].endswith(".csv"):
        return som_csv(alle), "csv"
    return som_xlsx(Arkdel("Svar", alle)), "xlsx"


def _sporsmal(p: Prove) -> list[int]:
    """Return the columns whose answers can change places without making other people of the rows."""
    faste = {"referanse", "samtykke", "foresatt_samtykke", "alder", "aldersgruppe", "fodselsar",
             "myndig", "svart"}  # fmt: skip
    return [k.indeks for k in p.lesing.kolonner if k.felt and k.felt not in faste]


def _stokket(
    rader: list[list[object]], *, kolonner: list[int], fritekst: set[int]
) -> list[list[object]]:
    """Move each question's answers another number of rows on, and give each free text its own end."""
    antall = len(rader)
    for n, i in enumerate(kolonner):
        gamle = [rad[i] for rad in rader]
        for j, rad in enumerate(rader):
            rad[i] = gamle[(j + (j // 180 + 1) * (2 * n + 1)) % antall]
            if i in fritekst and rad[i]:
                rad[i] = f"{rad[i]} {_ende(j)}"
    return rader


def _ende(nummer: int) -> str:
    """Return a word of its own for each number: what differs in numbers only is looked at once."""
    return "q" + "".join(chr(ord("a") + int(siffer)) for siffer in str(nummer))


def bar_leser(innhold: bytes, filtype: str) -> int:
    """Read the cells and nothing else, in this process."""
    if filtype == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(innhold.decode()), delimiter=";"))
    bok = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(innhold))
    return len(bok.get_sheet_by_index(0).to_python())


def tid(gjor: Callable[[], object]) -> tuple[float, float]:
    """
    Return how long something took on the clock, and of the processor, children counted.

    Units: seconds.
    """
    start, cpu = time.perf_counter(), _cpu()
    gjor()
    return time.perf_counter() - start, _cpu() - cpu


def _cpu() -> float:
    brukt = (resource.getrusage(hvem) for hvem in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(b.ru_utime + b.ru_stime for b in brukt)


def minne(innhold: bytes, folge: tuple[bytes, ...], antall: int) -> tuple[float, float]:
    """
    Return the peak of the reading child, and of the process that starts it, above idle.

    Units: MiB.
    """
    kode = (
        "import datetime,pickle,re,resource,sys\n"
        "from pathlib import Path\n"
        "from kartlegging.parsing import les\n"
        "topp=lambda: int(re.search(r'VmHWM:\\s+(\\d+)',Path('/proc/self/status').read_text())[1])\n"
        "dag=datetime.date(2026,10,1)\n"
        "les(b'a;b\\n1;2', opplastet=dag)\n"
        "innhold,folge,antall=pickle.load(sys.stdin.buffer)\n"
        "hvile,barn=topp(),resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
        "les(innhold,opplastet=dag,folgefil=folge,maks_rader=antall)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss-barn,topp()-hvile)"
    )
    ut = subprocess.run(
        [sys.executable, "-c", kode], input=pickle.dumps((innhold, folge, antall)),
        capture_output=True, check=True,
    )  # fmt: skip
    barn, selv = (int(t) / KIB for t in ut.stdout.split())
    return barn, selv


def main() -> None:
    """Print one line for each shape."""
    valg = argparse.ArgumentParser(description=__doc__)
    valg.add_argument("--rader", type=int, default=20_000)
    valg.add_argument("--minne", action="store_true", help="mål også minnet, det tar lengre tid")
    valg.add_argument("nr", nargs="*")
    v = valg.parse_args()
    print(f"{v.rader} rader; cpu er prosessortid, barneprosessen regnet med")
    print(f"{'form':44}{'MB':>6}{'bar leser':>11}{'cpu':>8}{'klokke':>9}{'rader/cpu-s':>12}"
          f"{'barn MiB':>10}{'selv MiB':>10}")  # fmt: skip
    for nr in v.nr or [n for n in NAVN if n not in UTEN_RADER]:
        innhold, filtype = stor(nr, v.rader)
        folge = hent(nr).folge
        _, bar = tid(lambda i=innhold, f=filtype: bar_leser(i, f))
        klokke, cpu = tid(lambda i=innhold, f=folge: les(
            i, opplastet=OPPLASTET, folgefil=f, maks_rader=v.rader))  # fmt: skip
        barn, selv = minne(innhold, folge, v.rader) if v.minne else (0.0, 0.0)
        print(f"{NAVN[nr]:44}{len(innhold) / 1e6:6.1f}{bar:10.2f}s{cpu:7.2f}s{klokke:8.2f}s{v.rader / cpu:12.0f}"
              f"{barn:10.0f}{selv:10.0f}")  # fmt: skip
    print(f"denne prosessen: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB:.0f} MiB")


if __name__ == "__main__":
    main()
