"""Hand-labelled test data of real press: pairs of reports, pairs of statements, toponyms.

usage: python -m bench.pairs --cache FOLDER [--set NAME] [--errors FILE] [--update-floors [--allow-regression]]
       python -m bench.pairs --agreement [--passes pass-a pass-b] [--errors FILE]
       python -m bench.pairs --show SET ID [ID …] [--mark]
       python -m bench.pairs --compile FOLDER --to NAME
       python -m bench.pairs --draw --cache FOLDER

The first scores the product (bench/pairs/predicted.py says how it is read) on the adjudicated set, or on pass-a where
there is none, beside baselines. --cache names a folder, not in the repository, that keeps what the product reads in
the articles: a first run takes two minutes, a later one a quarter of that. --agreement compares two passes of
annotators; --errors then holds the items on which they differ, else those on which the product differs from the
labels. --show prints items of a set (reports, statements, toponyms) as an annotator reads them; ID "all" prints every
one; --mark puts what two reports share word for word in ⟦ ⟧. --compile makes bench/pairs/NAME of the labels that an
annotator wrote (bench/pairs/compiled.py says how). --draw wrote the unlabelled sets, and refuses to draw over them.
The sets are a test: nothing is trained or tuned on them. Articles are those of FA-KES, in fakes/ of $STEMMATA_DATA or
of ../shared/data. Intervals are bootstrap intervals over items.
Exit status: 0 done; 1 something is wrong in what was written, a figure is below its floor, or a floor would sink;
2 wrong usage, or no data.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Measure, Measured, measured, table
from bench.pairs import agreement, baselines, predicted, score
from bench.pairs.compiled import labelled, rows_in
from bench.pairs.predicted import Predictions
from bench.pairs.product import Linked, linked_case
from bench.pairs.score import Counter, counts
from bench.pairs.sets import DRAWN, SETS, Item, as_lines, file_of, read_set
from bench.pairs.show import shown

FLOORED = frozenset(
    {
        "derived",
        "relation right, where one is told",
        "siblings",
        "relations, mean of F1",
        "about one fact",
        "names read as places",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How one set is scored."""

    label: str
    predict: Callable[[Sequence[Item], Linked], Predictions]
    counter: Counter
    measures: tuple[Measure, ...]
    beside: Callable[[Sequence[Item]], Mapping[str, Predictions]]  # the baselines, by name


def _beside_reports(items: Sequence[Item]) -> Mapping[str, Predictions]:
    best = baselines.best_containment(items)
    return {
        f"containment ≥ {baselines.SHARED}, then dates": baselines.by_containment(items),
        f"containment ≥ {best:.2f}, best here, siblings": baselines.all_siblings(items, best),
    }


TASKS = {
    "reports": Task(
        label="relation",
        predict=predicted.report_relations,
        counter=score.of_reports,
        measures=score.report_measures(),
        beside=_beside_reports,
    ),
    "statements": Task(
        label="relation",
        predict=predicted.statement_relations,
        counter=score.of_statements,
        measures=score.statement_measures(),
        beside=lambda items: {"words alike, numbers differ": baselines.by_numbers(items)},
    ),
    "toponyms": Task(
        label="name",
        predict=predicted.toponym_names,
        counter=score.of_toponyms,
        measures=score.toponym_measures(),
        beside=lambda items: {"everything is a place": dict.fromkeys((one.id for one in items), "place")},
    ),
}


def score_product(options: argparse.Namespace) -> int:
    """The tables of the product and the baselines, set by set."""
    name = options.set or ("gold" if file_of("gold", "reports").is_file() else "pass-a")
    sets = {kind: items for kind in SETS if (items := read_set(name, kind))}
    if not sets:
        sys.stderr.write(f"There is no set bench/pairs/{name}; --compile makes one.\n")
        return 2
    case = linked_case(options.cache)
    kept: list[Measured] = []
    wrong: list[str] = []
    for kind, items in sets.items():
        task = TASKS[kind]
        found = task.predict(items, case)
        figures = measured(counts(items, found, task.counter), task.measures)
        print(table(f"{kind}, {name}: {len(items)}", figures))
        print(score.confusion(items, found, task.label))
        for title, other in task.beside(items).items():
            print(table(f"beside: {title}", measured(counts(items, other, task.counter), task.measures)))
        kept += [one for one in figures if one.figure.key in FLOORED]
        wrong += [
            f"{one.id}  {one.label(task.label)}, found {found[one.id]}{', in doubt' if one.doubt else ''}, {one.drawn}"
            for one in items
            if found[one.id] != one.label(task.label)
        ]
    if options.errors is not None:
        options.errors.write_text("".join(f"{line}\n" for line in wrong), encoding="utf-8")
    data = sha256_of([as_lines(items) for items in sets.values()])
    return gated(f"pairs {name}", [one.figure for one in kept], data, options)


