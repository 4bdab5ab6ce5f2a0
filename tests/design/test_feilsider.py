"""Error pages stand on their own: no database, no context, no session."""

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize("kode", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_page_renders_without_database_and_context(kode: str):
    html = render_to_string(f"{kode}.html")

    assert html.count("<h1") == 1
    assert 'lang="nb"' in html
    assert 'href="/stil/kommune.' in html
    assert "!" not in html.partition("<main")[2].partition("</main>")[0].replace("<!--", "")
