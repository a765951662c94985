"""How edits of a sentence are read, and what is counted of the slots found."""

import json
from pathlib import Path

import pytest
from bench.changed_slots import Edit, by_new_words, counts, edits, main, measures, side_by_side
from bench.intervals import measured

from bench import changed_slots
from stemmata.annotate.plan import planned
from stemmata.plugins import annotators

SEED = "The Harbour Guild ordered its 300 sailors to keep the bell of the old ferry."


def edit(text: str, *slots: str, changes: bool = True) -> Edit:
    return Edit(id=text, seed=SEED, text=text, changes=changes, slots=frozenset(slots))


def figures(found: list[tuple[Edit, frozenset[str]]]) -> dict[str, float | None]:
    every = measured([counts(one, slots) for one, slots in found], measures(()))
    return {one.figure.key: one.figure.value for one in every}


def test_a_slot_is_right_where_it_is_found_and_named() -> None:
    number, name = edit("A", "quantity"), edit("B", "name")
    found = figures([(number, frozenset({"quantity"})), (name, frozenset({"quantity"}))])
    assert found["slots found and named"] == 0.5


def test_an_alarm_is_a_slot_in_a_paraphrase_and_the_seed_itself_is_none() -> None:
    paraphrase, same = edit("A", changes=False), edit(SEED, changes=False)
    found = figures([(paraphrase, frozenset({"name"})), (same, frozenset({"name"}))])
    assert found["false alarms on paraphrases"] == 1.0
    alone = figures([(same, frozenset({"name"}))])
    assert alone["false alarms on paraphrases"] is None


def test_balanced_accuracy_weighs_both_sorts_alike() -> None:
    found = [(edit(str(n), "name"), frozenset({"name"})) for n in range(3)]
    kept = [(edit("kept", changes=False), frozenset[str]())]
    assert figures([*found, *kept])["balanced accuracy, all edits"] == 1.0
    silent = [(one, frozenset[str]()) for one, _ in found]
    assert figures([*silent, *kept])["balanced accuracy, all edits"] == 0.5


def test_slots_are_read_sentence_beside_sentence() -> None:
    chosen = planned(annotators())
    assert side_by_side(edit(SEED.replace("300", "200")), chosen) == {"quantity"}
    assert side_by_side(edit(SEED.replace("keep", "remove")), chosen) == {"polarity"}
    assert side_by_side(edit(SEED.replace("ordered", "told")), chosen) == frozenset()


def test_the_baseline_tells_new_numbers_and_names() -> None:
    assert by_new_words(edit(SEED.replace("300", "200"))) == {"quantity"}
    assert by_new_words(edit(SEED.replace("Harbour", "Coast"))) == {"name"}
    assert by_new_words(edit(SEED.replace("keep", "remove"))) == frozenset()


def test_articles_are_halved_in_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"id": f"e{n}", "doc": f"article {n}", "summary": "B", "original_summary": "A", "label": n % 2}
        for n in range(4)
    ]
    path = tmp_path / "news.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({"tune": {"e2": ["name"]}, "report": {}}), encoding="utf-8")
    monkeypatch.setattr(changed_slots, "LABELS", labels)
    tune, report = edits(path, "tune"), edits(path, "report")
    assert [(one.id, one.changes, sorted(one.slots)) for one in tune] == [("e0", True, []), ("e2", True, ["name"])]
    assert [(one.id, one.changes) for one in report] == [("e1", False), ("e3", False)]


def test_labels_are_slots_that_variants_have() -> None:
    labels = json.loads(changed_slots.LABELS.read_text("utf-8"))
    slots = {slot for half in labels.values() for named in half.values() for slot in named}
    assert slots <= {"quantity", "date", "place", "name", "role", "polarity", "attribution"}
    assert not labels["tune"].keys() & labels["report"].keys()


def test_missing_data_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    assert main([]) == 2
    assert "SummEdits" in capsys.readouterr().err
