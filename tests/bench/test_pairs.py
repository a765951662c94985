"""The labelled press: its files, the draw, what annotators write, and how far they agree; on articles made by hand."""

import csv
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.intervals import measured
from bench.pairs import __main__ as command
from bench.pairs import agreement, draw_reports, sets, texts
from bench.pairs.compiled import labelled, rows_in
from bench.pairs.drawing import Stratum, drawn, tossed
from bench.pairs.sets import SETS, Item, Part, as_lines, faults_of, from_lines, unanchored
from bench.pairs.show import shared_spans, shown
from hypothesis import given
from hypothesis import strategies as st

from bench import public_data
from stemmata.text.span import Span

FIRE = "Three boats burned at Elmouth pier before dawn on Tuesday, leaving a watchman with burns to both hands."
ARTICLES = [
    {"title": "Boats burn", "text": f"{FIRE} The mayor spoke.", "source": "quaymail", "date": "5/23/2021"},
    {"title": "Fire", "text": f"ELMOUTH: {FIRE} The guild met on Wednesday.", "source": "ledger", "date": "5/24/2021"},
    {
        "title": "Strike",
        "text": "Dockers at Varn struck for a day over their wages.",
        "source": "post",
        "date": "5/24/2021",
    },
    {
        "title": "Strike",
        "text": "Dockers at Varn struck for a day over their wages.",
        "source": "post",
        "date": "5/24/2021",
    },
]


