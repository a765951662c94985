"""How well it is found who says what through whom: the gold set of chains, and the samples beside it.

usage: python -m bench.chains [--set gold] [--no-samples] [--errors FILE] [--update-floors [--allow-regression]]
       python -m bench.chains --agreement [--passes pass-a pass-b] [--errors FILE]
       python -m bench.chains --compile FOLDER --to NAME

The first scores the installed annotators, beside the line of "all at depth one"; what is measured, and how, is told by
bench/chains/score.py. The set is a test: nothing is trained or tuned on it, so read its --errors to mend the scorer or
the guideline, not the annotators. --agreement compares two passes of annotators (bench/chains/agreement.py); --errors
then holds their differences. --compile makes bench/gold/chains/NAME of the YAML files that an annotator wrote.
Texts are those of GUM, in gum/ of $STEMMATA_DATA or of ../shared/data. Intervals are over documents (bootstrap).
Exit status: 0 done; 1 something does not anchor, a figure is below its floor, or a floor would sink; 2 wrong usage, or
no data.
"""

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.chains import agreement
from bench.chains.anchors import compiled, outside
from bench.chains.gold import SETS, Tree, as_json, sha256_of, trees_in
from bench.chains.predicted import Predicted, all_at_depth_one, of_tree, predicted
from bench.chains.samples import SHOWN, sample_figures
from bench.chains.score import Compared, compared, measures
from bench.floors import add_options, gated
from bench.gold.figures import Figure
from bench.intervals import Measured, measured, table
from bench.plain_report import report_of
from bench.said.attribution import marked
from stemmata.annotate.plan import annotate, planned
from stemmata.plugins import annotators

SAMPLE = 60  # errors of each sort that are written for reading
FLOORED = frozenset(
    {"attributions", "edges", "exact chain", "kept at depth one", "nested, found", "nested, edge right", "modality"}
)


def compile_pass(folder: Path, name: str) -> int:
    """Makes the offsets of a pass; writes nothing where something is wrong."""
    trees, problems = compiled(folder)
    for line in (line for tree in trees for line in outside(tree)):
        sys.stderr.write(f"for a look: {line}\n")
    if problems or not trees:
        sys.stderr.write("".join(f"{line}\n" for line in problems or [f"{folder} holds no YAML file"]))
        sys.stderr.write("Nothing was written.\n")
        return 1
    (SETS / name).mkdir(parents=True, exist_ok=True)
    for tree in trees:
        (SETS / name / f"{tree.name}.json").write_text(as_json(tree), encoding="utf-8")
    marks = [mark for tree in trees for mark in tree.attributions]
    nested = sum(mark.parent is not None for mark in marks)
    print(f"{name}: {len(trees)} documents, {len(marks)} attributions, {nested} of them nested")
    return 0


def compare_passes(names: Sequence[str], errors: Path | None) -> int:
    """The table of agreement, over the documents that both passes have."""
    ones, others = ({tree.name: tree for tree in trees_in(SETS / name)} for name in names)
    shared = sorted(ones.keys() & others.keys())
    if not shared:
        sys.stderr.write(f"{' and '.join(names)} have no document in common; --compile makes a pass.\n")
        return 2
    sides = [agreement.sides(ones[name], others[name]) for name in shared]
    figures = measured([agreement.counts_of(side) for side in sides], agreement.measures())
    print(table(f"{names[0]}, {names[1]}: {len(shared)} documents", figures))
    if errors is not None:
        errors.write_text(agreement.differences(sides), encoding="utf-8")
    return 0


def score_annotators(options: argparse.Namespace) -> int:
    """The table of the installed annotators, with the lines that it must beat, and the samples."""
    trees = trees_in(SETS / options.set)
    if not trees:
        sys.stderr.write(f"There is no set {SETS.name}/{options.set} yet; --compile makes one.\n")
        return 2
    plan = planned(annotators())
    found = {
        tree.name: predicted(tree.text, annotate(report_of(tree.name, tree.text, headline=True), plan))
        for tree in trees
    }
    sides = [compared(tree, found[tree.name]) for tree in trees]
    figures = measured([side.counts for side in sides], measures())
    flat = {name: all_at_depth_one(rows) for name, rows in found.items()}
    ideal = {tree.name: all_at_depth_one(of_tree(tree)) for tree in trees}
    print(table(f"{options.set}: {len(trees)} documents", figures))
    print("false nesting on depth one: " + _false_nesting(figures) + "\n")
    print(table("the same, all at depth one", _figures(trees, flat)))
    print(table("the gold itself, all at depth one", _figures(trees, ideal)))
    if options.errors is not None:
        options.errors.write_text(sampled_errors(sides), encoding="utf-8")
    if not options.no_samples:
        print(_samples())
    kept = [one.figure for one in figures if one.figure.key in FLOORED]
    return gated(f"chains {options.set}", kept, sha256_of(trees), options)


