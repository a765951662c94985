"""Hand-labelled test data of real press: pairs of reports, pairs of statements, toponyms.

usage: python -m bench.pairs --draw --cache FOLDER
       python -m bench.pairs --show SET ID [ID …] [--mark]
       python -m bench.pairs --compile FOLDER --to NAME

--draw writes the unlabelled sets to bench/pairs/drawn, once; it refuses to draw over what is there. --show prints items
of a set (reports, statements, toponyms) as an annotator reads them; ID "all" prints every one; --mark puts what two
reports share word for word in ⟦ ⟧. --compile makes bench/pairs/NAME of the labels that an annotator wrote
(bench/pairs/compiled.py says how). The sets are a test: nothing is trained or tuned on them. Articles are those of
FA-KES, in fakes/ of $STEMMATA_DATA or of ../shared/data. --cache names a folder, not in the repository, that keeps what
the product reads in them, which takes a minute.
Exit status: 0 done; 1 something is wrong in what was written; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.pairs.compiled import labelled, rows_in
from bench.pairs.sets import DRAWN, SETS, as_lines, file_of, read_set
from bench.pairs.show import shown


def draw(cache: Path) -> int:
    """Draws the three sets, where there are none yet."""
    from bench.pairs.draw_reports import report_pairs
    from bench.pairs.draw_statements import statement_pairs
    from bench.pairs.draw_toponyms import toponyms
    from bench.pairs.product import linked_case

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
    parser.add_argument("--draw", action="store_true", help="draw the unlabelled sets, once")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="where the product's reading is kept")
    parser.add_argument("--show", nargs="+", metavar=("SET", "ID"), help="print items for an annotator")
    parser.add_argument("--mark", action="store_true", help="with --show: mark what two reports share")
    parser.add_argument("--compile", type=Path, metavar="FOLDER", help="make a set of the labels written there")
    parser.add_argument("--to", metavar="NAME", help="where --compile writes: bench/pairs/NAME")
    options = parser.parse_args(arguments)
    if (options.compile is None) != (options.to is None):
        parser.error("--compile and --to go together")
    try:
        if options.show is not None:
            if options.show[0] not in SETS or not options.show[1:]:
                parser.error(f"--show takes one of {', '.join(SETS)}, and ids")
            return show(options.show[0], options.show[1:], marked=options.mark)
        if options.compile is not None:
            return compile_pass(options.compile, options.to)
        if options.cache is None:
            parser.error("--cache is missing: a folder outside the repository")
        if options.draw:
            return draw(options.cache)
    except (FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    parser.error("nothing to do")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
