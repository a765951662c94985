"""re3d's marks: what of them is a name, and which documents are learnt from."""

import json
from pathlib import Path

import pytest
from training.mentions import Named
from training.re3d import Marked, Tied, copied, half_of, named_text, names_of, read_marked, read_names, read_tied

from stemmata.text.span import Span

TEXT = "The Harbour Guard and Velm forces met Secretary Orla Quill in France, said Mr Pike of ss Velm."
FIRST = next(name for name in (f"d{number}" for number in range(99)) if half_of(name) == "tuning")
SECOND = next(name for name in (f"d{number}" for number in range(99)) if half_of(name) == "held out")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def marked(*marks: tuple[str, str], name: str = FIRST) -> Marked:
    return Marked(id=name, text=TEXT, marks=tuple(sorted((span(words), label) for words, label in marks)))


def test_names_are_trimmed_and_have_the_type_of_the_mark() -> None:
    found = names_of(marked(("The Harbour Guard", "Organisation"), ("Secretary Orla Quill", "Person")))
    assert found == (Named(span("Harbour Guard"), "organisation"), Named(span("Orla Quill"), "person"))


def test_weapons_and_times_are_not_read() -> None:
    assert names_of(marked(("Harbour Guard", "Weapon"))) == ()


def test_to_learn_from_a_state_is_a_place_though_it_acts() -> None:
    both = marked(("France", "Organisation"), ("France", "Location"))
    assert named_text(both).names == (Named(span("France"), "place"),)


def test_a_capital_in_a_phrase_that_is_no_name_is_in_doubt() -> None:
    found = named_text(marked(("Velm forces", "Organisation"), ("Secretary Orla Quill", "Person")))
    assert [one.of(TEXT) for one in found.unsure] == ["Velm forces"]


def test_the_second_half_is_not_learnt_from() -> None:
    with pytest.raises(ValueError, match="kept back"):
        named_text(marked(name=SECOND))


def test_a_copy_of_a_kept_back_text_is_told() -> None:
    words = [f"word{number}" for number in range(40)]
    texts = {FIRST: " ".join(words), SECOND: " ".join([*words[5:], "more"])}
    assert copied(texts) == {FIRST}
    assert copied({**texts, SECOND: "another text"}) == frozenset()


def write(folder: Path, texts: dict[str, str], marks: list[tuple[str, int, int, str]]) -> None:
    office = folder / "Harbour_Office"
    office.mkdir()
    documents = [json.dumps({"_id": name, "text": text}) for name, text in texts.items()]
    entities = [json.dumps({"documentId": d, "begin": a, "end": b, "type": label}) for d, a, b, label in marks]
    (office / "documents.json").write_text("\n".join(documents) + "\n", encoding="utf-8")
    (office / "entities.json").write_text("\n".join(entities) + "\n\n", encoding="utf-8")


def test_a_folder_is_read_and_marks_that_cut_a_word_are_left_out(tmp_path: Path) -> None:
    askew = TEXT.index("ss Velm") + 1
    good = span("Harbour Guard")
    marks = [(FIRST, askew, askew + 6, "Vehicle"), (FIRST, good.start, good.end, "Organisation"), (FIRST, 5, 999, "X")]
    write(tmp_path, {FIRST: TEXT, SECOND: "Nothing else"}, marks)
    first, second = read_marked(tmp_path)
    assert first.marks == ((good, "Organisation"),)
    assert (second.id, second.marks) == (SECOND, ())
    assert [one.id for one in read_names(tmp_path)] == [FIRST]


def test_ties_are_read_with_both_ends(tmp_path: Path) -> None:
    office = tmp_path / "Harbour_Office"
    office.mkdir()
    row = {
        "documentId": FIRST,
        "type": "CommWith",
        "sourceBegin": 0,
        "sourceEnd": 17,
        "targetBegin": 38,
        "targetEnd": 58,
    }
    (office / "relations.json").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert list(read_tied(tmp_path)) == [
        Tied(document=FIRST, kind="CommWith", source=span("The Harbour Guard"), target=Span(38, 58))
    ]
