"""How the product's stemma and claims are read as labels of pairs, and what is counted."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from bench.intervals import measured
from bench.pairs import baselines
from bench.pairs.predicted import RELATION, Predictions, alike, report_relations, statement_relations, toponym_names
from bench.pairs.product import Linked
from bench.pairs.score import (
    confusion,
    counts,
    of_reports,
    of_statements,
    report_measures,
    statement_measures,
)
from bench.pairs.sets import STATEMENT_RELATIONS, Item, Part
from bench.pairs.texts import reports, sha256

from stemmata.link.claim.claims import Alignment
from stemmata.link.context import LinkContext
from stemmata.model.annotations import Mention, Quantity
from stemmata.model.case import Annotated, Links
from stemmata.model.claim import Bearing
from stemmata.model.derivation import Derivation, ParentKind
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.report import Report
from stemmata.text.span import Span
from tests.bench.test_pairs import FIRE, articles
from tests.making import annotated, span, statement

__all__ = ["articles"]  # the fixture


def step(child: Report, parent: Report | str, sign: str = "same_words", beside: Report | None = None) -> Derivation:
    """A derivation; ``parent``: a report, or the name of a third; ``beside``: another report that its sign quotes."""
    kind: ParentKind = "report" if isinstance(parent, Report) else "hidden" if parent == "unseen" else "outlet"
    quoted = tuple(Anchor(report=one.id, start=0, end=5, text="") for one in (child, beside) if one is not None)
    name = parent.id if isinstance(parent, Report) else parent
    return Derivation(
        id=f"{child.id}<{name}",
        child=child.id,
        parent=name,
        parent_kind=kind,
        parent_name=name,
        kind="reuses",
        status="inferred",
        score=0.5,
        reason="",
        evidence=(Evidence(sign=sign, strength=0.5, reason="", anchors=quoted),),
    )


def case(*derivations: Derivation, held: tuple[Annotated, ...] = ()) -> Linked:
    every = held or tuple(annotated(one) for one in reports().values())
    return Linked(reports=every, links=Links(derivations=derivations))


def of_rows(a: int, b: int, relation: str = "siblings", extent: str = "partially", *, doubt: bool = False) -> Item:
    parts = tuple(Part(row=row, sha256=sha256(reports()[row].text)) for row in (a, b))
    return Item(id=f"r{a}{b}", parts=parts, drawn="", labels={"extent": extent, "relation": relation}, doubt=doubt)


def relation(linked: Linked, a: int = 1, b: int = 2) -> str:
    return report_relations([of_rows(a, b)], linked)[f"r{a}{b}"]


@pytest.mark.usefixtures("articles")
def test_a_stemma_is_read_pair_by_pair() -> None:
    one, two, three = (reports()[row] for row in (1, 2, 3))
    # 1 ─▶ 2
    assert relation(case(step(two, one))) == "a-parent"
    assert relation(case(step(one, two))) == "b-parent"
    # 1 ─▶ 3 ─▶ 2
    assert relation(case(step(three, one), step(two, three))) == "a-parent"
    # 1 ◀─ 3 ─▶ 2
    assert relation(case(step(one, three), step(two, three))) == "siblings"
    # 1 ◀─ unseen ─▶ 2
    assert relation(case(step(one, "unseen"), step(two, "unseen"))) == "siblings"
    # 1 ◀▶ 2
    assert relation(case(step(one, two), step(two, one))) == "cannot-tell"
    assert relation(case()) == "independent"


@pytest.mark.usefixtures("articles")
def test_one_agency_makes_siblings_only_where_a_sign_quotes_both() -> None:
    one, two = (reports()[row] for row in (1, 2))
    credits = step(one, "Coast Agency", sign="agency")
    assert relation(case(credits, step(two, "Coast Agency", sign="agency"))) == "independent"
    assert relation(case(credits, step(two, "Coast Agency", sign="syndicated", beside=one))) == "siblings"


@pytest.mark.usefixtures("articles")
def test_a_citation_without_wording_counts_for_its_pair_alone() -> None:
    one, two, three = (reports()[row] for row in (1, 2, 3))
    linked = case(step(three, one, sign="attributes"), step(two, three))
    assert relation(linked, 1, 3) == "a-parent"
    assert relation(linked, 1, 2) == "independent"


def said(words: dict[int, str], *numbers: Quantity) -> Linked:
    """A case with one claim of a statement of each row, and maybe a number in each."""
    held = {}
    for at, (row, told) in enumerate(words.items()):
        one = statement(reports()[row], told)
        given = (numbers[at],) if numbers else ()
        held[row] = annotated(
            reports()[row], statements=(replace(one, quantities=(0,) if given else ()),), quantities=given
        )
    context = LinkContext(reports=tuple(sorted(held.values(), key=lambda one: one.report.id)))
    parts = {one.annotations.statements[0].id: one.annotations.statements[0].content for one in held.values()}
    made = Alignment(
        id="c",
        label="",
        statements=tuple(sorted(parts)),
        reports=tuple(sorted(one.report.id for one in held.values())),
        parts=parts,
    )
    return Linked(reports=tuple(held.values()), links=Links(), context=context, alignments=(made,))


def number(row: int, words: str, value: float, *, least: bool = False) -> Quantity:
    at = span(reports()[row].text, words)
    return Quantity(
        span=at,
        kind="at_least" if least else "exact",
        value=value,
        low=value,
        high=None if least else value,
        of="boats",
        of_span=None,
    )


def statements_of(words: dict[int, str]) -> tuple[Item, dict[int, str]]:
    parts = tuple(
        Part(row=row, sha256="", spans=(span(reports()[row].text, said_words),)) for row, said_words in words.items()
    )
    ids = {row: statement(reports()[row], said_words).id for row, said_words in words.items()}
    return Item(id="s1", parts=parts, drawn="", labels={"relation": "same"}), ids


@pytest.mark.usefixtures("articles")
def test_what_bears_on_two_statements_of_a_claim_is_read_as_their_relation() -> None:
    words = {1: "Three boats burned at Elmouth pier", 2: "Three boats burned at Elmouth pier"}
    item, _ = statements_of(words)

    def read(*numbers: Quantity) -> str:
        return statement_relations([item], said(words, *numbers))["s1"]

    assert read() == "same"
    assert read(number(1, "Three", 3), number(2, "Three", 3)) == "same"
    assert read(number(1, "Three", 3, least=True), number(2, "Three", 3)) == "refines"


def test_every_bearing_has_a_relation_of_the_guideline() -> None:
    assert set(RELATION) == {*get_args(Bearing), None}
    assert set(RELATION.values()) == set(STATEMENT_RELATIONS)


@pytest.mark.usefixtures("articles")
def test_statements_that_no_claim_joins_are_unrelated() -> None:
    words = {1: "Three boats burned at Elmouth pier", 3: "Dockers at Varn struck for a day"}
    item, _ = statements_of({1: words[1], 3: "Dockers at Varn struck"})
    assert statement_relations([item], said({1: words[1]}))["s1"] == "unrelated"
    assert statement_relations([item], said(words))["s1"] == "unrelated"  # one claim, and hardly a word in common


def test_spans_are_alike_that_share_half_of_the_shorter() -> None:
    assert alike([Span(0, 10)], [Span(5, 100)])
    assert not alike([Span(0, 10)], [Span(6, 100)])
    assert alike([Span(0, 4), Span(20, 30)], [Span(20, 40)])


@pytest.mark.usefixtures("articles")
def test_a_name_is_read_as_the_mention_that_holds_most_of_it() -> None:
    text = reports()[1].text
    at = span(text, "Elmouth")
    item = Item(id="t1", parts=(Part(row=1, sha256="", spans=(at,)),), drawn="", labels={"name": "place"})

    def read(*mentions: Mention) -> str:
        return toponym_names([item], case(held=(annotated(reports()[1], mentions=mentions),)))["t1"]

    guild = Mention(span=span(text, "Elmouth pier"), kind="organisation", form="name", local=None)
    place = Mention(span=at, kind="place", form="name", local=None)
    assert read() == "other"
    assert read(guild) == "organisation"
    assert read(guild, place) == "place"


def figures(items: list[Item], found: Predictions) -> dict[str, float | None]:
    made = measured(counts(items, found, of_reports), report_measures())
    return {one.figure.key: one.figure.value for one in made}


@pytest.mark.usefixtures("articles")
def test_direction_is_counted_where_the_labels_tell_it() -> None:
    items = [
        of_rows(1, 2, "siblings", "wholly"),
        of_rows(2, 1, "a-parent"),
        of_rows(1, 3, "cannot-tell", doubt=True),
        of_rows(2, 3, "independent", "not"),
    ]
    found = {"r12": "siblings", "r21": "siblings", "r13": "a-parent", "r23": "b-parent"}
    value = figures(items, found)
    assert value["derived"] == pytest.approx(2 * 3 / (3 + 4))
    assert value["derived, surer ones"] == pytest.approx(2 * 2 / (2 + 3))
    assert value["wholly derived, found"] == 1.0
    assert value["relation right, where one is told"] == 0.5
    assert value["… for so many one is told"] == 1.0
    assert value["parent and child"] == 0.0
    assert "siblings" in confusion(items, found, "relation")


def test_the_mean_leaves_out_relations_that_are_too_rare() -> None:
    def item(number: int, label: str) -> Item:
        return Item(id=f"s{number}", parts=(), drawn="", labels={"relation": label})

    items = [item(n, "same" if n < 5 else "unrelated") for n in range(10)] + [item(10, "part-of")]
    found = {one.id: "same" for one in items}
    made = {m.figure.key: m.figure for m in measured(counts(items, found, of_statements), statement_measures())}
    assert made["same"].precision == pytest.approx(5 / 11)
    assert made["relations, mean of F1"].value == pytest.approx((2 * 5 / (5 + 11) + 0.0) / 2)


@pytest.mark.usefixtures("articles")
def test_baselines_know_wording_dates_and_numbers_only() -> None:
    items = [of_rows(2, 1, "b-parent"), of_rows(1, 3, "independent", "not")]
    assert baselines.by_containment(items) == {"r21": "b-parent", "r13": "independent"}
    assert baselines.all_siblings(items) == {"r21": "siblings", "r13": "independent"}
    assert baselines.best_containment(items) > 0.5
    whole = [Part(row=row, sha256="", spans=(span(reports()[row].text, FIRE),)) for row in (1, 2)]
    assert baselines.by_numbers([Item(id="s", parts=tuple(whole), drawn="")]) == {"s": "same"}


def test_the_fixture_is_a_folder(articles: Path) -> None:
    assert (articles / "fakes" / "fakes.csv").is_file()
