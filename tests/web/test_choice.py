"""What a reader chooses of the stemma: addresses that say it, lenses, filters, families; nothing gets lost unsaid."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.web.choice import ALL, COLLAPSE_FROM, MOST_NODES, Choice, chosen, chosen_by, query
from stemmata.web.edition import Edition, edition
from stemmata.web.stemma import BOXES, STYLES, Graph
from tests.web.made_case import made_case
from tests.web.random_case import random_case

READ = edition(made_case())
BY_LABEL = {claim.label: claim for claim in READ.claims}
COUNT, LORRIES = BY_LABEL["400 barrels lie under Quay Nine"], BY_LABEL["lorries passed for weeks"]

choices = st.builds(
    Choice,
    claim=st.none() | st.sampled_from(READ.claims),
    origin=st.none() | st.sampled_from([named.origin.id for named in READ.origins]),
    styles=st.frozensets(st.sampled_from(STYLES), min_size=1),
    least=st.sampled_from(("", "fair", "strong")),
    every=st.booleans(),
    scale=st.booleans(),
    opened=st.sampled_from(((), (ALL,), tuple(sorted(READ.rank)[:2]))),
)


def names(graph: Graph) -> set[str]:
    return {READ.sigla.get(node.key, node.name) for node in graph.nodes}


def ancestors(graph: Graph, key: str) -> set[str]:
    found: set[str] = set()
    waiting = [key]
    while waiting:
        at = waiting.pop()
        above = {edge.parent for edge in graph.edges if edge.child == at} - found
        found |= above
        waiting += above
    return found


@given(choices)
def test_what_is_chosen_stands_in_the_address_and_is_read_back_from_it(choice: Choice) -> None:
    assert chosen_by(READ, parse_qs(query(READ, choice))) == (choice, ())


def test_what_an_address_names_and_is_not_there_is_said() -> None:
    for words in ({"claim": ["C999"]}, {"claim": ["x"]}, {"origin": ["nobody"]}, {"least": ["certain"]}):
        choice, troubles = chosen_by(READ, words)
        assert choice == Choice()
        assert len(troubles) == 1


def test_nonsense_in_an_address_is_no_error() -> None:
    words = {"open": ["ZZZ", "<"], "line": ["zigzag"], "gives": ["x"], "only": ["1"], "time": ["9"], "new": ["y"]}
    assert chosen_by(READ, words) == (Choice(), ())


def test_the_lens_fades_what_has_no_part_in_the_claim_and_changes_nothing_else_in_place() -> None:
    graph = chosen(READ, Choice(claim=LORRIES))
    assert {*READ.rank} <= {node.key for node in graph.nodes}
    clear = {READ.sigla[node.key] for node in graph.nodes if node.kind == "report" and not node.faded}
    assert clear == {READ.sigla[report] for report in LORRIES.reports}
    used = {name for path in LORRIES.origins.paths for name in path.steps}
    for edge in graph.edges:
        assert edge.faded == (not used & set(edge.derivations))


def test_only_one_claim_leaves_its_reports_and_their_roads() -> None:
    graph = chosen(READ, Choice(claim=LORRIES, only=True))
    assert {node.key for node in graph.nodes if node.kind == "report"} >= set(LORRIES.reports)
    assert len(graph.nodes) < len(READ.rank)
    assert not any(node.faded for node in graph.nodes)


def test_boxes_show_what_was_asked_for() -> None:
    numbers = chosen(READ, Choice(claim=COUNT))
    says = chosen(READ, Choice(claim=COUNT, gives="says"))
    assert "12,000" in {node.value for node in numbers.nodes}
    assert "asserts" in {node.value for node in says.nodes}


def test_one_origin_leaves_what_comes_from_it() -> None:
    letter = next(named for named in READ.origins if "letter" in named.origin.name)
    graph = chosen(READ, Choice(origin=letter.origin.id, every=True))
    for node in graph.nodes:
        assert (
            node.key == letter.origin.id
            or letter.origin.id in ancestors(graph, node.key)
            or node.key in letter.origin.reports
        )
    assert set(letter.origin.reports) <= {node.key for node in graph.nodes}


def test_lines_are_left_out_by_kind_and_by_strength() -> None:
    every = chosen(READ, Choice(every=True)).edges
    for style in STYLES:
        shown = chosen(READ, Choice(every=True, styles=frozenset({style}))).edges
        assert list(shown) == [edge for edge in every if edge.style == style]
    strong = chosen(READ, Choice(every=True, least="strong")).edges
    assert list(strong) == [edge for edge in every if edge.strength >= 0.85]


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 35), st.integers(0, 10_000))
def test_fewer_lines_lose_no_ancestor(size: int, seed: int) -> None:
    read = edition(random_case(size, seed))
    every, fewest = chosen(read, Choice(every=True)), chosen(read, Choice())
    assert len(every.edges) == len(fewest.edges) + fewest.repeated
    for node in every.nodes:
        assert ancestors(every, node.key) == ancestors(fewest, node.key)


def accounted(read: Edition, graph: Graph) -> list[str]:
    """Every report, drawn or named as not drawn."""
    drawn = [name for node in graph.nodes if node.kind in BOXES for name in node.members or (node.key,)]
    return sorted([*drawn, *graph.unconnected, *graph.left_out])


@settings(max_examples=25, deadline=None)
@given(st.integers(COLLAPSE_FROM, 130), st.integers(0, 10_000), st.integers(1, 5))
def test_in_a_large_case_every_report_is_drawn_in_a_family_or_named(size: int, seed: int, origins: int) -> None:
    read = edition(random_case(size, seed, origins=origins))
    graph = chosen(read, Choice())
    assert accounted(read, graph) == sorted(read.rank)
    assert len(graph.nodes) <= MOST_NODES
    keys = {node.key for node in graph.nodes}
    assert all(edge.parent in keys and edge.child in keys for edge in graph.edges)


def test_a_family_holds_reports_with_the_same_sources_and_is_drawn_one_by_one_when_asked() -> None:
    read = edition(random_case(120, 3, origins=2))
    graph = chosen(read, Choice())
    family = max((node for node in graph.nodes if node.kind == "family"), key=lambda node: len(node.members))
    sources = {frozenset(d.parent for d in read.parents_of[name]) for name in family.members}
    assert len(sources) == 1
    listed = [d for edge in graph.edges if edge.child == family.key for d in edge.derivations]
    assert {read.derivations[name].child for name in listed} == set(family.members)
    opened = chosen(read, Choice(opened=(family.key,)))
    assert family.key in {node.key for node in opened.nodes if node.kind == "report"}
    assert not any(node.kind == "family" for node in chosen(read, Choice(opened=(ALL,))).nodes)


def test_in_a_large_case_a_lens_shows_the_reports_of_its_claim_alone() -> None:
    read = edition(random_case(60, 4))
    claim = read.claims[0]
    graph = chosen(read, Choice(claim=claim))
    assert {node.key for node in graph.nodes if node.kind == "report"} == set(claim.reports)


@pytest.mark.parametrize("form", ["whole", "lens"])
def test_the_same_case_gives_the_same_graph_whatever_the_order_of_its_parts(form: str) -> None:
    case = random_case(50, 8)
    other = edition(type(case)(name=case.name, built=None, reports=case.reports[::-1], links=case.links))
    one = edition(case)
    choice = [Choice(claim=read.claims[0]) if form == "lens" else Choice() for read in (one, other)]
    assert chosen(one, choice[0]) == chosen(other, choice[1])
