"""One visit to the questions: the language, the draft, and what each page is filled with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kartlegging.models import Svarkladd, Tekstversjon
from kartlegging.selectors.runde import (
    dato_i_tall,
    interesser_pa,
    styrkerader,
    svar_i_ord,
    valgtekst,
)
from kartlegging.selectors.tekst import tekster_for
from kartlegging.services.innsending import lagre_side
from kartlegging.services.svarark import gyldig_til
from kartlegging.services.vern import hva_ma_bort, referansevern
from kartlegging.undersokelse import sider
from kartlegging.undersokelse.sider import Side
from kartlegging.undersokelse.svar import ALLE, INGEN, UgyldigSvar, les
from kartlegging.undersokelse.tekster import INTERESSE, Tekster, sprakene


NORSKE = frozenset({"nb", "nn"})


class Besok:
    """What the survey and the own answers have in common; each says where its pages are."""

    def __init__(
        self, request: HttpRequest, sprak: str, *, versjon: Tekstversjon | None = None
    ) -> None:
        """Choose words and language; the draft is found by whoever knows where it lies."""
        self.request = request
        self.t = self.tekster(sprak, versjon)
        self.now: datetime = timezone.now()
        self.kladd: Svarkladd | None = None

    def tekster(self, sprak: str, versjon: Tekstversjon | None) -> Tekster:
        """Return the kommune's words of one version in one language."""
        kommune = self.request.kommune  # type: ignore[attr-defined]
        return tekster_for(kommune, versjon, sprak)

    @property
    def svar(self) -> dict[str, Any]:
        """Return the answers so far."""
        return self.kladd.svar if self.kladd else {}

    def adresse(self, side: str) -> str:
        """Return the address of one page of this visit."""
        raise AssertionError(side)

    def felles(self, side: str = "") -> dict[str, Any]:
        """Return the links that stand on every page."""
        raise AssertionError(side)

    def bosatt(self) -> bool:
        """Return whether the kommune itself follows the person up."""
        raise AssertionError

    def sletting(self) -> str:
        """Return the day on which the answers go, in digits."""
        kommune = self.request.kommune  # type: ignore[attr-defined]
        dag = timezone.localdate(self.now)
        return dato_i_tall(gyldig_til(dag, kommune=kommune, bosatt=self.bosatt()) + timedelta(1))

    def vis(self, mal: str, *, her: str = "", status: int = 200, **innhold: Any) -> HttpResponse:
        """Render a page in the person's language; nothing of it stays in the browser."""
        svar = render(
            self.request,
            f"kartlegging/{mal}.html",
            {"t": self.t, "sprak": self.t.sprak, **self.felles(her), **innhold},
            status=status,
        )
        svar["Cache-Control"] = "no-store"
        return svar

    def ga_til(self, side: str) -> HttpResponse:
        """Return a redirect to one page of this visit."""
        return redirect(self.adresse(side))

    # --- One question ---

    def sporsmal(self, navn: str) -> HttpResponse:
        """Ask one question or take its answer; one that this person is not asked leads on."""
        if navn == sider.SE_OVER:
            return self.vis_se_over()
        if navn not in sider.stien(self.svar):
            return self.ga_til(sider.fortsett(self.svar))
        side = sider.alle_sider()[navn]
        return self.ta_imot(side) if self.request.method == "POST" else self.vis_side(side)

    def vis_side(
        self, side: Side, *, feil: UgyldigSvar | None = None, skrevet: str = ""
    ) -> HttpResponse:
        """Show one question as it was answered before, if it was."""
        sti = sider.stien(self.svar)
        nr = sti.index(side.id) + 1
        forrige = sider.forrige(side.id, self.svar)
        return self.vis(
            "undersokelse_side",
            her=side.id,
            side=side,
            nr=nr,
            antall=len(sti),
            steg=self.t.tekst("steg", nr=nr, antall=len(sti)),
            forrige_adresse=self.adresse(forrige) if forrige else "",
            valgene=self.valg(side),
            rader=self.styrker(side) if side.slag == "styrke" else [],
            skrevet=skrevet or (self.svar.get(side.id, "") if side.slag == "tekst" else ""),
            feil=self.t.tekst(feil.tekst, **feil.verdier) if feil else "",
            tilbake_til=self._til(),
        )

    def styrker(self, side: Side) -> list[dict[str, Any]]:
        """Return each chosen activity with how much it is wished for."""
        return styrkerader(side, self.svar, self.t)

    def _til(self) -> str:
        felt = self.request.POST if self.request.method == "POST" else self.request.GET
        return sider.SE_OVER if felt.get("til") == sider.SE_OVER else ""

    def valg(self, side: Side) -> list[dict[str, Any]]:
        """Return what can be chosen on one page, and what was chosen before."""
        valgt = self.svar.get(side.id) or []
        if side.slag == "bilder":
            return self._bilder(side, valgt)
        if side.slag == "sprak":
            return [
                {"kode": s.tag, "tekst": s.egennavn, "tag": s.tag, "retning": s.retning,
                 "valgt": s.tag in valgt}
                for s in sprakene().values()
            ]  # fmt: skip
        alle = bool(side.alle) and set(valgt) == side.koder
        rader = [
            {"kode": v["kode"], "tekst": valgtekst(v, self.t), "ikon": v.get("ikon", ""),
             "valgt": v["kode"] in valgt and not alle}
            for v in side.valg
        ]  # fmt: skip
        if side.alle:
            rader.append({"kode": ALLE, "tekst": self.t[side.alle], "valgt": alle})
        if side.ingen:
            rader.append({"kode": INGEN, "tekst": self.t[side.ingen], "valgt": INGEN in valgt})
        return rader

    def _bilder(self, side: Side, valgt: list[str]) -> list[dict[str, Any]]:
        norsk = self.t.sprak.tag not in NORSKE
        mangler = self.t.mangler
        return [
            {"kode": i.kode, "tekst": self.t.interesse(i.kode), "ikon": i.ikon,
             "norsk": i.navn if norsk and not mangler(f"{INTERESSE}{i.kode}") else "",
             "valgt": i.kode in valgt}
            for i in interesser_pa(side)
        ]  # fmt: skip

    def ta_imot(self, side: Side) -> HttpResponse:
        """Keep what was posted and go on, or show the question again and say what is missing."""
        assert self.kladd is not None  # noqa: S101  the caller has looked
        post = self.request.POST
        if post.get("handling") == "hopp_over" and not side.krav:
            return self._videre(side, {} if side.slag == "styrke" else self._tomt(side))
        koder = {i.kode for i in interesser_pa(side)} if side.slag == "bilder" else set()
        vern = referansevern if side.id == sider.REFERANSE else hva_ma_bort
        try:
            verdi = les(side, post, interesser=koder, vern=vern, svar=self.svar)
        except UgyldigSvar as feil:
            # What may say who somebody is, is not shown again either.
            skrevet = post.get(side.id, "") if feil.tekst == "feil_for_lang" else ""
            return self.vis_side(side, feil=feil, skrevet=skrevet)
        return self._videre(side, verdi)

    @staticmethod
    def _tomt(side: Side) -> Any:
        return "" if side.slag == "tekst" else []

    def _videre(self, side: Side, verdi: Any) -> HttpResponse:
        self.kladd = lagre_side(self.kladd, side=side.id, verdi=verdi)
        if self._til():
            return self.ga_til(self._forst_usett(side))
        return self.ga_til(sider.neste(side.id, self.svar))

    def _forst_usett(self, side: Side) -> str:
        """Return looking over, or a question that the change has opened."""
        return sider.mangler(self.svar) or sider.fortsett(self.svar)

    # --- Looking over ---

    def vis_se_over(self) -> HttpResponse:
        """Show all answers with a way to change each; a question that must be answered is asked."""
        if mangler := sider.mangler(self.svar):
            return self.ga_til(mangler)
        rader = [{**rad, "adresse": self._endre_adresse(rad["side"])} for rad in self.svarene()]
        return self.vis(
            "undersokelse_se_over",
            her=sider.SE_OVER,
            rader=rader,
            lagring=self.t.tekst("samtykke_lagring", dato=self.sletting()),
            forrige_adresse=self.adresse(sider.forrige(sider.SE_OVER, self.svar)),
        )

    def svarene(self) -> list[dict[str, Any]]:
        """Return each question with what was answered."""
        return svar_i_ord(self.svar, self.t)

    def _endre_adresse(self, navn: str) -> str:
        """Return where an answer is changed; activities are gone through page by page."""
        bilder = sider.alle_sider()[navn].slag == "bilder"
        return self.adresse(navn) + ("" if bilder else f"?til={sider.SE_OVER}")
