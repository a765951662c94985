"""The scorer itself, on tiny cases made by hand: two invented outlets and a letter about crates in a boathouse."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from bench.gold.__main__ import updated
from bench.gold.figures import Part
from bench.gold.floors import Floors, floors_of, lowered, read_floors, sunk
from bench.gold.read import gold_from
from bench.gold.report import errors, table
from bench.gold.score import scored
from bench.gold.tokens import occurrences, same_name, tokens_of

from stemmata.model.annotations import Annotations, DateExpression, LocalDocument, Quantity, Statement
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, Origins, Variant, VariantValue
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from tests.making import annotated, entity, report, span, statement, step

FIRST = report("A letter signed by Orla Quill on 3 May says 40 crates lie in the boathouse.", outlet="Harbour Ledger")
SECOND = report("Harbour Ledger quotes a letter by O. Quill: about 50 crates lie in the boathouse.", outlet="Tide Post")
GOLD = gold_from(
    yaml.safe_load("""
reports:
- {id: H1, file: harbour-ledger.txt, outlet: The Harbour Ledger, published: '2021-05-14', language: en, title: Crates}
- {id: H2, file: tide-post.txt, outlet: Tide Post, published: '2021-05-14', language: en, title: Crates}
entities:
- {id: orla-quill, kind: person, names: [Orla Quill, O. Quill]}
- {id: harbour-ledger, kind: organisation, names: [Harbour Ledger]}
never_merge:
- [orla-quill, harbour-ledger]
documents:
- {id: letter, kind: letter, date: '2021-05-03', signatories: [orla-quill], addressees: [], published_by: [],
   described_by: [H1, H2]}
statements:
- report: H1
  content: [40 crates lie in the boathouse]
  manner: indirect
  polarity: positive
  chain:
  - {kind: outlet, name: The Harbour Ledger, cue: null, modality: asserts}
  - {kind: document, name: A letter, cue: says, modality: asserts}
- report: H2
  content: [about 50 crates lie in the boathouse]
  manner: indirect
  polarity: positive
  chain:
  - {kind: outlet, name: Tide Post, cue: null, modality: asserts}
  - {kind: outlet, name: Harbour Ledger, cue: quotes, modality: asserts}
  - {kind: document, name: a letter, cue: null, modality: asserts}
quantities:
- {report: H1, text: '40', kind: exact, value: 40, low: 40, high: 40, of: crates}
- {report: H2, text: about 50, kind: about, value: 50, low: null, high: null, of: crates}
dates:
- {report: H1, text: on 3 May, edtf: '2021-05-03'}
zones:
- {report: H1, kind: body, text: A letter signed by}
- {report: H2, kind: furniture, text: Subscribe now, may_be_dropped: true}
derivations:
- {child: H1, parent: letter, parent_kind: document, kind: describes, status: stated}
- {child: H2, parent: H1, parent_kind: report, kind: cites, status: stated}
derivations_optional:
- {child: H2, parent: letter, parent_kind: document, kind: describes, status: inferred}
claims:
- id: C1
  label: crates in the boathouse
  members:
  - {report: H1, content: 40 crates}
  - {report: H2, content: about 50 crates}
  origins: {at_most: 1, named: [letter], unknown: []}
  variants:
  - slot: quantity
    of: crates
    kind: contradict
    values: {'40': [H1], about 50: [H2]}
    changed_on: [[H2, H1]]
