"""An empty field says what to do; a form's own words are kept."""

from django import forms

from kommuneportal.design import nettleser, skjemafeil


class ProveForm(forms.Form):
    navn = forms.CharField(label="Navn på gruppen")
    dag = forms.ChoiceField(label="Dag", choices=[("1", "mandag")])
    slag = forms.ChoiceField(label="Hva slags dag er det?", choices=[("1", "fridag")])
    fil = forms.FileField(label="Fil")
    ja = forms.BooleanField(label="Jeg er enig")
    egen = forms.CharField(label="Egen", error_messages={"required": "Skriv noe her"})
    tall = forms.IntegerField(label="Tall", max_value=3)


def test_meldinger_says_what_to_do():
    form = ProveForm({"tall": "4"})

    assert {felt.name: skjemafeil.meldinger(felt) for felt in form} == {
        "navn": ["Fyll inn navn på gruppen"],
        "dag": ["Velg dag"],
        "slag": ["Svar på «Hva slags dag er det?»"],
        "fil": ["Velg en fil"],
        "ja": ["Kryss av for «Jeg er enig»"],
        "egen": ["Skriv noe her"],
        "tall": ["Verdien må være mindre enn eller lik 3."],
    }


def test_meldinger_is_empty_without_errors():
    assert skjemafeil.meldinger(ProveForm()["navn"]) == []


def test_nettleser_names_browser_and_machine():
    firefox = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"

    assert nettleser.navn(firefox) == "Firefox på Windows"
    assert nettleser.navn(iphone) == "Safari på iPhone"
    assert nettleser.navn("curl/8") == "Ukjent nettleser"
