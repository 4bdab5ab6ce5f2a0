"""Answers to the portal's own form, as KoboToolbox would export them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kartlegging.undersokelse.tekster import standard
from kartlegging.undersokelse.xlsform import OG, Rad, Skjema, bygg


VOKSEN: dict[str, Any] = {
    "samtykke": "ja", "informasjonssprak": "ar", "norsk": "litt", "engelsk": "godt",
    "alder": "26_39", "interesser": ["fotball", "svomming", "sprakkafe"], "styrke_fotball": "3",
    "styrke_sprakkafe": "1", "onsker": "Spille ball om kvelden", "dager": ["1", "3"],
    "tider": ["kveld"], "reise": "buss", "gruppe": "liten", "frivillig": "ja",
    "hva": ["mat", "musikk"], "behov": ["barnepass", "trinnfri"],
}  # fmt: skip
BARN = {
    "samtykke": "ja", "informasjonssprak": "ti", "alder": "6_12", "foresatt": "representant",
    "foresatt_bekreft": "OK", "interesser": ["sjakk"], "dager": ["6", "7"], "behov": ["ingen"],
    "frivillig": "nei",
}  # fmt: skip
NEI = {"samtykke": "nei"}
SISTE = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
         "_submitted_by", "__version__", "_tags", "_index"]  # fmt: skip


class Eksport:
    """One export: with names when `sprak` is empty, otherwise with the labels of that language."""

    def __init__(self, sprak: str, ord_: dict[str, str] | None) -> None:
        self.sprak, self.ord = sprak, ord_ or standard(sprak or "nb")
        self.skjema: Skjema = bygg()

    def vis(self, rad: Rad) -> str:
        """Give what a question or choice is called in the file."""
        if not self.sprak:
            return rad["name"]
        if rad["label"].startswith("="):
            return rad["label"].removeprefix("=")
        tekst = OG.join(self.ord[nokkel] for nokkel in rad["label"].split(OG))
        return tekst.replace("{fra}", rad.get("fra", "")).replace("{til}", rad.get("til", ""))

    def sporsmal(self) -> Iterator[tuple[str, Rad]]:
        """Give the head of each question's column: names stand behind their groups."""
        grupper: list[str] = []
        for rad in self.skjema.survey:
            if rad["type"] == "begin_group":
                grupper.append(rad["name"])
            elif rad["type"] == "end_group":
                grupper.pop()
            elif rad["type"].startswith(("select", "text", "acknowledge")):
                yield self.vis(rad) if self.sprak else "/".join([*grupper, rad["name"]]), rad

    def kolonner(self, person: dict[str, Any]) -> Iterator[tuple[str, object]]:
        """Give each column with what this person answered."""
        for sti, rad in self.sporsmal():
            slag, _skille, liste = rad["type"].partition(" ")
            valgene = {v["name"]: v for v in self.skjema.choices if v["list_name"] == liste}
            svar = person.get(rad["name"], "")
            koder = svar if isinstance(svar, list) else [svar] if svar else []
            yield sti, " ".join(self.vis(valgene[k]) if k in valgene else k for k in koder)
            for navn, valg in valgene.items() if slag == "select_multiple" else ():
                merke: object = "" if svar == "" else int(navn in koder)
                yield f"{sti}/{self.vis(valg)}", merke


def eksport(
    personer: list[dict[str, Any]], *, sprak: str = "", ord_: dict[str, str] | None = None
) -> list[list[object]]:
    """Give the rows of an export."""
    fil = Eksport(sprak, ord_)
    rader = [list(fil.kolonner(person)) for person in personer]
    hode = ["start", "end", *(kolonne for kolonne, _ in rader[0]), *SISTE]
    tid = "2026-09-28T10:09:00"
    return [hode, *(
        [tid, tid, *(verdi for _, verdi in rad), nr, f"u{nr}", tid, "", "", "", "", "v1", "", nr]
        for nr, rad in enumerate(rader, start=1)
    )]  # fmt: skip
