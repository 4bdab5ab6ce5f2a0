"""Truths that the database holds: who, when and what are set together or not at all."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def both_or_neither(*fields: str, name: str) -> models.CheckConstraint:
    """This function will make a constraint that all `fields` are null, or none is."""
    none_set = models.Q(**{f"{field}__isnull": True for field in fields})
    all_set = models.Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(
        condition=none_set | all_set,
        name=name,
        violation_error_message=_("Opplysningene om hvem og når hører sammen."),
    )


def one_of(field: str, choices: type[models.TextChoices], *, name: str) -> models.CheckConstraint:
    """This function will make a constraint that `field` holds one of the stored codes."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [c.value for c in choices]}),
        name=name,
        violation_error_message=_("Velg et av alternativene i listen."),
    )


def ordered_range(low: str, high: str, *, name: str) -> models.CheckConstraint:
    """This function will make a constraint that `low` is not above `high` when both are set."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{low}__isnull": True})
        | models.Q(**{f"{high}__isnull": True})
        | models.Q(**{f"{low}__lte": models.F(high)}),
        name=name,
        violation_error_message=_("Den første verdien kan ikke være høyere enn den andre."),
    )
