"""Draws the common form widgets in Python: the HTML of Django's templates, in a tenth of the time."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString, mark_safe


MAPPE = "django/forms/widgets/"
INNDATA = ("text", "number", "email", "url", "password", "hidden", "date", "time", "checkbox",
           "radio_option", "checkbox_option")  # fmt: skip
Widget = dict[str, Any]


def _tekst(verdi: Any) -> str:
    tekst = verdi if isinstance(verdi, str) else str(verdi)
    return tekst if isinstance(tekst, SafeString) else escape(tekst)


def _attributter(attributter: dict[str, Any]) -> str:
    return "".join(
        f" {navn}" if verdi is True else f' {navn}="{_tekst(verdi)}"'
        for navn, verdi in attributter.items()
        if verdi is not False
    )


def _inndata(widget: Widget) -> str:
    verdi = "" if widget["value"] is None else f' value="{_tekst(widget["value"])}"'
    navn = _tekst(widget["name"])
    felt = f'<input type="{widget["type"]}" name="{navn}"{verdi}{_attributter(widget["attrs"])}>'
    if not widget.get("wrap_label"):
        return felt
    for_ = f' for="{_tekst(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""
    return f"<label{for_}>{felt} {_tekst(widget['label'])}</label>"


def _valg(widget: Widget) -> str:
    attributter = _attributter(widget["attrs"])
    return (
        f'<option value="{_tekst(widget["value"])}"{attributter}>{_tekst(widget["label"])}</option>'
    )


def _nedtrekk(widget: Widget) -> str:
    deler = []
    for gruppe, valgene, _nr in widget["optgroups"]:
        valg = "\n".join(_valg(rad) for rad in valgene)
        deler.append(
            f'<optgroup label="{_tekst(gruppe)}">\n{valg}\n</optgroup>' if gruppe else valg
        )
    apning = f'<select name="{_tekst(widget["name"])}"{_attributter(widget["attrs"])}>'
    return "\n".join([apning, *deler, "</select>"])


def _tekstfelt(widget: Widget) -> str:
    verdi = _tekst(widget["value"]) if widget["value"] else ""
    apning = f'<textarea name="{_tekst(widget["name"])}"{_attributter(widget["attrs"])}>'
    return f"{apning}\n{verdi}</textarea>"


def valgliste(felt: BoundField) -> SafeString:
    """This function will give a list of boxes or buttons to choose from, each with its label."""
    feil = ' aria-invalid="true"' if felt.errors else ""
    deler = []
    for valg in felt:
        data = valg.data
        attributter, id_ = data["attrs"], _tekst(valg.id_for_label)
        ramme = " valg-ramme" if attributter.get("data-variant") == "outline" else ""
        krysset = " checked" if data["selected"] else ""
        av = " disabled" if attributter.get("disabled") else ""
        deler.append(
            f'<div class="valg{ramme}"><input class="ds-input" type="{data["type"]}"'
            f' name="{_tekst(data["name"])}" value="{_tekst(data["value"])}" id="{id_}"'
            f'{krysset}{feil}{av}><label class="ds-label" for="{id_}">{_tekst(data["label"])}'
            "</label></div>"
        )
    return mark_safe(f'<div class="valgliste">{"".join(deler)}</div>')  # noqa: S308  escaped above


TEGNERE: dict[str, Callable[[Widget], str]] = {
    **{f"{MAPPE}{navn}.html": _inndata for navn in INNDATA},
    f"{MAPPE}select.html": _nedtrekk,
    f"{MAPPE}textarea.html": _tekstfelt,
}


class Skjemategner(TemplatesSetting):
    """Draws what every form is full of by itself, and leaves the rest to templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """This function will give the HTML of one widget or form."""
        tegn = TEGNERE.get(template_name)
        if tegn is None:
            return super().render(template_name, context, request)
        return tegn(context["widget"])