def forget() -> None:
    for held in (texts.reports, texts.distinct, texts.locations, draw_reports.runs, draw_reports.containments):
        held.cache_clear()


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table such as FA-KES has, of invented articles."""
    (tmp_path / "fakes").mkdir()
    with (tmp_path / "fakes" / "fakes.csv").open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file)
        written.writerow(["unit_id", "article_title", "article_content", "source", "date", "location"])
        for number, one in enumerate(ARTICLES):
            written.writerow([number, one["title"], one["text"], one["source"], one["date"], "elmouth"])
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    forget()
    yield tmp_path
    forget()


def part(row: int, *spans: tuple[int, int]) -> Part:
    return Part(row=row, sha256="0" * 64, spans=tuple(Span(*ends) for ends in spans))


def pair(name: str, relation: str = "siblings", extent: str = "partially", *, doubt: bool = False) -> Item:
    labels = {"extent": extent, "relation": relation}
    return Item(id=name, parts=(part(1), part(2)), drawn="any two", labels=labels, doubt=doubt)


def toponym(name: str, /, **labels: Any) -> Item:
    return Item(id=name, parts=(part(1, (0, 4)),), drawn="rare", labels=labels)


def located(latitude: float, longitude: float, admin: str = "Elm") -> dict[str, Any]:
    where = {"country": "XX", "admin": admin, "latitude": latitude, "longitude": longitude}
    return {"name": "place", "known": "located"} | where


def test_a_set_is_read_as_it_was_written_whatever_the_order() -> None:
    items = [pair("r002", "a-parent", doubt=True), pair("r001", "independent", "not")]
    assert as_lines(items) == as_lines(items[::-1])
    assert from_lines(as_lines(items), "reports") == (items[1], items[0])


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 99)), min_size=1, max_size=3))
def test_spans_survive_the_file(ends: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in ends]
    item = Item(id="t001", parts=(part(3, *spans),), drawn="rare")
    assert from_lines(as_lines([item]), "toponyms") == (item,)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (pair("r001", "cousins"), "relation is 'cousins'"),
        (pair("r001", extent="mostly"), "extent is 'mostly'"),
        (Item(id="r001", parts=(part(1),), drawn="x"), "1 parts, not 2"),
        (Item(id="r001", parts=(part(1, (0, 2)), part(2)), drawn="x"), "a pair of reports has no spans"),
    ],
)
def test_what_no_set_may_have_is_told(item: Item, sentence: str) -> None:
    assert any(sentence in fault for fault in faults_of([item], "reports"))
    with pytest.raises(ValueError, match=re.escape(sentence)):
        from_lines(as_lines([item]), "reports")


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ({"name": "place", "known": "located"}, "a place that is located has country"),
        ({"name": "place", "known": "unknown", "country": "XX"}, "country has no place here"),
        (located(91.0, 0.0), "latitude is 91.0"),
    ],
)
def test_a_place_is_located_wholly_or_not_at_all(labels: dict[str, Any], sentence: str) -> None:
    assert any(sentence in fault for fault in faults_of([toponym("t001", **labels)], "toponyms"))


def test_parts_are_anchored_in_the_articles_as_the_product_reads_them(articles: Path) -> None:
    held = texts.reports()
    right = Part(row=1, sha256=texts.sha256(held[1].text), spans=(Span(0, 5),))
    assert not list(unanchored([Item(id="t001", parts=(right,), drawn="x")]))
    wrong = [
        (Part(row=9, sha256="", spans=()), "no such row"),
        (Part(row=1, sha256="0" * 64, spans=()), "not the one that was labelled"),
        (Part(row=1, sha256=right.sha256, spans=(Span(0, 9999),)), "leaves the text"),
    ]
    for one, sentence in wrong:
        (fault,) = unanchored([Item(id="t001", parts=(one,), drawn="x")])
        assert sentence in fault


def test_rows_that_repeat_a_text_are_one(articles: Path) -> None:
    assert texts.distinct() == (1, 2, 3)
    assert texts.days_apart(1, 2) == 1
    assert (texts.later(1, 2), texts.later(2, 3)) == (2, None)


def test_a_missing_table_says_what_to_fetch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    forget()
    assert command.main(["--show", "reports", "all"]) == 2
    said = capsys.readouterr().err
    assert "FA-KES" in said
    assert "STEMMATA_DATA" in said


@given(st.permutations(list(range(40))), st.integers(1, 20))
def test_a_draw_takes_each_once_and_no_report_too_often(numbers: list[int], wanted: int) -> None:
    strata = [Stratum(name=name, wanted=wanted, candidates=sorted(numbers)) for name in ("one", "other")]
    found = drawn(strata, lambda number: ((number % 7, 3),))
    taken = [number for _, number in found]
    assert len(set(taken)) == len(taken) <= 2 * wanted
    assert all(sum(number % 7 == report for number in taken) <= 3 for report in range(7))
    assert drawn(strata, lambda number: ((number % 7, 3),)) == found


def test_which_report_is_a_is_a_toss() -> None:
    first = [tossed(("x", "y"), f"r{number:03}")[0] for number in range(200)]
    assert 70 < first.count("x") < 130
    assert first == [tossed(("x", "y"), f"r{number:03}")[0] for number in range(200)]


def test_shared_wording_is_marked_for_the_eye(articles: Path) -> None:
    one, other = ("The pier burned down at noon today.", "At noon the pier burned down at noon today?")
    (first,), (second,) = shared_spans(one, other)
    assert (first.of(one), second.of(other)) == (
        "The pier burned down at noon today",
        "the pier burned down at noon today",
    )
    item = Item(id="r001", parts=(part(1), part(2)), drawn="secret stratum")
    page = shown(item, marked=True)
    assert "⟦Three boats burned" in page
    assert "secret stratum" not in page


def test_labels_of_a_table_become_a_set(tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text("id,extent,relation,doubt,note\nr001,wholly,siblings,yes,an agency?\n")
    (made,), problems = labelled([pair("r001"), pair("r002")], rows_in(tmp_path, "reports"), "reports")
    assert not problems
    assert (made.labels, made.doubt) == ({"extent": "wholly", "relation": "siblings"}, True)
    assert "agency" not in as_lines([made])


def test_yaml_labels_are_checked_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "toponyms.yaml").write_text(
        "- {id: t001, name: place, known: located, country: NO, admin: '', latitude: 60, longitude: 11}\n"
        "- {id: t002, name: place, known: unknown, doubt: maybe}\n"
        "- {id: t009, name: place, known: unknown}\n"
        "- {id: t003, name: place, known: unknown}\n"
        "- {id: t003, name: place, known: unknown}\n"
    )
    drawn_items = [toponym(f"t{number:03}") for number in range(1, 5)]
    made, problems = labelled(drawn_items, rows_in(tmp_path, "toponyms"), "toponyms")
    assert [one.id for one in made] == ["t003"]
    assert len(problems) == 4
    assert "put it in quotation marks" in problems[0]  # a bare NO is False
    assert "doubt is yes or no" in problems[1]
    assert "no item has this id" in problems[2]
    assert "stands twice" in problems[3]


def test_kappa_and_alpha_are_those_of_the_textbook() -> None:
    #            other: siblings  independent
    # siblings              20          5
    # independent           10         15
    table = {("siblings", "siblings"): 20, ("siblings", "independent"): 5}
    table |= {("independent", "siblings"): 10, ("independent", "independent"): 15}
    both = [(pair("x", one), pair("x", other)) for (one, other), count in table.items() for _ in range(count)]
    figures = {
        found.figure.key: found.figure.value
        for found in measured([agreement.counts_of(one, "reports") for one in both], agreement.measures("reports"))
    }
    assert figures["relation: the same"] == pytest.approx(0.7)
    assert figures["relation: kappa"] == pytest.approx(0.4)
    assert figures["relation: alpha"] == pytest.approx(1 - 0.3 / (1 - (55 * 54 + 45 * 44) / (100 * 99)))
    assert figures["extent: kappa"] is None  # one label alone: nothing could be disagreed on


def test_places_agree_within_a_fifth_of_a_degree() -> None:
    one, near, far = (toponym("t001", **located(*at)) for at in ((36.2, 37.1), (36.0, 37.3), (36.2, 37.4)))
    assert agreement.counts_of((one, near), "toponyms")["near"] == 1
    assert agreement.counts_of((one, far), "toponyms")["near"] == 0
    assert list(agreement.differences([(one, near), (one, far)], "toponyms")) == ["t001  another point"]


def test_differences_name_items_and_doubts_and_no_words() -> None:
    both = agreement.both_of([pair("r001"), pair("r002")], [pair("r002", "independent", "not", doubt=True)])
    assert list(agreement.differences(both, "reports")) == [
        "r002  extent: partially / not; relation: siblings / independent, other in doubt"
    ]


COMMITTED = sorted(sets.HOME.glob("*/*.jsonl"))
VOCABULARY = {choice for choices in sets.CHOICES.values() for every in choices.values() for choice in every}


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_committed_sets_hold_no_words_and_mean_what_was_drawn(path: Path) -> None:
    items = from_lines(path.read_text(encoding="utf-8"), path.stem)
    assert as_lines(items) == path.read_text(encoding="utf-8")
    drawn_lines = sets.file_of(sets.DRAWN, path.stem).read_text(encoding="utf-8")
    held = {one.id: one.parts for one in from_lines(drawn_lines, path.stem)}
    assert all(held[one.id] == one.parts for one in items)
    for one in items:
        assert set(json.loads(as_lines([one]))) <= {"id", "parts", "drawn", "labels", "doubt"}
        assert {one.labels[key] for key in one.labels if key not in sets.WHERE} <= VOCABULARY
        assert len(str(one.labels.get("admin", ""))) < 30


@pytest.mark.parametrize("name", SETS)
def test_the_gold_takes_what_both_passes_say_and_one_of_them_where_they_differ(name: str) -> None:
    ones, others, gold = (
        {one.id: one for one in from_lines(sets.file_of(folder, name).read_text(encoding="utf-8"), name)}
        for folder in ("pass-a", "pass-b", "gold")
    )
    assert ones.keys() == others.keys() == gold.keys()
    for key, settled in gold.items():
        one, other = ones[key], others[key]
        assert all(settled.label(label) in {one.label(label), other.label(label)} for label in sets.CHOICES[name]), key
        agreed = one.labels == other.labels
        assert not agreed or (settled.labels == one.labels and settled.doubt == (one.doubt or other.doubt)), key


@pytest.mark.skipif(not public_data.folder("fakes").is_dir(), reason="FA-KES is not here")
def test_committed_sets_anchor_in_the_articles() -> None:
    forget()
    folders = sorted({path.parent.name for path in COMMITTED})
    assert all(
        sets.read_set(folder, name) for folder in folders for name in SETS if sets.file_of(folder, name).is_file()
    )


def test_the_order_of_candidates_is_shuffled_by_seed_alone() -> None:
    random.seed(1)
    first = drawn([Stratum(name="any", wanted=5, candidates=list(range(50)))], lambda number: ())
    random.seed(2)
    assert drawn([Stratum(name="any", wanted=5, candidates=list(range(50)))], lambda number: ()) == first
