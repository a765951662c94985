"""Traditions made, read and scored, in two processes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from bench.traditions import family_a, family_b
from bench.traditions.found import Answer, by_components, by_outlets, by_product
from bench.traditions.making import Tradition, tradition
from bench.traditions.reading import read
from bench.traditions.score import edge_counts, origin_counts
from bench.traditions.truth import Told, Tree, facts_of, tree_of

FAMILIES = {"A": family_a.FAMILY, "B": family_b.FAMILY}
Scores = Mapping[str, Mapping[str, int]]  # method → counts


def scored(number: int, family: str) -> tuple[Scores, str]:
    """One tradition by each method; and what went wrong, in words."""
    made = tradition(FAMILIES[family], number)
    told = facts_of(made, FAMILIES[family].agencies)
    reading = read(made)
    true = tree_of(made.shape)
    wanted = [one.origins for one in told]
    ours, plain = by_product(made, reading, told), by_components(made, reading, told)
    scores = {
        "stemmata": {**edge_counts(true, ours.tree), **origin_counts(wanted, ours.origins)},
        "components of shared wording": {**edge_counts(true, plain.tree), **origin_counts(wanted, plain.origins)},
        "every outlet": origin_counts(wanted, by_outlets(made, told)),
    }
    return scores, _errors(made, told, true, ours)


def _errors(made: Tradition, told: Sequence[Told], true: Tree, ours: Answer) -> str:
    lines = [f"# {made.name}: hidden {sorted(made.shape.hidden)}"]
    for n in made.visible:
        text = made.texts[n]
        lines.append(f"{n} {text.outlet} {text.published} from {list(made.shape.parents[n])} {text.miscredits or ''}")
    lines += [f"- missed {edge}" for edge in sorted(true.edges - ours.tree.edges)]
    lines += [f"- false {edge}" for edge in sorted(ours.tree.edges - true.edges)]
    lines += [f"- groups {[sorted(g) for g in true.groups]} found {[sorted(g) for g in ours.tree.groups]}"]
    for one, count in zip(told, ours.origins, strict=True):
        if count != one.origins:
            said = [f"{n}: {made.texts[n].lines[k].text}" for n, k in one.lines]
            lines.append(f"- origins of fact {one.fact}: {one.origins}, found {count}\n    " + "\n    ".join(said))
    return "\n".join(lines) + "\n"


def run(family: str, numbers: Iterable[int], workers: int = 2) -> tuple[dict[str, list[Mapping[str, int]]], str]:
    """The counts of each method, tradition by tradition; and the errors."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(partial(scored, family=family), numbers, chunksize=4))
    by_method: defaultdict[str, list[Mapping[str, int]]] = defaultdict(list)
    for scores, _ in done:
        for method, counts in scores.items():
            by_method[method].append(counts)
    return dict(by_method), "\n".join(errors for _, errors in done)
