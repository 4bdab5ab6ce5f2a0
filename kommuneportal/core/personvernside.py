"""What the privacy page says about each table, made from the models themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from kommuneportal.core.models import Kommune
from kommuneportal.core.personvern import ALWAYS, Frist, classified, our_models


@dataclass(frozen=True)
class Lagret:
    """One table in words: what for, which fields say something of a person, when they go."""

    navn: str
    formal: str
    person: tuple[str, ...]
    indirekte: tuple[str, ...]
    frister: tuple[tuple[int, tuple[str, ...], str], ...]


def lagret(kommune: Kommune) -> list[Lagret]:
    """
    This function will describe every table that says something of a person, by name.

    Units: the days of `frister` are those that hold in `kommune`.
    """
    rader = [_tabell(modell, kommune) for modell in our_models()]
    rader = [rad for rad in rader if rad.person or rad.indirekte]
    return sorted(rader, key=lambda rad: rad.navn)


def _tabell(modell: type[models.Model], kommune: Kommune) -> Lagret:
    klasser = classified(modell)
    erklart = getattr(modell, "Personvern", None)
    return Lagret(
        navn=str(modell._meta.verbose_name_plural),
        formal=str(getattr(erklart, "formal", "")),
        person=_feltnavn(modell, klasser, "person"),
        indirekte=_feltnavn(modell, klasser, "indirekte"),
        frister=tuple(_frist(modell, frist, kommune) for frist in getattr(erklart, "frister", ())),
    )


def _feltnavn(modell: type[models.Model], klasser: dict[str, str], klasse: str) -> tuple[str, ...]:
    navn = [
        _visningsnavn(modell, felt)
        for felt, k in klasser.items()
        if k == klasse and felt not in ALWAYS
    ]
    return tuple(dict.fromkeys(navn))


def _visningsnavn(modell: type[models.Model], felt: str) -> str:
    return str(getattr(modell._meta.get_field(felt), "verbose_name", felt))


def _frist(
    modell: type[models.Model], frist: Frist, kommune: Any
) -> tuple[int, tuple[str, ...], str]:
    tommes = tuple(_visningsnavn(modell, felt) for felt in frist.tommes)
    return frist.days_for(kommune), tommes, str(frist.gjelder)
