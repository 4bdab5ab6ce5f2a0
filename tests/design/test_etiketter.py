"""Labels stay on one line, and nothing else in the text changes."""

from django.template import engines

from kommuneportal.core import koder
from kommuneportal.design import etiketter


def test_each_label_is_kept_whole():
    assert etiketter.hele("Spør B-7K3Q og B-0000") == (
        'Spør <span class="ubrutt">B-7K3Q</span> og <span class="ubrutt">B-0000</span>'
    )


def test_other_text_is_left_alone_and_escaped():
    assert etiketter.hele("AB-7K3Q B-7K3 <b> B-ILOU") == "AB-7K3Q B-7K3 &lt;b&gt; B-ILOU"
    assert etiketter.hele("") == ""


def test_a_reference_is_kept_whole_in_any_form():
    assert etiketter.hele("Spør A-0001 (B-7K3Q) i dag", "A-0001") == (
        'Spør <span class="ubrutt">A-0001</span> (<span class="ubrutt">B-7K3Q</span>) i dag'
    )
    assert etiketter.hele("Kom R&D 3/4?", "R&D 3/4") == (
        'Kom <span class="ubrutt">R&amp;D 3/4</span>?'
    )
    # Not a part of something else, and not one that is wider than a telephone.
    assert etiketter.hele("Spør B-3010, 301-A", "301") == "Spør B-3010, 301-A".replace(
        "B-3010", '<span class="ubrutt">B-3010</span>'
    )
    assert etiketter.hele("A-" * 20, "A-" * 20) == "A-" * 20


def test_every_label_that_is_made_is_known():
    assert all(etiketter.ETIKETT.fullmatch(koder.ny_etikett(lambda _: False)) for _ in range(200))


def test_filter_works_in_a_template():
    mal = engines["django"].from_string("{% load portal %}<h1>{{ x|etiketter }}</h1>")
    assert mal.render({"x": "<B-7K3Q"}) == '<h1>&lt;<span class="ubrutt">B-7K3Q</span></h1>'
