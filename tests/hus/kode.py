"""Rules about Python files: sizes, doors out of the tenancy, imports, what we do not use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path


PAKKER = ("kommuneportal", "organisasjoner", "mottak", "kartlegging", "kobling")
MAKS_FILLINJER = 300
MAKS_FUNKSJONSLINJER = 40
# The way out of the tenancy is loud: only these files may use it, each with its reason.
UTENFOR_KOMMUNE = {
    "kommuneportal/core/tenancy.py": "defines the manager",
    "kommuneportal/core/lenker.py": "a link has no kommune in its address",
    "kommuneportal/core/admin.py": "one outbox for the operator, without addressee and words",
    "kommuneportal/core/utboks_sending.py": "one worker sends for all kommuner",
    "kommuneportal/core/sletting.py": "empties SQLite's write-ahead log",
    "kobling/services/flytt_kort.py": "a moving code is typed in another kommune",
    "kommuneportal/drift/arbeid.py": "the worker looks for marks in all kommuner",
    "kommuneportal/core/views/offentlig.py": "/helse/ asks the database whether it answers",
    "kommuneportal/demo/management/commands/demo.py": "refuses a database with other kommuner",
}
# Imports inside functions, each file with its reason.
INDRE_IMPORT = {
    "manage.py": "Django may be missing until the environment is made",
    "kommuneportal/oppstart.py": "runs before there is an environment",
    "kommuneportal/core/apps.py": "checks need the finished registry",
    "kommuneportal/design/apps.py": "checks need the finished registry",
}
FORBUDT = {
    r"\bfrom django\.dispatch\b|\bfrom django\.db\.models\.signals\b": "signals",
    r"\bGenericForeignKey\b": "generic foreign keys",
    r"^\s+ordering\s*=\s*[\[(]": "default ordering in Meta",
    r"\bapps\.get_model\(": "registry lookups",
    r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError": "something left open",
}
OPPSLAG_TILLATT = ("/migrations/", "core/checks.py", "core/personvern.py")


def filer(rot: Path) -> Iterator[tuple[str, str]]:
    """Give path and text of every Python file of ours, migrations left out."""
    for pakke in (*PAKKER, "tests"):
        for fil in sorted((rot / pakke).rglob("*.py")):
            sti = fil.relative_to(rot).as_posix()
            if "/migrations/" not in sti:
                yield sti, fil.read_text(encoding="utf-8")


def for_lange_filer(rot: Path) -> list[str]:
    return [
        f"{sti}: {len(tekst.splitlines())} lines"
        for sti, tekst in filer(rot)
        if len(tekst.splitlines()) > MAKS_FILLINJER
    ]


def for_lange_funksjoner(rot: Path) -> list[str]:
    funn = []
    for sti, tekst in filer(rot):
        for node in ast.walk(ast.parse(tekst)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                linjer = (node.end_lineno or 0) - node.lineno + 1
                if linjer > MAKS_FUNKSJONSLINJER:
                    funn.append(f"{sti}:{node.lineno} {node.name}: {linjer} lines")
    return funn


def uten_modulsetning(rot: Path) -> list[str]:
    return [
        sti
        for sti, tekst in filer(rot)
        if tekst.strip() and not ast.get_docstring(ast.parse(tekst))
    ]


def dorer_ut(rot: Path) -> list[str]:
    """Find `all_kommuner` and raw SQL outside the listed files."""
    monster = re.compile(r"\ball_kommuner\b|\.raw\(|\bRawSQL\b|connection\.cursor\(|\.extra\(")
    return [
        f"{sti}:{nr}"
        for sti, tekst in filer(rot)
        if not sti.startswith("tests/") and sti not in UTENFOR_KOMMUNE
        for nr, linje in enumerate(tekst.splitlines(), 1)
        if monster.search(linje)
    ]


def indre_importer(rot: Path) -> list[str]:
    funn = []
    for sti, tekst in filer(rot):
        if sti.startswith("tests/") or sti in INDRE_IMPORT:
            continue
        for funksjon in ast.walk(ast.parse(tekst)):
            if isinstance(funksjon, ast.FunctionDef):
                funn += [
                    f"{sti}:{node.lineno}"
                    for node in ast.walk(funksjon)
                    if isinstance(node, ast.Import | ast.ImportFrom)
                ]
    return funn


def forbudte_ord(rot: Path) -> list[str]:
    funn = []
    for sti, tekst in filer(rot):
        if sti.startswith("tests/"):
            continue
        for monster, hva in FORBUDT.items():
            if hva == "registry lookups" and sti.endswith(OPPSLAG_TILLATT):
                continue
            if re.search(monster, tekst, re.MULTILINE):
                funn.append(f"{sti}: {hva}")
    return funn


def offentlig_utenfor(rot: Path) -> list[str]:
    """Find views open to all in files that do not say so by their name."""
    return [
        sti
        for sti, tekst in filer(rot)
        if re.search(r"^@(offentlig|login_not_required)\b", tekst, re.MULTILINE)
        and not sti.endswith("/offentlig.py")
        and sti != "kommuneportal/design/views.py"
        and not sti.startswith(("tests/", "kommuneportal/demo/"))
    ]


def lange_visninger(rot: Path, maks: int = 25) -> list[str]:
    """Find page functions with more than `maks` lines of body, docstring left out."""
    funn = []
    for sti, tekst in filer(rot):
        if "/views" not in sti or sti.startswith("tests/"):
            continue
        for node in ast.parse(tekst).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                kropp = node.body[1:] if ast.get_docstring(node) else node.body
                linjer = kropp[-1].end_lineno - kropp[0].lineno + 1 if kropp else 0
                if linjer > maks:
                    funn.append(f"{sti}:{node.lineno} {node.name}: {linjer} lines")
    return funn


TILGANG = {"offentlig", "innlogget", "koordinator", "mottaksansatt", "leder", "kommuneansvarlig",
           "folger_opp", "ansatt", "krever"}  # fmt: skip


def tilgang_ikke_ytterst(rot: Path) -> list[str]:
    """Who may open a page is judged before the verb, or a wrong verb tells that it exists."""
    funn = []
    for sti, tekst in filer(rot):
        for node in ast.walk(ast.parse(tekst)) if "/views" in sti else ():
            if isinstance(node, ast.FunctionDef):
                navn = [getattr(getattr(d, "func", d), "id", "") for d in node.decorator_list]
                if (TILGANG - {"offentlig"}) & set(navn[1:]):
                    funn.append(f"{sti}:{node.lineno} {node.name}")
    return funn
