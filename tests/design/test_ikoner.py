"""An icon is drawn once on a page, and escaped."""

import pytest
from django.template import Context, Template

from kommuneportal.design import ikoner


pytestmark = pytest.mark.skipif(not ikoner.alle(), reason="run `manage.py statikk` first")


def test_ikon_is_decoration_unless_it_has_a_title():
    assert 'aria-hidden="true"' in ikoner.ikon("Bell")
    assert 'role="img" aria-label="&lt;Varsler&gt;"' in ikoner.ikon("Bell", tittel="<Varsler>")


def test_unknown_icon_gives_nothing():
    assert ikoner.ikon("FinnesIkke") == ""


def test_page_draws_an_icon_once_also_across_includes():
    mal = Template(
        """{% load portal %}{% ikon "Clock" %}{% for x in "ab" %}"""
        """{% include "_komponenter/statusmerke.html" with tekst=x ikon="Clock" only %}{% endfor %}"""
    )

    html = mal.render(Context({}))

    assert html.count('<g id="i-Clock">') == 1
    assert html.count('<use href="#i-Clock"/>') == 2
    assert mal.render(Context({})).count('<g id="i-Clock">') == 1
