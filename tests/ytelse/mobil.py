"""Opens pages as an old telephone on slow 3G does, and prints bytes and seconds of each."""

from __future__ import annotations

import argparse
import shutil
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright


FLAGG = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# Slow 3G as browsers' own tools define it, and a processor a sixth as fast.
KBIT_S, TUR_RETUR_MS, CPU = 400, 400, 6
MAL_S, MAL_KB = 3.0, 25.0
# Of an adult, with an activity and help to give: then every question is asked.
SVARES = ":is([value='26_39'], [name^=interesser][value=fotball], [name=frivillig][value=ja])"
TIDER = """() => {
  const n = performance.getEntriesByType('navigation')[0];
  const f = performance.getEntriesByName('first-contentful-paint')[0];
  const alt = [n, ...performance.getEntriesByType('resource')];
  return {sett: f ? f.startTime : 0, brukbar: n.domContentLoadedEventEnd,
          kb: alt.reduce((sum, r) => sum + (r.transferSize || 0), 0) / 1024};
}"""


def apne(nettleser: Any, adresse: str) -> Any:
    """Open a telephone with an empty cache behind a slow line; the browser itself is warm."""
    side = nettleser.new_context(viewport={"width": 320, "height": 640}).new_page()
    side.goto(urljoin(adresse, "/helse/"))
    cdp = side.context.new_cdp_session(side)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": TUR_RETUR_MS,
        "downloadThroughput": KBIT_S * 125, "uploadThroughput": KBIT_S * 125,
    })  # fmt: skip
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    return side


def mal(side: Any, hva: str) -> bool:
    """Print what the page that was just opened took, and tell whether it is within the goal."""
    side.wait_for_load_state("load")
    t = side.evaluate(TIDER)
    innenfor = t["brukbar"] / 1000 <= MAL_S and t["kb"] <= MAL_KB
    print(f"{hva:<34} {t['kb']:>6.1f} kB {t['sett'] / 1000:>6.2f} s {t['brukbar'] / 1000:>6.2f} s"
          f"{'' if innenfor else '  over målet'}")  # fmt: skip
    return innenfor


def svar(side: Any, navn: str) -> None:
    """Answer the page that is open, some of it, and go on."""
    if navn == "se-over":
        side.click("main form button")
        return
    if side.locator(SVARES).count():
        side.locator(SVARES).first.check()
    ma = side.locator("button[value=hopp_over]").count() == 0
    besvart = ma or side.locator(f"{SVARES}:checked").count()
    side.click(f"button[value={'neste' if besvart else 'hopp_over'}]")


def main() -> None:
    """Walk a whole survey to the card, cold and then as the person goes on."""
    leser = argparse.ArgumentParser(description=__doc__)
    leser.add_argument("adresse", help="undersøkelsens korte adresse, med / til slutt")
    leser.add_argument("--sprak", default="ar")
    valg = leser.parse_args()
    print(f"{KBIT_S} kbit/s, {TUR_RETUR_MS} ms, prosessor / {CPU}\n")
    print(f"{'side':<34} {'overført':>9} {'sett':>8} {'brukbar':>8}")
    with sync_playwright() as p:
        nettleser = p.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=FLAGG
        )
        side = apne(nettleser, valg.adresse)
        alle = []
        for navn in ("", f"{valg.sprak}/", f"{valg.sprak}/samtykke/"):
            side.goto(urljoin(valg.adresse, navn))
            alle.append(mal(side, navn or "velg språk"))
        side.click("button[value=ja]")
        while not side.locator(".aktivitetskort").count():
            navn = side.url.rstrip("/").rsplit("/", 1)[-1]
            alle.append(mal(side, navn))
            svar(side, navn)
        alle.append(mal(side, "kortet"))
        nettleser.close()
    print(f"\ninnenfor {MAL_S:.0f} s og {MAL_KB:.0f} kB: {sum(alle)} av {len(alle)}")


if __name__ == "__main__":
    main()