circles: []
unknown_lineage: []
""")
)


def said(one: Annotated) -> Statement:
    return one.annotations.statements[0]


def first() -> Annotated:
    letter, letter_mentions = entity(FIRST.text, "letter", "document", "e1")
    quill, quill_mentions = entity(FIRST.text, "Orla Quill", "person", "e2")
    words = "40 crates lie in the boathouse"
    says = step("document", "letter", local="e1", mention=span(FIRST.text, "letter"), cue=span(FIRST.text, "says"))
    return annotated(
        replace(FIRST, title="Crates"),
        mentions=(*letter_mentions, *quill_mentions),
        entities=(letter, quill),
        documents=(LocalDocument(local="e1", kind="letter", ordinal=1, date="2021-05-03", signatories=("e2",)),),
        statements=(statement(FIRST, words, says, quantities=(0,)),),
        quantities=(
            Quantity(
                span=span(FIRST.text, "40"),
                kind="exact",
                value=40,
                low=40,
                high=40,
                of="crates",
                of_span=span(FIRST.text, "crates"),
            ),
        ),
        dates=(DateExpression(span=span(FIRST.text, "3 May"), edtf="2021-05-03", basis="resolved"),),
    )


def second() -> Annotated:
    letter, letter_mentions = entity(SECOND.text, "letter", "document", "e1")
    quill, quill_mentions = entity(SECOND.text, "O. Quill", "person", "e2")
    ledger, ledger_mentions = entity(SECOND.text, "Harbour Ledger", "organisation", "e3")
    quotes = step("outlet", "Harbour Ledger", local="e3", cue=span(SECOND.text, "quotes"))
    return annotated(
        replace(SECOND, title="Crates"),
        mentions=(*ledger_mentions, *letter_mentions, *quill_mentions),
        entities=(letter, quill, ledger),
        documents=(LocalDocument(local="e1", kind="letter", ordinal=1, date=None, signatories=("e2",)),),
        statements=(
            statement(SECOND, "about 50 crates lie in the boathouse", quotes, step("document", "letter", local="e1")),
        ),
        quantities=(
            Quantity(
                span=span(SECOND.text, "about 50"),
                kind="about",
                value=50,
                low=None,
                high=None,
                of="crates",
                of_span=span(SECOND.text, "crates"),
            ),
        ),
    )


def named(ident: str, kind: str, *places: tuple[Annotated, str, str]) -> Entity:
    """An entity whose mentions are the words given, each with its report and local id."""
    anchors = []
    for one, words, _ in places:
        where = span(one.report.text, words)
        anchors.append(Anchor(report=one.report.id, start=where.start, end=where.end, text=words))
    return Entity(
        id=ident,
        kind=kind,  # type: ignore[arg-type]
        name=places[0][1],
        names=tuple(sorted({words for _, words, _ in places})),
        members=tuple(sorted((one.report.id, local) for one, _, local in places)),
        mentions=tuple(sorted(anchors)),
    )


def derivation(child: Annotated, parent: str, parent_kind: str, kind: str) -> Derivation:
    return Derivation(
        id=f"{child.report.id} {kind}",
        child=child.report.id,
        parent=parent,
        parent_kind=parent_kind,  # type: ignore[arg-type]
        parent_name=parent,
        kind=kind,  # type: ignore[arg-type]
        status="stated",
        score=1.0,
        reason="It says so.",
        evidence=(),
    )


def perfect() -> Case:
    """The case that the gold asks for."""
    one, other = first(), second()
    both = tuple(sorted((one.report.id, other.report.id)))
    cites = derivation(other, one.report.id, "report", "cites")
    values = (
        VariantValue(value="40", statements=(said(one).id,)),
        VariantValue(value="≈ 50", statements=(said(other).id,)),
    )
    claim = Claim(
        id="claim",
        label="crates",
        statements=tuple(sorted((said(one).id, said(other).id))),
        reports=both,
        origins=Origins(
            at_most=1,
            named=(Origin(id="doc", name="the letter", kind="document", reports=both),),
            unknown=(),
            paths=(),
        ),
        variants=(
            Variant(
                slot="quantity", of="crates", kind="contradict", values=values, changed_on=(cites.id,), reason="40, 50"
            ),
        ),
    )
    document = Document(
        id="doc",
        kind="letter",
        title="letter signed by Orla Quill",
        date="2021-05-03",
        signatories=("person",),
        addressees=(),
        published_by=(),
        described_by=both,
        contents=(),
    )
    links = Links(
        entities=(
            named("doc", "document", (one, "letter", "e1"), (other, "letter", "e1")),
            named("outlet", "organisation", (other, "Harbour Ledger", "e3")),
            named("person", "person", (one, "Orla Quill", "e2"), (other, "O. Quill", "e2")),
        ),
        documents=(document,),
        claims=(claim,),
        derivations=(derivation(one, "doc", "document", "describes"), cites),
    )
    return Case(name="crates", built=None, reports=tuple(sorted((one, other), key=lambda a: a.report.id)), links=links)


def values(part: Part) -> dict[str, float | None]:
    return {figure.key: figure.value for figure in part.figures}


def sorts(part: Part, key: str) -> list[tuple[str, str]]:
    return [(finding.sort, finding.words) for finding in part.findings if finding.figure == key]


def with_annotations(case: Case, change: Annotations) -> Case:
    changed = (replace(one, annotations=change) if one.report.id == change.report else one for one in case.reports)
    return replace(case, reports=tuple(changed))


def test_a_perfect_case_scores_one_everywhere_and_has_no_findings() -> None:
    part = scored(perfect(), GOLD)
    assert {key: value for key, value in values(part).items() if value not in (1.0, None)} == {}
    assert part.findings == ()


def test_an_empty_case_scores_nothing_and_misses_every_report() -> None:
    part = scored(Case(name="nothing", built=None), GOLD)
    assert values(part)["reports.read"] == 0
    assert values(part)["statements.found"] == 0
    assert values(part)["derivations.edges"] == 0
    assert sorts(part, "reports.read") == [("missed", "harbour-ledger.txt"), ("missed", "tide-post.txt")]


def test_a_wrong_merge_is_seen() -> None:
    case = perfect()
    letter, outlet, person = case.links.entities
    merged = replace(
        person,
        members=tuple(sorted(person.members + outlet.members)),
        mentions=tuple(sorted(person.mentions + outlet.mentions)),
    )
    part = scored(replace(case, links=replace(case.links, entities=(letter, merged))), GOLD)
    assert values(part)["entities.kept apart"] == 0
    precision = next(figure.precision for figure in part.figures if figure.key == "entities.b-cubed")
    assert precision is not None
    assert precision < 1
    assert ("false", "orla-quill = harbour-ledger") in sorts(part, "entities.kept apart")


def test_a_merge_that_is_missing_is_seen() -> None:
    case = perfect()
    letter, outlet, person = case.links.entities
    split = [replace(person, id=f"person {n}", mentions=(m,)) for n, m in enumerate(person.mentions)]
    part = scored(replace(case, links=replace(case.links, entities=(letter, outlet, *split))), GOLD)
    assert sorts(part, "entities.spelling pairs") == [("missed", "O. Quill = Orla Quill")]
    assert values(part)["entities.kept apart"] == 1


def test_an_over_count_of_origins_is_seen() -> None:
    case = perfect()
    claim = case.links.claims[0]
    more = replace(claim, origins=replace(claim.origins, at_most=2))
    part = scored(replace(case, links=replace(case.links, claims=(more,))), GOLD)
    assert values(part)["claims.not over-counted"] == 0
    assert values(part)["claims.origins exact"] == 0


def test_an_under_count_is_inexact_but_no_over_count() -> None:
    case = perfect()
    claim = case.links.claims[0]
    fewer = replace(claim, origins=replace(claim.origins, at_most=0))
    part = scored(replace(case, links=replace(case.links, claims=(fewer,))), GOLD)
    assert values(part)["claims.not over-counted"] == 1
    assert values(part)["claims.origins exact"] == 0


def test_a_claim_that_fell_apart_is_seen() -> None:
    case = perfect()
    claim = case.links.claims[0]
    apart = tuple(replace(claim, id=f"claim {i}", statements=(i,), variants=()) for i in claim.statements)
    part = scored(replace(case, links=replace(case.links, claims=apart)), GOLD)
    assert values(part)["claims.pairs"] == 0
    assert values(part)["variants.slots"] == 0
    assert sorts(part, "claims.pairs") == [("missed", "C1 fell into 2")]


def test_a_voice_that_was_left_out_breaks_the_chain_but_not_the_source() -> None:
    case = perfect()
    one = next(one for one in case.reports if one.report.outlet_name == "Tide Post")
    short = replace(said(one), chain=(said(one).chain[0], said(one).chain[2]))
    part = scored(with_annotations(case, replace(one.annotations, statements=(short,))), GOLD)
    figures = values(part)
    assert (figures["statements.source"], figures["statements.chain"], figures["statements.depth"]) == (1.0, 0.5, 0.5)


def test_an_attributed_statement_that_the_gold_does_not_have_counts_as_false() -> None:
    case = perfect()
    one = next(one for one in case.reports if one.report.outlet_name == "Tide Post")
    extra = statement(one.report, "Harbour Ledger quotes a letter", step("unnamed", "somebody"))
    both = replace(one.annotations, statements=(said(one), extra))
    part = scored(with_annotations(case, both), GOLD)
    figure = next(figure for figure in part.figures if figure.key == "statements.attributed")
    assert (figure.precision, figure.recall) == (2 / 3, 1.0)


def test_an_optional_derivation_is_neither_asked_for_nor_wrong() -> None:
    case = perfect()
    other = next(one for one in case.reports if one.report.outlet_name == "Tide Post")
    optional = derivation(other, "doc", "document", "describes")
    links = replace(case.links, derivations=(*case.links.derivations, optional))
    assert values(scored(replace(case, links=links), GOLD))["derivations.edges"] == 1


def test_an_edge_to_the_wrong_parent_is_missed_and_false() -> None:
    case = perfect()
    other = next(one for one in case.reports if one.report.outlet_name == "Tide Post")
    wrong = derivation(other, "person", "person", "cites")
    part = scored(replace(case, links=replace(case.links, derivations=(case.links.derivations[0], wrong))), GOLD)
    assert sorts(part, "derivations.edges") == [("missed", "H2 → H1"), ("false", "H2 → orla-quill")]


def test_words_are_found_whatever_their_spaces_marks_and_case() -> None:
    tokens = tokens_of("“The  crates,”\nhe said; the crates!")
    assert [list(place) for place in occurrences(tokens, "the crates")] == [[0, 1], [4, 5]]
    assert list(occurrences(tokens, "the crates", as_written=True)) == [range(4, 6)]
    assert list(occurrences(tokens, "")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Captain Orla Quill", "Orla Quill", True),
        ("the letter", "A letter", True),
        ("Orla Quill", "Bram Quill", False),
        ("a clerk of the harbour office", "a clerk", True),
        ("It is believed", "believed", True),
    ],
)
def test_names_are_the_same_when_most_of_their_telling_words_are(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_floor_lies_a_margin_below_its_figure_and_a_floor_of_nothing_is_left_out() -> None:
    part = scored(perfect(), GOLD)
    floors = floors_of(part.figures, "sum")
    assert floors.figures["zones.kind"] == 0.98
    assert floors.figures["statements.words credited"] == 0.846  # two of thirteen words: the tagger had a part in it
    assert "derivations.circles" not in floors.figures
    assert sunk(part.figures, floors) == ()


def test_a_figure_that_sank_or_vanished_is_named() -> None:
    floors = Floors(gold_sha256="sum", figures={"claims.pairs": 0.9, "gone": 0.5})
    figures = scored(Case(name="nothing", built=None), GOLD).figures
    assert sunk(figures, floors) == ("claims.pairs: 0.000, floor 0.900", "gone: nothing, floor 0.500")


def test_a_floor_that_would_sink_or_vanish_is_named() -> None:
    old = Floors(gold_sha256="sum", figures={"a": 0.9, "b": 0.5, "c": 0.1})
    new = Floors(gold_sha256="sum", figures={"a": 0.8, "b": 0.6})
    assert lowered(old, new) == ("a: 0.900 would become 0.800", "c: 0.100 would become nothing")


def test_floors_are_lowered_only_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.yaml").write_text("reports: []\n", encoding="utf-8")
    kept = tmp_path / "floors.json"
    good, bad = scored(perfect(), GOLD), scored(Case(name="nothing", built=None), GOLD)
    assert updated({tmp_path: good}, allow_regression=False, path=kept) == 0
    first_floors = read_floors(kept)
    assert updated({tmp_path: bad}, allow_regression=False, path=kept) == 1
    assert read_floors(kept) == first_floors
    assert "statements.words credited: 0.846 would become nothing" in capsys.readouterr().err
    assert updated({tmp_path: bad}, allow_regression=True, path=kept) == 0
    assert "statements.words credited" not in read_floors(kept)[tmp_path.name].figures


def test_the_table_and_the_errors_show_every_figure_and_every_finding() -> None:
    part = scored(Case(name="nothing", built=None), GOLD)
    shown = table("crates", part.figures)
    assert all(figure.key in shown for figure in part.figures)
    assert "missed: 2" in errors("crates", part)
