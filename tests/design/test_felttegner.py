"""A whole field drawn in Python says what it is, ties help and errors to it, and escapes."""

from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from tests.design.test_skjemategner import OND


class Skjema(forms.Form):
    navn = forms.CharField(label=OND, help_text=gettext_lazy("<b>Hele</b> navnet"))
    tid = forms.CharField(required=False, widget=forms.TextInput(attrs={"class": "ds-input kort"}))
    grunn = forms.CharField(required=False)
    slag = forms.ChoiceField(choices=[("1", OND)], widget=forms.RadioSelect, help_text="Ett valg")
    enig = forms.BooleanField(error_messages={"required": OND})
    bare = forms.CharField(label="")
    nokkel = forms.CharField(widget=forms.HiddenInput)


def _vis(navn: str, data: dict | None = None, **mer) -> str:
    skjema = Skjema(data)
    skjema.fields["grunn"].kreves_ved_nei = True
    felles = {"form_show_labels": True, "form_show_errors": True}
    kontekst = {"field": skjema[navn], **felles, **mer}
    return render_to_string("designsystemet/field.html", kontekst).strip()


def test_field_has_label_help_and_widget_with_the_classes_of_the_theme():
    html = _vis("navn", wrapper_class="bred")

    assert html.startswith('<div id="div_id_navn" class="ds-field bred">\n<label class="ds-label"')
    assert '<div data-field="description" id="id_navn_helptext"><b>Hele</b> navnet</div>' in html
    assert 'class="textinput ds-input"' in html
    assert 'class="ds-input kort textinput"' in _vis("tid")
    assert _vis("tid") == _vis("tid")
    assert "<label" not in _vis("bare")


def test_what_is_written_in_labels_choices_and_errors_is_escaped():
    sider = [_vis("navn"), _vis("slag"), _vis("enig", {})]

    assert ["<script" in html for html in sider] == [False] * 3
    assert ["&lt;script" in html for html in sider] == [True] * 3


def test_optional_fields_say_so_unless_an_answer_may_require_them():
    assert "(valgfritt)" in _vis("tid")
    assert "(valgfritt)" not in _vis("grunn")
    assert "(valgfritt)" not in _vis("navn")


def test_choices_stand_in_a_group_that_names_its_help_and_errors():
    html = _vis("slag", {})

    apning, _sep, resten = html.partition("\n")
    assert apning == (
        '<fieldset class="ds-fieldset" id="div_id_slag" tabindex="-1" '
        'aria-describedby="id_slag_helptext id_slag_error">'
    )
    assert resten.startswith("<legend")
    assert 'id="id_slag_error"' in resten


def test_helper_may_leave_out_labels_and_errors_and_hidden_fields_are_bare():
    html = _vis("navn", {}, form_show_labels=False, form_show_errors=False)

    assert [merke in html for merke in ("<label", '_helptext">', '_error">')] == [False] * 3
    assert _vis("nokkel") == ('<input type="hidden" name="nokkel" id="id_nokkel">')


def test_the_tag_draws_the_same_field_as_the_filter():
    mal = "{% load crispy_forms_filters portal %}{% felt f %}|{{ f|as_crispy_field }}"
    for felt in Skjema({}):
        tagg, _sep, filter_ = Template(mal).render(Context({"f": felt})).partition("|")
        assert tagg == filter_.strip()
