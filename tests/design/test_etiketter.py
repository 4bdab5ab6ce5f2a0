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


def test_every_label_that_is_made_is_known():
    assert all(etiketter.ETIKETT.fullmatch(koder.ny_etikett(lambda _: False)) for _ in range(200))


def test_filter_works_in_a_template():
    mal = engines["django"].from_string("{% load portal %}<h1>{{ x|etiketter }}</h1>")
    assert mal.render({"x": "<B-7K3Q"}) == '<h1>&lt;<span class="ubrutt">B-7K3Q</span></h1>'
