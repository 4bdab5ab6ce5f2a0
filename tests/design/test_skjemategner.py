"""Widgets drawn in Python are the same HTML as Django's templates give."""

from datetime import date, time

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from kommuneportal.design.skjemategner import TEGNERE, Skjemategner


OND = "\"><script>alert(1)</script>&amp;'<"
ATTR = {"class": "ds-input", "data-x": OND, "required": True, "disabled": False, "rows": 3}
VALG = [
    ("", "Velg"),
    (OND, OND),
    (1, gettext_lazy("Fotball")),
    ("Gruppe & co", [(2, mark_safe("<b>to</b>")), ("x", "æøå")]),
]
FELT = [
    (forms.TextInput, {}, OND),
    (forms.TextInput, {}, None),
    (forms.TextInput, {}, "linje\nto"),
    (forms.NumberInput, {}, 1234.5),
    (forms.EmailInput, {}, "a@b.no"),
    (forms.URLInput, {}, "https://x.no/?a=1&b=2"),
    (forms.PasswordInput, {}, "hemmelig"),
    (forms.HiddenInput, {}, 0),
    (forms.DateInput, {}, date(2026, 11, 2)),
    (forms.TimeInput, {}, time(18, 30)),
    (forms.CheckboxInput, {}, True),
    (forms.CheckboxInput, {}, False),
    (forms.Textarea, {}, f"\n{OND}"),
    (forms.Textarea, {}, None),
    (forms.Select, {"choices": VALG}, OND),
    (forms.Select, {"choices": VALG}, 2),
    (forms.Select, {"choices": []}, None),
    (forms.SelectMultiple, {"choices": VALG}, [1, "x"]),
    (forms.RadioSelect, {"choices": VALG}, "1"),
    (forms.CheckboxSelectMultiple, {"choices": VALG}, ["x", "2"]),
    (forms.NullBooleanSelect, {}, True),
    (forms.FileInput, {}, None),
]


@pytest.mark.parametrize(("widget", "argumenter", "verdi"), FELT)
@pytest.mark.parametrize("attributter", [{}, ATTR, {"id": "id_x"}])
def test_widget_is_the_same_as_from_a_template(widget, argumenter, verdi, attributter):
    felt = widget(**argumenter)

    vart = felt.render("navn", verdi, attributter, renderer=Skjemategner())

    djangos = felt.render("navn", verdi, attributter, renderer=TemplatesSetting())
    assert parse_html(vart) == parse_html(djangos)
    assert "<script" not in vart


def test_every_widget_drawn_here_still_has_a_template_to_compare_with():
    for mal in TEGNERE:
        assert TemplatesSetting().get_template(mal)


def test_the_portal_draws_with_it(settings):
    assert isinstance(forms.renderers.get_default_renderer(), Skjemategner)
