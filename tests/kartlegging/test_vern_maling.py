"""The guard's recall, measured on a corpus that is made again each time."""

from kartlegging.parsing.funn import Funn
from tests.ytelse.vern import mal, mal_hverdagen, mal_katalogen, mal_nye


TALL = (Funn.IDENTITETSNUMMER, Funn.DUF, Funn.TELEFON, Funn.EPOST, Funn.IP, Funn.FODSELSDATO)
ORD = (Funn.HELSE, Funn.RELIGION, Funn.NASJONALITET, Funn.NAVN)


def test_every_number_is_stopped_in_every_frame_and_script():
    m = mal(runder=3)
    assert {slag: m.andel(slag) for slag in TALL} == dict.fromkeys(TALL, 1.0)
    assert [e.tekst for e in m.falske] == []


def test_sentences_the_lists_were_made_with_are_stopped():
    m = mal(runder=1)
    assert [e.tekst for e in m.oversett if e.slag in ORD] == ["I limp since the war"]
    assert [e.tekst for e in m.falske] == []


def test_most_new_sentences_are_stopped_and_no_ordinary_wish():
    m = mal_nye()
    assert sum(m.stoppet.values()) / sum(m.antall.values()) > 0.7
    assert [e.tekst for e in m.falske] == []


def test_nearly_all_everyday_sentences_are_stopped_and_no_everyday_wish():
    m = mal_hverdagen()
    assert min(m.andel(slag) for slag in ORD) > 0.9
    assert sum(m.stoppet.values()) / sum(m.antall.values()) > 0.9
    assert [e.tekst for e in m.falske] == []


def test_no_word_of_the_catalogue_or_the_form_is_stopped():
    m = mal_katalogen()
    assert m.ufarlige > 8000
    assert [e.tekst for e in m.falske] == []
