"""Rules about models: arrows point down, fields are classified, pairs are bound, no person."""

import re
from typing import Any

from django.db import models

from kommuneportal.core.personvern import classified


ETASJE = {
    "design": 0, "core": 1, "organisasjoner": 2, "mottak": 2, "kartlegging": 3, "kobling": 4,
    "arrangementer": 4, "rapport": 5, "demo": 5,
}  # fmt: skip
# Words that may name no field of a table that holds residents or their answers (H1).
FORBUDTE_FELT = re.compile(
    r"^(fornavn|etternavn|fullt_navn|fodselsdato|fodt|fnr|fodselsnummer|dnr|d_nummer|duf|"
    r"personnummer|nasjonalitet|statsborgerskap|landbakgrunn|opprinnelse|religion|livssyn|"
    r"helse|diagnose|sykdom|oppholdsstatus|asylstatus|vedtak|morsmal|talesprak|"
    r"telefon|mobil|epost|email|adresse|gateadresse|romnummer|rom|kjonn|navn|kontakt.*)$"
)
OM_BEBOERE = {
    "mottak.Beboer", "kartlegging.Svarark", "kartlegging.Onske", "kartlegging.LedigTid",
    "kartlegging.Opplastingsrad", "kartlegging.Linjefeil", "kobling.Koblingsforslag",
    "kobling.Kobling", "kobling.Koblingsovergang", "core.Hendelse",
}  # fmt: skip


def piler(modeller: list[type[models.Model]]) -> list[tuple[str, str, str, bool]]:
    """Give (from app, to app, field, is hidden) for every foreign key between our apps."""
    return [
        (m._meta.app_label, f.related_model._meta.app_label, f"{m._meta.label}.{f.name}",
         f.remote_field.hidden)
        for m in modeller
        for f in m._meta.get_fields()
        if f.is_relation and f.concrete and f.related_model
        and f.related_model._meta.app_label in ETASJE
    ]  # fmt: skip


def gale_piler(funnet: list[tuple[str, str, str, bool]]) -> list[str]:
    """A key to another app points down, and leaves no handle upward."""
    feil = []
    for fra, til, felt, skjult in funnet:
        if fra == til:
            continue
        if ETASJE[til] >= ETASJE[fra]:
            feil.append(f"{felt} points up or sideways")
        # Ours from core to core's Bruker are within one app; between apps no reverse name.
        elif not skjult and til != "mottak" and fra != "kartlegging":
            feil.append(f"{felt} leaves a handle upward")
    return feil


def uklassifiserte(model: type[models.Model]) -> list[str]:
    """Every field stands in exactly one class of the model's Personvern."""
    klasser = classified(model)
    felt = [f.name for f in model._meta.get_fields() if f.concrete]
    erklart = [
        x for n in ("person", "indirekte", "ingen")
        for x in getattr(getattr(model, "Personvern", None), n, ())
    ]  # fmt: skip
    return (
        [f"{model._meta.label}.{f} is not classified" for f in felt if f not in klasser]
        + [f"{model._meta.label}.{f} does not exist" for f in erklart if f not in felt]
        + [f"{model._meta.label}.{f} stands twice" for f in erklart if erklart.count(f) > 1]
        + ([] if getattr(getattr(model, "Personvern", None), "formal", "") else
           [f"{model._meta.label} has no purpose"])
    )  # fmt: skip


def forbudte_felt(label: str, felt: list[str]) -> list[str]:
    if label not in OM_BEBOERE:
        return []
    return [f"{label}.{f}" for f in felt if FORBUDTE_FELT.match(f)]


def par(model: type[models.Model]) -> list[tuple[str, str]]:
    """Give the nullable pairs of `x_at` and `x_by`."""
    felt = {f.name: f for f in model._meta.concrete_fields}
    return [
        (navn, f"{navn[:-3]}_by")
        for navn in felt
        if navn.endswith("_at") and f"{navn[:-3]}_by" in felt
        and felt[navn].null and felt[f"{navn[:-3]}_by"].null
    ]  # fmt: skip


def ubundne_par(model: Any) -> list[str]:
    """A nullable pair of who and when is held together by a constraint that names both."""
    bundet = [
        str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)
    ]
    return [
        f"{model._meta.label}: {at}, {by}"
        for at, by in par(model)
        if not any(f"{at}__isnull" in b and f"{by}__isnull" in b for b in bundet)
    ]
