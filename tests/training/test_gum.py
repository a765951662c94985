"""GUM's brackets: which phrases are names, and how much of a phrase the name is."""

import pytest
from training.conllu import Parsed, documents_in
from training.gum import named_text, phrases_in, read_names, split_of
from training.mentions import KINDS

from tests.training.making_conllu import document, sentence


def parsed(text: str, rows: str, name: str = "GUM_bio_quill") -> Parsed:
    (found,) = documents_in(document(name, [sentence(text, rows)]))
    return found


def names(text: str, rows: str) -> list[tuple[str, str]]:
    found = named_text(parsed(text, rows))
    return [(name.span.of(text), name.kind) for name in found.names]


SCHOOL = """
Colonel NNP 2 nmod Entity=(1-person-new-nnnnn-cf1-1,2,3-sgl
Orla NNP 5 nsubj _
Quill NNP 2 flat Entity=1)
of IN 3 case _
the DT 6 det Entity=(2-organization-new-nnnnn-cf2-2,4-sgl-University_of_Velm
University NNP 3 nmod _
of IN 8 case _
Velm NNP 6 nmod Entity=(3-place-new-nnnnn-cf3-1-coref-Velm)2)
who WP 10 nsubj _
sailed VBD 3 acl _
"""


def test_names_are_nested_and_without_title_and_article() -> None:
    text = "Colonel Orla Quill of the University of Velm who sailed"
    assert names(text, SCHOOL) == [
        ("Orla Quill", "person"),
        ("University of Velm", "organisation"),
        ("Velm", "place"),
    ]


def test_a_hyphen_in_the_identity_of_a_phrase_is_no_field() -> None:
    (phrase,) = phrases_in(parsed("Velm", "Velm NNP 0 root Entity=(3-place-new-s-cf3-1-coref-Velm-sur-Mer)").tokens)
    assert (phrase.type, phrase.first, phrase.last, phrase.head) == ("place", 0, 1, (0,))


def test_phrases_of_common_words_pronouns_and_times_are_no_names() -> None:
    rows = """
    She PRP 2 nsubj Entity=(1-person-giv-n-cf1-1-ana)
    likes VBZ 0 root _
    the DT 4 det Entity=(2-place-new-n-cf2-2-sgl
    harbour NN 2 obj Entity=2)
    in IN 6 case _
    May NNP 2 obl Entity=(3-time-new-n-cf3-1-sgl)
    """
    assert names("She likes the harbour in May", rows) == []


def test_a_governor_of_a_town_is_not_named_by_the_town() -> None:
    rows = """
    Governor NNP 0 root Entity=(1-person-new-n-cf1-1,3-sgl
    of IN 3 case _
    Velm NNP 1 nmod Entity=(2-place-new-n-cf2-1-sgl)1)
    """
    assert names("Governor of Velm", rows) == [("Velm", "place")]


def test_a_name_behind_what_somebody_is_is_a_name() -> None:
    rows = """
    magician NN 0 root Entity=(1-person-new-n-cf1-1,2,3-sgl
    Orla NNP 1 flat _
    Quill NNP 2 flat Entity=1)
    """
    assert names("magician Orla Quill", rows) == [("Orla Quill", "person")]


def test_names_that_and_joins_are_several() -> None:
    rows = """
    Orla NNP 0 root Entity=(1-person-new-n-cf1-1-sgl(2-person-new-n-cf1-1-sgl)
    and CC 3 cc _
    Bram NNP 1 conj Entity=(3-person-new-n-cf1-1-sgl)1)
    """
    assert names("Orla and Bram", rows) == [("Orla", "person"), ("Bram", "person")]


def test_a_name_may_hold_an_and_that_joins_no_names() -> None:
    rows = """
    Tide NNP 3 compound Entity=(1-organization-new-n-cf1-5-sgl
    and CC 3 cc _
    Trade NNP 1 conj _
    Board NNP 0 root Entity=1)
    """.replace("-5-sgl", "-4-sgl")
    assert names("Tide and Trade Board", rows) == [("Tide and Trade Board", "organisation")]


def test_a_people_is_a_group() -> None:
    rows = "the DT 2 det Entity=(1-person-new-n-cf1-2-sgl\nVelmites NNPS 0 root Entity=1)"
    assert names("the Velmites", rows) == [("Velmites", "group")]


def test_what_is_marked_in_parts_is_left_out() -> None:
    rows = "Orla NNP 0 root Entity=(1[1/2]-person-new-n-cf1-1-sgl)"
    assert names("Orla", rows) == []


def test_a_proper_noun_that_is_not_written_as_a_name_is_in_doubt() -> None:
    found = named_text(
        parsed("Velm wharves", "Velm NNP 2 x Entity=(1-place-new-n-cf1-2-sgl\nwharves NNPS 0 r Entity=1)")
    )
    assert found.names == ()
    assert [span.of(found.text) for span in found.unsure] == ["Velm wharves"]
    assert found.marks == KINDS


def test_a_bracket_that_was_not_opened_is_an_error() -> None:
    with pytest.raises(ValueError, match="not opened"):
        phrases_in(parsed("Velm", "Velm NNP 0 root Entity=7)").tokens)


def test_news_is_kept_back() -> None:
    with pytest.raises(ValueError, match="kept back"):
        named_text(parsed("Velm", "Velm NNP 0 root _", name="GUM_news_velm"))


def test_the_parts_are_apart_whole_and_without_news(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    wanted = [f"GUM_bio_n{number}" for number in range(30)]
    for name in [*wanted, "GUM_news_velm"]:
        made = document(name, [sentence("Velm", "Velm NNP 0 root _")])
        (folder / f"{name}.conllu").write_text(made, encoding="utf-8")
    train, dev = ([one.id for one in read_names(folder, split)] for split in ("train", "dev"))
    assert sorted([*train, *dev]) == sorted(wanted)
    assert 0 < len(dev) < len(train)
    assert all(split_of(name) == "dev" for name in dev)
