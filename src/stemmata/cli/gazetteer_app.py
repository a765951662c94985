"""``stemmata gazetteer``: its commands. Each imports what it runs late."""

from pathlib import Path
from typing import Annotated

import typer

from stemmata.cli.completing import cases

JsonOption = Annotated[bool, typer.Option("--json", help="Machine output on standard output.")]

gazetteer = typer.Typer(
    help="The gazetteers of this machine, and of a case: names of places and where they lie.", no_args_is_help=True,
    rich_markup_mode=None,
)  # fmt: skip
OwnCaseOption = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="CASE",
        help="The case file whose own gazetteer is meant.",
        show_default=False,
        autocompletion=cases,
    ),
]


@gazetteer.command("list")
def gazetteer_list(case: OwnCaseOption = None, json: JsonOption = False) -> None:
    """List the gazetteers that a build reads, with their places and what is to be shown with them.

    Example: stemmata gazetteer list --case my.stemma
    """
    from stemmata.cli import gazetteers

    gazetteers.list_(case, machine=json)


@gazetteer.command("add")
def gazetteer_add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .jsonl file, or a country file of GeoNames: SY.txt or SY.zip.")
    ],
    case: OwnCaseOption = None,
    json: JsonOption = False,
) -> None:
    """Add the places of a file: to all cases of this user, or with --case to one case, which is linked again.

    Exit status: 0 all lines read; 1 done, but some lines were refused, each named with its reason.

    Example: stemmata gazetteer add villages.jsonl --case my.stemma
    """
    from stemmata.cli import gazetteers

    raise typer.Exit(gazetteers.add(file, case, machine=json))


@gazetteer.command("compile")
def gazetteer_compile(json: JsonOption = False) -> None:
    """Compile GeoNames, of the extra stemmata[geo], into this user's cache anew. A build does so by itself, once.

    Example: stemmata gazetteer compile
    """
    from stemmata.cli import gazetteers

    gazetteers.compile_(machine=json)
