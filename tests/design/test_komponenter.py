"""Components say in words what they show, escape what they get, and cope with little."""

from types import SimpleNamespace

from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from kommuneportal.design import figurer
from kommuneportal.design.eksempelskjema import EksempelForm


def _vis(komponent: str, **felt) -> str:
    return render_to_string(f"_komponenter/{komponent}.html", felt)


def test_varsel_is_announced_when_it_is_a_message():
    assert 'role="alert"' in _vis("varsel", farge="error", tekst="Gikk ikke", melding=True)
    assert 'role="status"' in _vis("varsel", farge="success", tekst="Lagret", melding=True)
    assert "role=" not in _vis("varsel", tekst="Til opplysning")


def test_feilsammendrag_links_to_each_field_and_to_the_group_of_choices():
    html = _vis("feilsammendrag", form=EksempelForm({}))

    assert 'href="#id_navn"' in html
    assert 'href="#div_id_alder"' in html


def test_feilsammendrag_is_silent_without_errors():
    assert _vis("feilsammendrag", form=EksempelForm()).strip() == ""


def test_field_ties_help_and_error_to_the_input():
    html = Template("{% load crispy_forms_filters %}{{ form.navn|as_crispy_field }}").render(
        Context({"form": EksempelForm({})})
    )

    assert 'aria-describedby="id_navn_helptext id_navn_error"' in html
    assert 'id="id_navn_helptext"' in html
    assert 'id="id_navn_error"' in html
    assert html.count("aria-invalid") == 1


def test_choices_are_marked_wrong_once_each_and_optional_fields_are_marked():
    form = EksempelForm({})
    render = Template("{% load crispy_forms_filters %}{{ felt|as_crispy_field }}").render

    assert render(Context({"felt": form["alder"]})).count('aria-invalid="true"') == 4
    assert "(valgfritt)" in render(Context({"felt": form["plasser"]}))
    assert "(valgfritt)" not in render(Context({"felt": form["alder"]}))


def test_sidevelger_keeps_the_filter():
    request = SimpleNamespace(GET=_query("sok=kor&side=2"))
    html = _vis("sidevelger", side=Paginator(range(60), 20).page(2), foresporsel=request)

    assert 'href="?sok=kor&amp;side=3"' in html
    assert "Viser 21–40 av 60" in html


def test_sidevelger_is_silent_for_one_page():
    html = _vis("sidevelger", side=Paginator(range(3), 20).page(1), foresporsel=None)

    assert html.strip() == ""


def test_kriterium_says_its_state_in_words():
    for tilstand, ord_ in (
        ("passer", "Passer"),
        ("delvis", "Passer delvis"),
        ("vet_ikke", "Vet ikke"),
    ):
        html = _vis(
            "kriterium", tilstand=tilstand, navn="Tid", setning="Kan mandag.", kilde="Tilbud"
        )
        assert f'data-tilstand="{tilstand}"' in html
        assert f'aria-label="{ord_}"' in html or "<svg" not in html


def test_beskrivelsesliste_never_shows_none():
    assert "Ikke oppgitt" in _vis("beskrivelsesliste", rader=[("Kontakt", None)])


def test_components_escape_what_they_are_given():
    assert "<script>" not in _vis("tomt", tittel="<script>", tekst="<script>")


def test_stolper_gives_each_value_as_length_and_text():
    figur = figurer.stolper(
        [("Kor", 10, 5, "mangler 5"), ("Ski", 0, 0)],
        onsker="Ønsker",
        plasser="Plasser",
        setning="S",
    )
    wide = figur["tegninger"][0]["rader"]

    assert [bar["bredde"] for bar in wide[0]["par"]] == [
        figurer.BRED.lengde,
        figurer.BRED.lengde // 2,
    ]
    assert [bar["verdi"] for bar in wide[1]["par"]] == ["0", "0"]


def test_stolper_and_flyt_cope_with_nothing():
    assert figurer.stolper([], onsker="a", plasser="b", setning="")["tegninger"][0]["rader"] == []
    assert figurer.flyt([], setning="")["rader"] == []


def test_flyt_gives_the_loss_at_each_step():
    rows = figurer.flyt([("Svart", 10), ("Forslag", 7), ("Deltatt", 7)], setning="S")["rader"]

    assert [row["tap"] for row in rows] == ["", "−3", ""]


def _query(text: str):
    from django.http import QueryDict

    return QueryDict(text)


def test_long_list_draws_only_what_has_a_bar_and_names_the_rest():
    rader = [("Fotball", [(7, "7")]), *((f"Nr {n}", [(None, "færre enn 5")]) for n in range(20))]
    lang = figurer.svar(rader, serier=["Antall"], setning="S")
    assert [len(tegning["rader"]) for tegning in lang["tegninger"]] == [1, 1]
    assert (len(lang["uten_stolpe"]), len(lang["rader"])) == (20, 21)
    kort = figurer.svar(rader[:6], serier=["Antall"], setning="S")
    assert (len(kort["tegninger"][0]["rader"]), kort["uten_stolpe"]) == (6, [])
    assert figurer.svar(rader[1:], serier=["Antall"], setning="S")["tegninger"] == []
