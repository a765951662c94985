"""How the product's stemma and claims are read as labels of pairs, and what is counted."""

from pathlib import Path

import pytest
from bench.intervals import measured
from bench.pairs import baselines
from bench.pairs.predicted import Predictions, alike, report_relations, statement_relations, toponym_names
from bench.pairs.product import Linked
from bench.pairs.score import (
    confusion,
    counts,
    of_reports,
    of_statements,
    report_measures,
    statement_measures,
)
from bench.pairs.sets import Item, Part
from bench.pairs.texts import reports, sha256

from stemmata.model.annotations import Mention
from stemmata.model.case import Annotated, Links
from stemmata.model.claim import Claim, Origins, Variant, VariantValue
from stemmata.model.derivation import Derivation, ParentKind
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.report import Report
from stemmata.text.span import Span
from tests.bench.test_pairs import FIRE, articles
from tests.making import annotated, span, statement

__all__ = ["articles"]  # the fixture

NOBODY = Origins(at_most=1, named=(), unknown=(), paths=())


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


def case(*derivations: Derivation, claims: tuple[Claim, ...] = (), held: tuple[Annotated, ...] = ()) -> Linked:
    every = held or tuple(annotated(one) for one in reports().values())
    return Linked(reports=every, links=Links(derivations=derivations, claims=claims))


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


def said(words: dict[int, str], *values: VariantValue, kind: str = "differ", slot: str = "quantity") -> Linked:
    """A case with one claim of a statement of each row, and maybe a difference in it."""
    held = {row: annotated(reports()[row], statements=(statement(reports()[row], w),)) for row, w in words.items()}
    ids = tuple(sorted(one.annotations.statements[0].id for one in held.values()))
    variant = Variant(slot=slot, of=None, kind=kind, values=values, changed_on=(), reason="")  # type: ignore[arg-type]
    made = Claim(id="c", label="", statements=ids, reports=(), origins=NOBODY, variants=(variant,) if values else ())
    return case(claims=(made,), held=tuple(held.values()))


def statements_of(words: dict[int, str]) -> tuple[Item, dict[int, str]]:
    parts = tuple(
        Part(row=row, sha256="", spans=(span(reports()[row].text, said_words),)) for row, said_words in words.items()
    )
    ids = {row: statement(reports()[row], said_words).id for row, said_words in words.items()}
    return Item(id="s1", parts=parts, drawn="", labels={"relation": "same"}), ids


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize(
    ("kind", "slot", "values", "expected"),
    [
        ("differ", "quantity", None, "same"),
        ("contradict", "quantity", ("3", "4"), "contradicts"),
        ("differ", "quantity", ("at least 3", "1,200"), "update"),  # row 2 is a day later
        ("differ", "quantity", ("4", "3"), "refines"),
        ("differ", "quantity", ("dozens", "30"), "refines"),
        ("differ", "date", ("2021-05", "2021-05-24"), "refines"),
        ("differ", "role", ("rebels", "terrorists"), "same"),
    ],
)
def test_differences_of_a_claim_are_read_as_relations(
    kind: str, slot: str, values: tuple[str, str] | None, expected: str
) -> None:
    words = {1: "Three boats burned at Elmouth pier", 2: "Three boats burned at Elmouth pier"}
    item, ids = statements_of(words)
    given = [VariantValue(value=v, statements=(ids[row],)) for row, v in zip((1, 2), values or (), strict=False)]
    assert statement_relations([item], said(words, *given, kind=kind, slot=slot))["s1"] == expected


@pytest.mark.usefixtures("articles")
def test_statements_that_no_claim_joins_are_unrelated() -> None:
    words = {1: "Three boats burned at Elmouth pier", 3: "Dockers at Varn struck for a day"}
    item, _ = statements_of({1: words[1], 3: "Dockers at Varn struck"})
    assert statement_relations([item], said({1: words[1]}))["s1"] == "unrelated"
    assert statement_relations([item], said(words))["s1"] == "same"


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
