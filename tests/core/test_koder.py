"""Labels, resident codes and meeting words."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommuneportal.core import koder


def test_label_is_new_and_short():
    brukt = []

    def finnes(etikett):
        brukt.append(etikett)
        return len(brukt) < 3

    assert koder.ny_etikett(finnes) == brukt[2]
    assert len(brukt[2]) == 6


def test_code_survives_being_read_back():
    kode = koder.ny_beboerkode()
    assert len(koder.les_beboerkode(kode)) == koder.KODELENGDE
    assert koder.les_beboerkode(kode.lower().replace("-", " ")) == koder.les_beboerkode(kode)


def test_look_alikes_are_mended():
    kode = "0123456789AB"
    skrevet = koder.grupper(kode + koder.kontrolltegn(kode)).replace("0", "o").replace("1", "l")
    assert koder.les_beboerkode(skrevet) == kode


@given(st.integers(0, 11), st.sampled_from(koder.ALFABET))
def test_one_wrong_sign_is_always_found(plass, tegn):
    kode = "7K3Q9M2XV5TB"
    feil = kode[:plass] + tegn + kode[plass + 1 :] + koder.kontrolltegn(kode)
    if tegn == kode[plass]:
        assert koder.les_beboerkode(feil) == kode
    else:
        with pytest.raises(koder.UgyldigKode):
            koder.les_beboerkode(feil)


@pytest.mark.parametrize("skrevet", ["", "123", "7K3Q-9M2X-V5TB", "!!!!-!!!!-!!!!-!", "U" * 13])
def test_what_is_no_code_is_refused(skrevet):
    with pytest.raises(koder.UgyldigKode):
        koder.les_beboerkode(skrevet)


def test_hash_depends_on_the_portals_key(settings):
    forste = koder.kode_hash("7K3Q9M2XV5TB")
    settings.SECRET_KEY = "en annen"
    assert koder.kode_hash("7K3Q9M2XV5TB") != forste


def test_meeting_word_is_two_plain_words():
    farge, ting = koder.nytt_moteord().split()
    assert set(farge + ting) <= set(string.ascii_lowercase + "æøå")


def test_meeting_words_agree_with_each_other_and_frighten_nobody():
    assert not {"eple", "tre", "blad", "hus", "fjell"} & set(koder.TING)
    assert "kniv" not in koder.TING
    assert len(set(koder.FARGER)) * len(set(koder.TING)) == 600


def test_code_of_a_key_is_the_same_every_time_and_easy_to_type():
    for nokkel in (f"nokkel-{n}" for n in range(50)):
        kode = koder.beboerkode_av(nokkel)
        assert kode == koder.beboerkode_av(nokkel)
        assert set(kode) <= set(koder.ALFABET + "-")
        assert koder.les_beboerkode(kode.lower()) == kode.replace("-", "")[:12]
    assert koder.beboerkode_av("a") != koder.beboerkode_av("b")


def test_round_code_is_short_and_forgives_look_alikes():
    kode = koder.ny_rundekode()
    assert len(kode) == koder.RUNDEKODELENGDE
    assert koder.les_rundekode(kode.upper()) == kode
    assert koder.les_rundekode("OIL-abc") == "011abc"