def _figures(trees: Sequence[Tree], found: Mapping[str, Sequence[Predicted]]) -> tuple[Measured, ...]:
    chosen = [one for one in measures() if one.key in FLOORED - {"modality"}]
    return measured([compared(tree, found[tree.name]).counts for tree in trees], chosen)


def _false_nesting(figures: Sequence[Measured]) -> str:
    kept = next(one for one in figures if one.figure.key == "kept at depth one")
    if kept.figure.value is None or kept.low is None or kept.high is None:
        return "nothing was found"
    low, high = 100 * (1 - kept.high), 100 * (1 - kept.low)
    return f"{100 * (1 - kept.figure.value):.1f} % ({low:.1f} to {high:.1f})"


def _samples() -> str:
    def shown(figure: Figure) -> str:
        return "–" if figure.value is None else f"{100 * figure.value:.1f}"

    lines = [f"{'sample reports':22}" + "".join(f"{name:>15}" for name in SHOWN)]
    lines += [f"{name:22}" + "".join(f"{shown(one):>15}" for one in figures) for name, figures in sample_figures()]
    return "\n".join(lines)


def sampled_errors(sides: Sequence[Compared], seed: int = 7) -> str:
    """A sample of what was missed, hung on a wrong voice, or found falsely, each with the text around it."""
    sorts: dict[str, list[str]] = {"missed": [], "wrong voice above": [], "wrong chain": [], "false": []}
    for side in sides:
        text = side.tree.text
        for met in side.met:
            if not met.gold.sure or met.chain:
                continue
            gold = f"- {side.tree.name}, {met.gold.id}, depth {met.depth}: {marked(text, met.gold.said)}"
            if met.found is None:
                sorts["missed"].append(gold)
            else:
                sort = "wrong chain" if met.edge else "wrong voice above"
                sorts[sort].append(f"{gold}\n    found at depth {_chain(met.found)}: {marked(text, met.found.said)}")
        sorts["false"] += [f"- {side.tree.name}, depth {_chain(one)}: {marked(text, one.said)}" for one in side.false]
    lines = ["Source in [ ], cue in { }, content in ⟨ ⟩."]
    for sort, every in sorts.items():
        chosen = sorted(random.Random(seed).sample(range(len(every)), min(SAMPLE, len(every))))
        lines += ["", f"## {sort}: {len(chosen)} of {len(every)}", *(every[n] for n in chosen)]
    return "\n".join(lines) + "\n"


def _chain(one: Predicted) -> str:
    kinds = " → ".join(voice.kind for voice in one.chain)
    return f"{len(one.chain) - 1} ({kinds}{', implied' if one.implied else ''})"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.chains", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--compile", type=Path, metavar="FOLDER", help="make offsets of the YAML files there")
    parser.add_argument("--to", metavar="NAME", help="where --compile writes: bench/gold/chains/NAME")
    parser.add_argument("--agreement", action="store_true", help="compare two passes")
    parser.add_argument("--passes", nargs=2, default=["pass-a", "pass-b"], metavar="NAME")
    parser.add_argument("--set", default="gold", metavar="NAME", help="the set to score on")
    parser.add_argument("--no-samples", action="store_true", help="leave the sample reports out")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write errors or differences here")
    add_options(parser)
    options = parser.parse_args(arguments)
    if (options.compile is None) != (options.to is None):
        parser.error("--compile and --to go together")
    try:
        if options.compile is not None:
            return compile_pass(options.compile, options.to)
        if options.agreement:
            return compare_passes(options.passes, options.errors)
        return score_annotators(options)
    except (FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
