"""Every code has its row in the docs, its sentence, and its label."""

from pathlib import Path

from kartlegging.parsing import FELT_TEKST, GRUNN_TEKST, Felt, Grunn, Kode


DOKUMENT = (Path(__file__).resolve().parents[2] / "docs" / "avvikskoder.md").read_text("utf-8")


def test_every_code_and_reason_is_explained_in_the_docs():
    assert [k for k in [*Kode, *Grunn] if f"`{k}`" not in DOKUMENT] == []


def test_every_field_and_reason_has_a_text():
    assert set(FELT_TEKST) == set(Felt)
    assert set(GRUNN_TEKST) == set(Grunn)
