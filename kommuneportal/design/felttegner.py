"""Draws a whole field in Python: its label, help and errors around the widget."""

from __future__ import annotations

from django.forms import BoundField, CheckboxInput
from django.template import Context
from django.utils.html import conditional_escape as tekst
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kommuneportal.design import skjemafeil
from kommuneportal.design.skjemategner import valgliste


def felt(context: Context, felt: BoundField) -> SafeString:
    """
    This function will give one field of a form with all that belongs to it.

    The form's helper may leave out labels and errors, and put a class on the frame.
    """
    if felt.is_hidden:
        return mark_safe(str(felt))  # noqa: S308  drawn by the widget
    viser = context.get("form_show_labels", True)
    hjelp = hjelpetekst(felt) if viser else ""
    feil = feltfeil(felt) if context.get("form_show_errors", True) else ""
    klasser = (context.get("wrapper_class", ""), felt.css_classes())
    rundt = "".join(f" {tekst(klasse)}" for klasse in klasser if klasse)
    if felt.use_fieldset:
        html = _gruppe(felt, rundt, _etikett(felt, "legend") if viser else "", hjelp, feil)
    elif isinstance(felt.field.widget, CheckboxInput):
        html = _avkryssing(felt, rundt, hjelp, feil)
    else:
        html = _enkelt(felt, rundt, _etikett(felt, "label") if viser else "", hjelp, feil)
    return mark_safe(html)  # noqa: S308  escaped where it is put together


def _gruppe(felt: BoundField, rundt: str, etikett: str, hjelp: str, feil: str) -> str:
    omtale = felt.aria_describedby
    omtalt = f' aria-describedby="{tekst(omtale)}"' if omtale else ""
    return (
        f'<fieldset class="ds-fieldset{rundt}" id="div_{tekst(felt.auto_id)}" tabindex="-1"{omtalt}>\n'
        f"{etikett}\n{hjelp}\n\n{valgliste(felt)}\n\n{feil}\n\n</fieldset>"
    )


def _avkryssing(felt: BoundField, rundt: str, hjelp: str, feil: str) -> str:
    return (
        f'<div id="div_{tekst(felt.auto_id)}" class="avkryssing{rundt}"><div class="valg">{inndata(felt)}'
        f'<label class="ds-label" for="{tekst(felt.id_for_label)}">{tekst(felt.label)}</label></div>\n'
        f"{hjelp}\n\n{feil}\n\n</div>"
    )


def _enkelt(felt: BoundField, rundt: str, etikett: str, hjelp: str, feil: str) -> str:
    return (
        f'<div id="div_{tekst(felt.auto_id)}" class="ds-field{rundt}">\n'
        f"{etikett}\n{hjelp}\n\n{inndata(felt)}\n{feil}\n\n</div>"
    )


def _etikett(felt: BoundField, merke: str) -> str:
    if not (navn := tekst(felt.label)):
        return ""
    kreves = felt.field.required or getattr(felt.field, "kreves_ved_nei", False)
    valgfritt = "" if kreves else f' <span class="valgfritt">{_("(valgfritt)")}</span>'
    for_ = f' for="{tekst(felt.id_for_label)}"' if merke == "label" else ""
    return f'<{merke} class="ds-label" data-weight="semibold"{for_}>{navn}{valgfritt}</{merke}>'


def inndata(felt: BoundField) -> SafeString:
    """This function will draw the widget, with its kind and the theme's class as classes."""
    widget = felt.field.widget
    klasser = widget.attrs.get("class", "").split()
    nye = [k for k in (type(widget).__name__.lower(), "ds-input") if k not in klasser]
    widget.attrs["class"] = " ".join(klasser + nye)
    return mark_safe(str(felt))  # noqa: S308  drawn by the widget


def hjelpetekst(felt: BoundField) -> SafeString:
    """This function will give the help of a field; it may hold markup of our own."""
    if not (hjelp := str(felt.help_text)):
        return SafeString("")
    html = f'<div data-field="description" id="{tekst(felt.auto_id)}_helptext">{hjelp}</div>'
    return mark_safe(html)  # noqa: S308  help is written in our forms


def feltfeil(felt: BoundField) -> SafeString:
    """This function will say what to do about a field; empty when nothing is wrong."""
    if not felt.errors:
        return SafeString("")
    meldinger = "".join(
        f'<p class="ds-validation-message" data-field="validation">{tekst(melding)}</p>'
        for melding in skjemafeil.meldinger(felt)
    )
    html = f'<div class="feilmeldinger" id="{tekst(felt.auto_id)}_error">{meldinger}</div>'
    return mark_safe(html)  # noqa: S308  escaped above
