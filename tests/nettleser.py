"""A real browser for tests: opens pages, listens for faults, and asks axe about accessibility."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import pytest
from django.conf import settings


BREDDER = {1440: 900, 390: 844, 320: 640}
FLAGG = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REGLER = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Side:
    """One tab, and what it complained about."""

    page: Any
    feil: list[str] = field(default_factory=list)

    def apne(self, adresse: str) -> None:
        self.feil.clear()
        self.page.goto(adresse, wait_until="load")

    def axe(self) -> list[str]:
        """Give each broken rule with the first element that breaks it."""
        script = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
        self.page.evaluate(script)
        result = self.page.evaluate(
            "regler => axe.run(document, {runOnly: {type: 'tag', values: regler}})", REGLER
        )
        return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]]

    def er_for_bred(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture(scope="session", autouse=True)
def _uten_https(django_test_environment: None) -> None:
    """The live server reads this once, when it starts, before any test's own settings."""
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Give one browser for the whole run; without Chromium the test is skipped."""
    sti = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if sti is None:
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright runs a loop in this thread
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sti, args=list(FLAGG))
        yield browser
        browser.close()


@pytest.fixture
def ny_side(chromium: Any) -> Iterator[Any]:
    """Give a function that opens a tab, for example on a phone in the dark without script."""
    contexts = []

    def apne(bredde: int = 1440, *, modus: str = "light", javascript: bool = True) -> Side:
        context = chromium.new_context(
            viewport={"width": bredde, "height": BREDDER.get(bredde, 900)},
            color_scheme=modus,
            locale="nb-NO",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        side = Side(context.new_page())
        side.page.on(
            "console",
            lambda m: side.feil.append(m.text) if m.type in {"error", "warning"} else None,
        )
        side.page.on("pageerror", lambda e: side.feil.append(str(e)))
        return side

    yield apne
    for context in contexts:
        context.close()
