"""Finds numbers and addresses that identify: identity numbers, phones, e-mail, IP, birth dates."""

import re
from calendar import monthrange
from itertools import pairwise

from kartlegging.parsing.funn import Funn


SIFFER = re.compile(r"\d+")
NOEN_SIFFER = re.compile(r"\d(?:\D*\d){3}")
MELLOM = re.compile(r"[\s.\-–—‐‑−/·()]{1,3}")
LINJE_ELLER_LUFT = re.compile(r"[\s\-–—‐‑−/]{1,3}")
EPOST = re.compile(
    r"[^\s@]@[^\s@]|(?<!\w)@\w{3}|[\w.]\s?[\[({]\s?(?:at|alfakrøll|krøllalfa)\s?[\])}]"
    r"|\w\s{1,3}@\s{0,3}[\w-]{1,60}\.\w|\w@\s{1,3}[\w-]{1,60}\.\w",
    re.IGNORECASE,
)
UTLAND = re.compile(r"(?:(?<!\d)\+|(?<![\d.,])00)\s?[1-9](?:[\s().\-–/]{0,3}\d){6,14}")
IPV4 = re.compile(r"(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
IPV6 = re.compile(r"(?<![\w:])(?=[0-9a-f:]*[a-f:]{2})(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}(?![\w:])",
                  re.IGNORECASE)  # fmt: skip
DATO_DMY = re.compile(r"(?<![\d.])(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})(?![\d])")
DATO_YMD = re.compile(r"(?<!\d)(\d{4})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{1,2})(?!\d)")
DATO_ORD = re.compile(
    r"(?<!\d)\d{1,2}\.?\s?(?:(?:st|nd|rd|th)\s?)?(?:of\s)?"
    r"(?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[sc]|січ|лют|берез|квіт|трав|черв|лип|"
    r"серп|верес|жовт|листоп|груд|янв|фев|март|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
    r"[^\W\d]*\.?,?\s?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
DATOSKILLE, DATODELER = re.compile(r"[./\-]"), 3
FODT = re.compile(
    r"født|fødd|fodt|born|birth|народи|родил|ولدت|مولود|متولد|تولد|ተወሊደ|dhashay|née?\b|nacid|doğum",
    re.IGNORECASE,
)
NUMMERORD = re.compile(
    r"f(?:ø|o|oe)dselsn|personn(?:ummer|r)|\bfnr\b|\bd-?n(?:r|ummer)|\bduf\b|national id|"
    r"personal (?:id|number)",
    re.IGNORECASE,
)
VEKT1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
VEKT2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
D_TILLEGG = 40
MANEDSTILLEGG = (0, 40, 65, 80)
NORSKE_FORMER = frozenset(
    {(8,), (3, 2, 3), (2, 2, 2, 2), (4, 4), (3, 5), (5, 3), (2, 3, 3), (1,) * 8}
)
PAR = (2, 2, 2, 2)
FNR_FORMER = frozenset({(6, 5), (2, 2, 2, 5), (6, 3, 2), (2, 2, 2, 3, 2)})
FNR, DUF, TELEFON = 11, 12, 8
ARHUNDRESKILLE = 30
FORSTE_AR, SISTE_AR = 1900, 2099
DUF_DELER = 3
FOR_MANGE_TALL = 300  # no answer has so many numbers; looking through them would take too long
DUF_FRA = 1970
KOLON_I_IP = PUNKTUM_I_IP = 3
SESONGSKILLE, LENGSTE_SESONG = frozenset("/-–"), 10
MANEDER = 12
BYTE = 255
UTEN_NULL = 10
FORSTE_DEL, LOKALE_DELER = 3, 4
LOKALE = (9, 10, 11)


def finn_tall(tekst: str, *, ar: int | None = None) -> set[Funn]:
    """Find identifying numbers in a text whose digits are 0-9 already."""
    funn: set[Funn] = set()
    if "@" in tekst or "(" in tekst or "[" in tekst or "{" in tekst:
        funn |= {Funn.EPOST} if EPOST.search(tekst) else set()
    if tekst.count(":") >= KOLON_I_IP and IPV6.search(tekst):
        funn.add(Funn.IP)
    if not NOEN_SIFFER.search(tekst):
        return funn
    if tekst.count(".") >= PUNKTUM_I_IP and any(
        all(int(d) <= BYTE for d in m.groups()) for m in IPV4.finditer(tekst)
    ):
        funn.add(Funn.IP)
    if ("+" in tekst or "00" in tekst) and UTLAND.search(tekst):
        funn.add(Funn.TELEFON)
    if _har_fodselsdato(tekst, ar):
        funn.add(Funn.FODSELSDATO)
    return funn | _finn_i_kjeder(tekst)


def _finn_i_kjeder(tekst: str) -> set[Funn]:
    grupper = list(SIFFER.finditer(tekst))
    if len(grupper) > FOR_MANGE_TALL:
        return {Funn.TELEFON}
    skiller = [tekst[a.end() : b.start()] for a, b in pairwise(grupper)]
    funn: set[Funn] = set()
    nummerord = len(tekst) >= FNR and bool(NUMMERORD.search(tekst))
    for start in range(len(grupper)):
        siffer, form = "", []
        mellom: list[str] = []
        for slutt in range(start, len(grupper)):
            if slutt > start:
                if not MELLOM.fullmatch(skiller[slutt - 1]):
                    break
                mellom.append(skiller[slutt - 1])
            siffer += grupper[slutt][0]
            form.append(len(grupper[slutt][0]))
            if len(siffer) > DUF:
                break
            funn |= _vurder(siffer, tuple(form), mellom, nummerord=nummerord)
    return funn


def _vurder(siffer: str, form: tuple[int, ...], mellom: list[str], *, nummerord: bool) -> set[Funn]:
    if len(siffer) == FNR and er_fodselsnummer(siffer, streng=form not in FNR_FORMER):
        return {Funn.IDENTITETSNUMMER}
    if len(siffer) == FNR and nummerord and er_fodselsnummer(siffer, streng=False):
        return {Funn.IDENTITETSNUMMER}
    if len(siffer) == UTEN_NULL == form[0] and er_fodselsnummer("0" + siffer, streng=True):
        return {Funn.IDENTITETSNUMMER}
    if len(siffer) == DUF and er_duf(siffer) and all(LINJE_ELLER_LUFT.fullmatch(m) for m in mellom):
        return {Funn.DUF} if len(form) <= DUF_DELER or set(form) == {1} else set()
    if _er_norsk_telefon(siffer, form, mellom) or _er_lokal_telefon(siffer, form):
        return {Funn.TELEFON}
    return set()


def er_fodselsnummer(siffer: str, *, streng: bool = True) -> bool:
    """Tell whether 11 digits are a birth, D- or synthetic number; `streng` asks for check digits."""
    dag, maned, ar = int(siffer[:2]), int(siffer[2:4]), int(siffer[4:6])
    dag -= D_TILLEGG if dag > D_TILLEGG else 0
    if not any(_er_dag(dag, maned - t, ar) for t in MANEDSTILLEGG):
        return False
    return not streng or _kontroll(siffer)


def _er_dag(dag: int, maned: int, ar: int) -> bool:
    return 1 <= maned <= MANEDER and 1 <= dag <= monthrange(2000 + ar, maned)[1]


def _kontroll(siffer: str) -> bool:
    tall = [int(s) for s in siffer]
    forste = -sum(v * t for v, t in zip(VEKT1, tall, strict=False)) % FNR
    andre = -sum(v * t for v, t in zip(VEKT2, tall, strict=False)) % FNR
    return forste == tall[9] and andre == tall[10]


def er_duf(siffer: str) -> bool:
    """Tell whether 12 digits begin with a year, as DUF numbers do."""
    return DUF_FRA <= int(siffer[:4]) <= SISTE_AR


def _er_norsk_telefon(siffer: str, form: tuple[int, ...], mellom: list[str]) -> bool:
    if len(siffer) != TELEFON or form not in NORSKE_FORMER or siffer[0] in "01":
        return False
    if form == (4, 4) and mellom[0].strip() in SESONGSKILLE and _er_sesong(siffer):
        return False
    return len({m.strip() for m in mellom}) <= 1 or _er_mobil_i_par(siffer, form, mellom)


def _er_mobil_i_par(siffer: str, form: tuple[int, ...], mellom: list[str]) -> bool:
    """Tell a mobile number in pairs with different signs between from two spans, as 40-49 50-59."""
    return siffer[0] in "49" and form == PAR and not (mellom[0].strip() and mellom[2].strip())


def _er_sesong(siffer: str) -> bool:
    fra, til = int(siffer[:4]), int(siffer[4:])
    return FORSTE_AR <= fra <= SISTE_AR and 0 <= til - fra <= LENGSTE_SESONG


def _er_lokal_telefon(siffer: str, form: tuple[int, ...]) -> bool:
    if siffer[0] != "0" or siffer[1:2] == "0" or len(siffer) not in LOKALE:
        return False
    return form[0] >= FORSTE_DEL and len(form) <= LOKALE_DELER


def _har_fodselsdato(tekst: str, ar: int | None) -> bool:
    ar_funnet: list[int] = []
    if len(DATOSKILLE.findall(tekst)) >= DATODELER - 1:
        ar_funnet += [_ar_av(m[3], m[1], m[2]) for m in DATO_DMY.finditer(tekst)]
        ar_funnet += [_ar_av(m[1], m[3], m[2]) for m in DATO_YMD.finditer(tekst)]
    ar_funnet += [int(m[1]) for m in DATO_ORD.finditer(tekst)]
    ar_funnet = [a for a in ar_funnet if FORSTE_AR <= a <= SISTE_AR]
    if ar is None or FODT.search(tekst):
        return bool(ar_funnet)
    return any(a < ar - 1 for a in ar_funnet)


def _ar_av(ar: str, en: str, to: str) -> int:
    tall = int(ar)
    if tall < 100:
        tall += 1900 if tall > ARHUNDRESKILLE else 2000
    dag, maned = int(en), int(to)
    for d, m in ((dag, maned), (maned, dag)):
        if 1 <= m <= MANEDER and 1 <= d <= monthrange(min(max(tall, 1), 9998), m)[1]:
            return tall
    return 0
