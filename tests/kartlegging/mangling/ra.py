"""Manglings of the table as it stands: place, encoding, headers, white space, dates, extra rows."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

from kartlegging.parsing import Felt, Grunn
from tests.kartlegging.mangling import ord as mangleord
from tests.kartlegging.mangling.grunnlag import Prove
from tests.kartlegging.mangling.skriv import Arkdel, som_csv, som_xlsx, tekst


Mangling = Callable[[Prove], bytes]
NAVN_FOR_GRUNN = {
    Grunn.NAVN: "navn", Grunn.EPOST: "epost", Grunn.KJONN: "kjonn", Grunn.TALESPRAK: "talesprak",
    Grunn.ROM: "rom", Grunn.TILRETTELEGGING: "tilrettelegging",
}  # fmt: skip
EXCEL_NULL = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet has no zone


def kopi(p: Prove) -> list[list[object]]:
    """Return the table as rows that may be changed."""
    return [list(r) for r in p.tabell]


def _hode(p: Prove) -> int:
    return (p.lesing.fil.overskriftsrad or 1) - 1


def omdopt(sprak: str, variant: int = 0) -> Mangling:
    """Make a mangling that asks every question in other words."""

    def mangle(p: Prove) -> bytes:
        t = kopi(p)
        hode = t[_hode(p)]
        for k in p.lesing.kolonner:
            if (ny := _ny_overskrift(k, sprak, variant)) and k.indeks < len(hode):
                hode[k.indeks] = ny
        return som_xlsx(Arkdel("Ark1", t))

    return mangle


def _ny_overskrift(k, sprak: str, variant: int) -> str | None:
    if k.grunn in NAVN_FOR_GRUNN and "/" not in k.overskrift.strip("/"):
        navn = NAVN_FOR_GRUNN[k.grunn]
    elif k.felt and k.valg is None:
        navn = str(k.felt)
    elif (k.felt is Felt.BEHOV and k.valg and "/" not in k.overskrift) or (
        k.felt is Felt.BEHOV and k.valg in {"behov:barnepass", "behov:skyss"}
    ):
        navn = k.valg.removeprefix("behov:")
    else:
        return None
    ord_er = mangleord.HODER[sprak].get(navn)
    return ord_er[variant % len(ord_er)] if ord_er else None


def stokket(p: Prove) -> bytes:
    """Mix the columns."""
    t = kopi(p)
    bredde = max(len(r) for r in t)
    orden = list(range(bredde))
    random.Random(p.nr).shuffle(orden)
    rader = [[(r + [None] * bredde)[:bredde][i] for i in orden] for r in t]
    return som_xlsx(Arkdel("Ark1", rader))


def csvfil(**valg) -> Mangling:
    """Make a mangling that only writes other bytes."""
    return lambda p: som_csv(kopi(p), **valg)


def med_tittel(p: Prove) -> bytes:
    """Put a title, a sentence and a blank row above."""
    over = [
        ["Kartlegging av fritidsønsker høsten 2026"],
        ["Skrevet ut 12.10.2026", "", "Mottaket"],
        [],
    ]
    return som_xlsx(Arkdel("Svar høst", [*over, *kopi(p)], slatt_sammen=((0, 0, 0, 5),)))


def med_bred_tittel(p: Prove) -> bytes:
    """Put a title as text above, in a csv where every row has all the columns."""
    t = kopi(p)
    fyll = [""] * (len(t[_hode(p)]) - 1)
    return som_csv([["Svar fra beboere", *fyll], ["Uttrekk", "uke 41", *fyll[1:]], *t])


def med_gruppehode(p: Prove) -> bytes:
    """Put merged group names above the headers, as in a typed form."""
    t = kopi(p)
    bredde = len(t[_hode(p)])
    over: list[object] = [None] * bredde
    for i, navn in enumerate(("Om deg", "Ønsker", "Praktisk")):
        over[i * bredde // 3] = navn
    return som_xlsx(Arkdel("Svar", [over, *t]))


def med_tomme(p: Prove) -> bytes:
    """Put blank columns before, between and after, and blank rows."""
    midt = len(p.tabell[_hode(p)]) // 2
    t = [[None, *r[:midt], None, *r[midt:], None, None] for r in kopi(p)]
    return som_xlsx(Arkdel("Ark1", [*t[:3], [], *t[3:8], [], [], *t[8:]]))


def med_bunn(p: Prove) -> bytes:
    """Put totals, a note and a signature under the table."""
    t = kopi(p)
    bunn = [[], ["Antall svar:", len(t) - 1], [], ["Kontrollert av avdelingen"], ["Side 1 av 1"]]
    return som_xlsx(Arkdel("Ark1", [*t, *bunn]))


def med_sum(p: Prove) -> bytes:
    """Put a row of totals straight under the table."""
    t = kopi(p)
    bredde = len(t[_hode(p)])
    return som_xlsx(Arkdel("Ark1", [*t, ["Sum", *[len(t) - 1 for _ in range(bredde - 1)]]]))


def med_forside(p: Prove) -> bytes:
    """Put a cover first and lists and figures after, on sheets of their own."""
    forside = [["Kartlegging"], [], ["Periode", "Høst 2026"], ["Ansvarlig", "Avdelingsleder"],
               ["Antall svar", 55]]  # fmt: skip
    lister = [["Ja", "Mandag", "Fotball"], ["Nei", "Tirsdag", "Dans"], ["Kanskje", "Onsdag", "Kor"]]
    tall = [["Interesse", "Antall"], ["Fotball", 12], ["Dans", 5], ["Sjakk", 2]]
    return som_xlsx(
        Arkdel("Forside", forside), Arkdel("Lister", lister),
        Arkdel("Alle svar", kopi(p)), Arkdel("Statistikk", tall),
    )  # fmt: skip


def med_skjulte(p: Prove) -> bytes:
    """Add rows that are hidden, as after a filter."""
    t = kopi(p)
    ekstra = [[("Zz-1" if isinstance(c, str) and c == t[-1][0] else c) for c in t[-1]]] * 2
    return som_xlsx(Arkdel("Ark1", [*t, *ekstra], skjulte_rader=(len(t) + 1, len(t) + 2)))


def med_luft(p: Prove) -> bytes:
    """Put blanks that nobody sees around everything, also in the headers."""
    luft = ("\u00a0{} ", " {}\u200b", "\ufeff{}\u00a0\u00a0", "\u200e{}\u200f")
    t = [[luft[(i + j) % 4].format(c) if isinstance(c, str) and c else c for j, c in enumerate(r)]
         for i, r in enumerate(kopi(p))]  # fmt: skip
    return som_xlsx(Arkdel("Ark1", t))


def med_nummer(p: Prove) -> bytes:
    """Number the questions and mark them as required, as tools do."""
    t = kopi(p)
    hode = t[_hode(p)]
    former = (
        "{n}. {t}",
        "{t} *",
        "{n}) {t} (obligatorisk)",
        "Q{n}: {t}",
        "Spm {n}. {t}\n(velg ett)",
    )
    for i, c in enumerate(hode):
        valgt = any(
            k.indeks == i
            and (k.valg or k.felt is Felt.SVART or k.grunn in {Grunn.SYSTEM, Grunn.DOBBEL})
            for k in p.lesing.kolonner
        )
        if isinstance(c, str) and c and not valgt:
            hode[i] = former[i % 5].format(n=i + 1, t=c.strip())
    return som_xlsx(Arkdel("Ark1", t))


def med_store(p: Prove) -> bytes:
    """Shout the headers."""
    t = kopi(p)
    t[_hode(p)] = [c.upper() if isinstance(c, str) else c for c in t[_hode(p)]]
    return som_xlsx(Arkdel("Ark1", t))


def datoer(form: str) -> Mangling:
    """Make a mangling that writes the answer date in another form."""

    def mangle(p: Prove) -> bytes:
        t = kopi(p)
        svart = [k.indeks for k in p.lesing.kolonner if k.felt is Felt.SVART]
        dag = {r.rad: r.svart for r in p.lesing.rader}
        for i, rad in enumerate(t, start=1):
            for k in svart:
                if i in dag and rad[k] not in (None, ""):
                    rad[k] = _dato(dag[i], form)
                elif i > _hode(p) + 1 and rad[k] not in (None, ""):
                    rad[k] = _dato(date(2026, 9, 14), form)
        return som_xlsx(Arkdel("Ark1", t)) if form in {"serie", "ekte"} else som_csv(t)

    return mangle


def _dato(d: date, form: str) -> object:
    if form == "serie":
        return (datetime(d.year, d.month, d.day) - EXCEL_NULL) / timedelta(days=1) + 0.5  # noqa: DTZ001
    if form == "ekte":
        return datetime(d.year, d.month, d.day, 9, 30)  # noqa: DTZ001
    former = {
        "norsk": "%d.%m.%Y", "kort": "%d.%m.%y", "iso": "%Y-%m-%dT%H:%M:%SZ", "us": "%m/%d/%Y 9:30 AM",
        "uk": "%d/%m/%Y", "lang": "%d. {m} %Y", "engelsk": "%d {e} %Y", "us_lang": "{e} %d, %Y",
    }  # fmt: skip
    maneder = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
               "oktober", "november", "desember")  # fmt: skip
    engelsk = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    mal = former[form].replace("{m}", maneder[d.month - 1]).replace("{e}", engelsk[d.month - 1])
    return d.strftime(mal)


def som_ren_xlsx(p: Prove) -> bytes:
    """Only save it as a workbook."""
    return som_xlsx(Arkdel("Ark1", kopi(p)))


def som_tekstark(p: Prove) -> bytes:
    """Save it as a workbook in which every cell is text."""
    return som_xlsx(Arkdel("Ark1", [[tekst(c) for c in r] for r in kopi(p)]))
