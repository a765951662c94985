"""``stemmata import``: its commands and their options. What they run is imported late."""

from pathlib import Path
from typing import Annotated

import typer

from stemmata.cli import completing

JsonOption = Annotated[bool, typer.Option("--json", help="Machine output on standard output.")]
import_ = typer.Typer(
    help="Names, judgements and remarks from elsewhere, as rulings that can be taken back.", no_args_is_help=True,
    rich_markup_mode=None,
)  # fmt: skip
CaseOption = Annotated[
    Path,
    typer.Option("--case", metavar="CASE", help="The case file.", show_default=False, autocompletion=completing.cases),
]
AuthorOption = Annotated[str, typer.Option(envvar="STEMMATA_AUTHOR", help="Who imports; the login name if not given.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]


@import_.command("names")
def import_names(  # each is an option of the command
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table of aliases (CSV, TSV, JSON), or a resolver file.")
    ],
    case: CaseOption,
    *,
    columns: Annotated[
        str, typer.Option(metavar="OUR=THEIRS,...", help="Columns of a table: canonical, alias, id.")
    ] = "",
    author: AuthorOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Make rulings of a table of aliases, or of a nomenklatura resolver file. Nothing is guessed.

    Exit status: 0 all names were met; 1 done, but some were not, or gainsay rulings of the case.

    Example: stemmata import names aliases.csv --case my.stemma --dry-run
    """
    from stemmata.cli import importing

    wish = importing.Wish(columns=columns, author=author, dry_run=dry_run, machine=json)
    raise typer.Exit(importing.names(file, case, wish))


@import_.command("hypothesis")
def import_hypothesis(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Annotations of Hypothesis, as JSON or JSON Lines.")],
    case: CaseOption,
    *,
    author: AuthorOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Note what people remarked on pages beside the very words of the reports. Nothing is guessed; no link changes.

    Exit status: 0 each remark has its place; 1 done, but some are tied to nothing, each with its reason.

    Example: stemmata import hypothesis annotations.json --case my.stemma --dry-run
    """
    from stemmata.cli import importing, noting

    wish = importing.Wish(columns="", author=author, dry_run=dry_run, machine=json)
    raise typer.Exit(noting.hypothesis(file, case, wish))


@import_.command("undo")
def import_undo(
    file: Annotated[str, typer.Argument(metavar="NAME", help="The name of the file that was imported.")],
    case: CaseOption,
    author: AuthorOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Take back every ruling that was imported from a file, and link again.

    Example: stemmata import undo aliases.csv --case my.stemma
    """
    from stemmata.cli import importing

    wish = importing.Wish(columns="", author=author, dry_run=dry_run, machine=json)
    raise typer.Exit(importing.undo(Path(file).name, case, wish))