def compare_passes(names: Sequence[str], errors: Path | None) -> int:
    """The tables of agreement, over the items that both passes have."""
    lines: list[str] = []
    shared = 0
    for kind in SETS:
        both = agreement.both_of(*(read_set(name, kind) for name in names))
        shared += len(both)
        if both:
            figures = measured([agreement.counts_of(pair, kind) for pair in both], agreement.measures(kind))
            print(table(f"{kind}: {len(both)} of both", figures))
            lines += agreement.differences(both, kind)
    if not shared:
        sys.stderr.write(f"{' and '.join(names)} have no item in common; --compile makes a pass.\n")
        return 2
    if errors is not None:
        errors.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


def draw(cache: Path) -> int:
    """Draws the three sets, where there are none yet."""
    from bench.pairs.draw_reports import report_pairs
    from bench.pairs.draw_statements import statement_pairs
    from bench.pairs.draw_toponyms import toponyms

    if any(file_of(DRAWN, name).exists() for name in SETS):
        sys.stderr.write("The sets are drawn already, and labels hang on them. Nothing was written.\n")
        return 1
    case = linked_case(cache)
    sets = {
        "reports": report_pairs(case.reports, case.links.derivations),
        "statements": statement_pairs(case.reports, case.links.claims),
        "toponyms": toponyms(case.reports),
    }
    file_of(DRAWN, "reports").parent.mkdir(parents=True, exist_ok=True)
    for name, items in sets.items():
        file_of(DRAWN, name).write_text(as_lines(items), encoding="utf-8")
        print(f"{name}: {len(items)} items")
    return 0


def show(name: str, ids: Sequence[str], *, marked: bool) -> int:
    """Prints items of a set."""
    items = {one.id: one for one in read_set(DRAWN, name)}
    for one in items if list(ids) == ["all"] else ids:
        if one not in items:
            sys.stderr.write(f"{name} has no {one}.\n")
            return 2
        print(shown(items[one], marked=marked))
    return 0


def compile_pass(folder: Path, to: str) -> int:
    """Writes the sets of an annotator; nothing where something is wrong."""
    made, problems = {}, []
    for name in SETS:
        rows = rows_in(folder, name)
        drawn = read_set(DRAWN, name)
        items, wrong = labelled(drawn, rows, name)
        problems += wrong
        if rows:
            made[name] = items
            print(f"{name}: {len(items)} of {len(drawn)} labelled, {sum(one.doubt for one in items)} in doubt")
    if problems or not made:
        sys.stderr.write("".join(f"{line}\n" for line in problems or [f"{folder} holds no labels"]))
        sys.stderr.write("Nothing was written.\n")
        return 1
    for name, items in made.items():
        file_of(to, name).parent.mkdir(parents=True, exist_ok=True)
        file_of(to, name).write_text(as_lines(items), encoding="utf-8")
    return 0


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pairs", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--set", metavar="NAME", help="the labels to score on; default: gold, or else pass-a")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write errors or differences here")
    parser.add_argument("--agreement", action="store_true", help="compare two passes")
    parser.add_argument("--passes", nargs=2, default=["pass-a", "pass-b"], metavar="NAME")
    parser.add_argument("--draw", action="store_true", help="draw the unlabelled sets, once")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="where the product's reading is kept")
    parser.add_argument("--show", nargs="+", metavar=("SET", "ID"), help="print items for an annotator")
    parser.add_argument("--mark", action="store_true", help="with --show: mark what two reports share")
    parser.add_argument("--compile", type=Path, metavar="FOLDER", help="make a set of the labels written there")
    parser.add_argument("--to", metavar="NAME", help="where --compile writes: bench/pairs/NAME")
    add_options(parser)
    options = parser.parse_args(arguments)
    if (options.compile is None) != (options.to is None):
        parser.error("--compile and --to go together")
    if options.show is not None and (options.show[0] not in SETS or not options.show[1:]):
        parser.error(f"--show takes one of {', '.join(SETS)}, and ids")
    needs_cache = options.show is None and options.compile is None and not options.agreement
    if needs_cache and options.cache is None:
        parser.error("--cache is missing: a folder outside the repository")
    try:
        return _done(options)
    except (FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _done(options: argparse.Namespace) -> int:
    if options.show is not None:
        return show(options.show[0], options.show[1:], marked=options.mark)
    if options.compile is not None:
        return compile_pass(options.compile, options.to)
    if options.agreement:
        return compare_passes(options.passes, options.errors)
    return draw(options.cache) if options.draw else score_product(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
