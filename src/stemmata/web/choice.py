"""What a reader chose to see of the stemma, as an address says it, and the graph that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from stemmata.model.claim import Claim
from stemmata.web.edition import Edition
from stemmata.web.lens import default_lens, values_under
from stemmata.web.sifting import families, fewest_lines, folded, largest, of_origin, of_styles, shared_only, tied_only
from stemmata.web.stemma import STYLES, Graph, Style, case_graph, claim_graph, in_sequence

COLLAPSE_FROM: Final = 40  # reports: from here on families are folded, and reports that stand alone are not drawn
MOST_NODES: Final = 48  # drawn at most; the table beside the picture always has every edge
MOST_OPENED: Final = 80  # where families were asked to be drawn one by one
ALL: Final = "all"  # as ``open``: no family is folded
LEAST: Final[Mapping[str, float]] = {"": 0.0, "fair": 0.5, "strong": 0.85}  # as strength_words has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """As it stands in the address; nothing chosen is the whole case."""

    claim: Claim | None = None  # the lens: letters, colours and lines count for this claim
    gives: str = ""  # what boxes show under the lens, a key of lens.giving; "" for the first
    only: bool = False  # under the lens: without the reports that do not tell the claim
    origin: str | None = None  # id: only what comes from it
    styles: frozenset[Style] = frozenset(STYLES)
    least: str = ""  # a key of LEAST
    every: bool = False  # draw also lines that a longer road repeats
    scale: bool = False  # time to scale, not compressed
    opened: tuple[str, ...] = ()  # reports whose families are not folded, or ALL

    @property
    def plain(self) -> bool:
        return self == Choice()


def query(edition: Edition, choice: Choice, **changed: object) -> str:
    """The part of the address behind "?", without what is as usual; ``changed``: fields that are to be otherwise."""
    made = replace(choice, **changed)  # type: ignore[arg-type] # names and values are those of Choice
    words: list[tuple[str, str]] = []
    if made.claim:
        words.append(("claim", f"C{edition.claim_numbers[made.claim.id]}"))
        words += [("gives", made.gives)] if made.gives else []
        words += [("only", "1")] if made.only else []
    if made.origin:
        named = edition.origin_by_id[made.origin]
        words.append(("origin", named.letter or made.origin))
    if made.styles != frozenset(STYLES):
        words += [("line", style) for style in STYLES if style in made.styles]
    words += [("least", made.least)] if made.least else []
    words += [("every", "1")] if made.every else []
    words += [("time", "scale")] if made.scale else []
    words += [("open", ALL if one == ALL else edition.sigla[one]) for one in made.opened]
    return urlencode(words)


def chosen_by(edition: Edition, words: Mapping[str, Sequence[str]]) -> tuple[Choice, tuple[str, ...]]:
    """What the parameters of an address choose, and a sentence for each that names nothing."""
    troubles: list[str] = []
    claim = _claim(edition, _first(words, "claim"), troubles)
    origin = _origin(edition, _first(words, "origin"), troubles)
    least = _first(words, "least")
    if least not in LEAST:
        troubles.append("Signs can be asked for as fair or strong.")
    lines = [style for style in STYLES if style in words.get("line", ())]
    by_siglum = {siglum: report for report, siglum in edition.sigla.items()}
    opened = {by_siglum.get(one, one) for one in words.get("open", ()) if one == ALL or one in by_siglum}
    choice = Choice(
        claim=claim,
        gives=_first(words, "gives") if claim else "",
        only=claim is not None and _first(words, "only") == "1",
        origin=origin,
        styles=frozenset(lines or STYLES),
        least=least if least in LEAST else "",
        every=_first(words, "every") == "1",
        scale=_first(words, "time") == "scale",
        opened=tuple(sorted(opened)),
    )
    return choice, tuple(troubles)


def _first(words: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(words.get(name, ())), "")


def _claim(edition: Edition, word: str, troubles: list[str]) -> Claim | None:
    number = word.removeprefix("C")
    if number.isascii() and number.isdigit() and len(number) < 9 and 1 <= int(number) <= len(edition.claims):
        return edition.claims[int(number) - 1]
    if word:
        troubles.append("There is no such claim: claims are named C1, C2 and so on.")
    return None


def _origin(edition: Edition, word: str, troubles: list[str]) -> str | None:
    found = next((one.origin.id for one in edition.origins if word and word in {one.letter, one.origin.id}), None)
    if word and found is None:
        troubles.append("There is no such origin: origins are named by their letter, or by their id.")
    return found


def large(edition: Edition) -> bool:
    """True where the whole case is too much for one picture."""
    return len(edition.reports) >= COLLAPSE_FROM


def chosen(edition: Edition, choice: Choice) -> Graph:
    """The graph to draw. In a large case a lens shows the reports of its claim alone."""
    alone = choice.claim is not None and (choice.only or large(edition))
    values = values_under(edition, choice.claim or default_lens(edition), choice.gives)
    if alone and choice.claim:
        graph = claim_graph(edition, choice.claim, values)
    else:
        graph = case_graph(edition, values, lens=choice.claim, origin=choice.origin)
    if choice.origin:
        graph = of_origin(graph, choice.origin, _resting(edition, choice))
    graph = of_styles(graph, choice.styles, LEAST[choice.least])
    if len(graph.nodes) >= COLLAPSE_FROM:
        graph = _collapsed(edition, choice, graph, alone=alone)
    return in_sequence(graph if choice.every else fewest_lines(graph))


def _collapsed(edition: Edition, choice: Choice, graph: Graph, *, alone: bool) -> Graph:
    """What fits a picture; ``alone``: it is the graph of one claim."""
    graph = tied_only(graph if alone else shared_only(graph))
    asked = frozenset(choice.opened)
    closed, opened = [], set()
    for one in families(graph):
        keys = {node.key for node in one}
        if ALL in asked or keys & asked:
            opened |= keys
        else:
            closed.append(one)
    places = {named.letter: named.place for named in edition.origins if named.letter}
    graph = folded(graph, closed, places)
    return largest(graph, MOST_OPENED if asked else MOST_NODES, frozenset(opened))


def _resting(edition: Edition, choice: Choice) -> tuple[str, ...]:
    if choice.claim:
        return next((one.reports for one in choice.claim.origins.named if one.id == choice.origin), ())
    return edition.origin_by_id[choice.origin].origin.reports if choice.origin else ()
