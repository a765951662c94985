"""The tables taken out of WordNet, from a made one of a few lines."""

from pathlib import Path

import pytest
from training.wordnet import antonyms, main, people, synsets

from training import wordnet

NOUNS = """\
  1 a line of the licence
00000001 18 n 02 person 0 soul 0 001 ~ 00000002 n 0000 | a human being
00000002 18 n 01 relative 0 001 @ 00000001 n 0000 | one of the family
00000003 18 n 01 brother 0 002 @ 00000002 n 0000 ! 00000004 n 0101 | a male relative
00000004 18 n 01 sister 0 002 @ 00000002 n 0000 ! 00000003 n 0101 | a female relative
00000005 15 n 01 harbour 0 000 | where ships lie
00000006 18 n 01 federal 0 001 @ 00000001 n 0000 | one of a side
"""
INDEX = """\
  1 a line of the licence
brother n 1 2 @ ! 1 1 00000003
federal n 1 1 @ 1 0 00000006
harbour n 1 0 1 1 00000005
person n 1 1 ~ 1 1 00000001
relative n 1 1 @ 1 1 00000002
sister n 1 2 @ ! 1 1 00000004
soul n 1 1 ~ 1 0 00000001
"""
ADJECTIVES = """\
00000007 00 a 02 open(p) 0 clear 0 001 ! 00000008 a 0101 | as doors are
00000008 00 a 01 shut 0 001 ! 00000007 a 0101 | as doors are
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "data.noun": NOUNS,
        "data.verb": "",
        "data.adj": ADJECTIVES,
        "data.adv": "",
        "index.noun": INDEX,
        "index.adj": "federal a 1 0 1 2 00000009\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="latin-1")
    return tmp_path


def test_words_of_opposite_meaning_are_taken_word_by_word(folder: Path) -> None:
    assert set(antonyms(synsets(folder / "data.adj"))) == {("open", "shut")}
    assert set(antonyms(synsets(folder / "data.noun"))) == {("brother", "sister")}


def test_a_noun_for_people_has_its_wider_words_and_an_adjective_is_none(folder: Path) -> None:
    found = people(synsets(folder / "data.noun"), folder)
    assert found["brother"] == {"relative", "person", "soul"}
    assert found["soul"] == {"person"}
    assert not {"harbour", "federal"} & found.keys()


def test_the_tables_are_written_in_order(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordnet, "TABLES", tmp_path)
    assert main([str(folder)]) == 0
    assert (tmp_path / "antonyms.tsv").read_text("utf-8") == "brother\tsister\nopen\tshut\n"
    lines = (tmp_path / "people.tsv").read_text("utf-8").splitlines()
    assert lines == sorted(lines)


def test_a_folder_without_wordnet_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "WordNet" in capsys.readouterr().err
