"""The commands. Each imports what it runs late, so that ``--help`` answers at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from stemmata import __version__
from stemmata.cli import completing
from stemmata.cli.adding import add
from stemmata.cli.doctoring import doctor
from stemmata.cli.gazetteer_app import gazetteer
from stemmata.cli.import_commands import import_
from stemmata.cli.language_model import ModelOptions
from stemmata.cli.option_groups import InPanels, with_groups
from stemmata.errors import StemmataError, UsageError


class _Commands(TyperGroup):
    """The commands, of which one that is interrupted says what is kept: typer alone ends without a word."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # a Context of typer's own click
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.stderr.write("stemmata: interrupted. What was read is kept; run the same command again to go on.\n")
            raise typer.Exit(INTERRUPTED) from None


INTERRUPTED = 130  # the exit status of what Ctrl-C stopped, as shells have it

app = typer.Typer(
    name="stemmata",
    cls=_Commands,
    help="Draws the family tree of a story: who says so, how many origins, where reports differ. It attributes; "
    "it never adjudicates. Nothing leaves this machine unless you ask for it, with add or build --annotator llm.",
    epilog="Begin with: stemmata build FOLDER --case my.stemma",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

CaseArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="The case file.", show_default=False, autocompletion=completing.cases),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine output on standard output.")]
RedactOption = Annotated[
    list[str] | None,
    typer.Option("--redact", metavar="ENTITY", help="A name, or its id, that is to leave no trace. Repeatable."),
]
RedactFromOption = Annotated[
    Path | None, typer.Option("--redact-from", metavar="FILE", help="The same, one a line.", show_default=False)
]
RedactRolesOption = Annotated[
    bool, typer.Option("--redact-roles", help="Their ranks, roles and describing nouns, too.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; refusals stay.")]


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """Options that belong to no command."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command(cls=InPanels)
@with_groups
def build(  # noqa: PLR0913 - a parameter is an option; those of the language model are one
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; folders are read whole.")],
    case: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="The case file to create or update.",
            show_default=False,
            autocompletion=completing.cases,
        ),
    ],
    columns: Annotated[
        str,
        typer.Option(
            metavar="OUR=THEIRS,...", help="Columns of a table: title, text, outlet, date, url, author, language."
        ),
    ] = "",
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")] = 0,
    json: JsonOption = False,
    quiet: QuietOption = False,
    *,
    asking: ModelOptions,
) -> None:
    """Read files and folders into a case file, or update it.

    Exit status: 0 all read; 1 done, but some files were refused, or a language model did not answer all; 2 wrong
    usage; 3 not a case file.

    Example: stemmata build articles.csv notes/ --case my.stemma --columns text=body,outlet=source
    """
    from stemmata.cli import building

    asked = building.Request(columns=columns, workers=workers or None, machine=json, quiet=quiet, asking=asking)
    raise typer.Exit(building.run(paths, case, asked))


app.command()(add)


@app.command(name="open")
def open_(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="A case file, or files and folders to build one from.")
    ],
    case: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The case file to build; beside the first path if not given.",
            autocompletion=completing.cases,
        ),
    ] = None,
    columns: Annotated[str, typer.Option(metavar="OUR=THEIRS,...", help="Columns of a table, as for build.")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    json: JsonOption = False,
) -> None:
    """Build what is not built, and open it in the browser, on this machine alone.

    Example: stemmata open reports/
    """
    from stemmata.cli import opening

    opening.run(
        paths,
        opening.Request(case=case, columns=columns, port=port, browser=browser, machine=json),
    )


@app.command()
def serve(
    case: CaseArgument,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 0,
    json: JsonOption = False,
) -> None:
    """Serve the pages of a case to this machine alone, as open does, and open no browser.

    Example: stemmata serve my.stemma --port 8000
    """
    from stemmata.cli import opening

    if not case.is_file():
        raise UsageError(f"There is no case file {case}.", hint="stemmata build FOLDER --case FILE makes one.")
    opening.run([str(case)], opening.Request(case=None, columns="", port=port, browser=False, machine=json))


@app.command()
def show(
    case: CaseArgument,
    view: Annotated[
        str,
        typer.Argument(
            metavar="VIEW",
            help="summary, alarms, claims, differences, stemma, documents, entities, decisions, report or why.",
            autocompletion=completing.views,
        ),
    ] = "summary",
    subject: Annotated[
        str, typer.Argument(metavar="ID", help="For report and why: an id, or the beginning of one.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="Rows to print; the total is always said.")] = 40,
    json: JsonOption = False,
) -> None:
    """Print a view of a case.

    Example: stemmata show my.stemma why 3f9c
    """
    from stemmata.cli import showing

    showing.run(case, view, subject, limit=limit, machine=json)


@app.command()
def export(  # noqa: PLR0913  # each is an option of the command
    case: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="The case file.", show_default=False, autocompletion=completing.cases),
    ] = None,
    *,
    to: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help="The format; told by the name of PATH if not given. help lists them.",
            autocompletion=completing.formats,
        ),
    ] = "",
    output: Annotated[
        str, typer.Option(metavar="PATH", help="Where to write: a file, a folder/, or - for standard output.")
    ] = "-",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the format json, and end.")
    ] = False,
    redact: RedactOption = None,
    redact_from: RedactFromOption = None,
    redact_roles: RedactRolesOption = False,
    json: JsonOption = False,
) -> None:
    """Write a case in another format.

    Example: stemmata export my.stemma --to json --output my.json
    """
    from stemmata.cli import redacting, writing

    asked = redacting.Asked(entities=redact or (), file=redact_from, roles=redact_roles)
    if schema:
        writing.json_schema()
    else:
        writing.export(case, to, output, redact=asked, machine=json)


@app.command()
def dossier(  # noqa: PLR0913  # each is an option of the command
    case: CaseArgument,
    *,
    output: Annotated[
        str, typer.Option(metavar="DIR-or-FILE", help="A folder of pages, or one file: .html, or .pdf for paper.")
    ],
    pdf: Annotated[bool, typer.Option("--pdf", help="As one PDF, whatever OUTPUT ends in.")] = False,
    redact: RedactOption = None,
    redact_from: RedactFromOption = None,
    redact_roles: RedactRolesOption = False,
    json: JsonOption = False,
) -> None:
    """Write the static, offline dossier of a case: HTML, or a PDF with footnotes.

    Example: stemmata dossier my.stemma --output dossier/
    """
    from stemmata.cli import redacting, writing

    asked = redacting.Asked(entities=redact or (), file=redact_from, roles=redact_roles)
    writing.dossier(case, output, pdf=pdf, redact=asked, machine=json)


@app.command()
def decide(
    case: CaseArgument,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="merge, split, keep-disputed, agree, disagree, undecided, differ, set-aside, place, note or withdraw.",
            autocompletion=completing.kinds,
        ),
    ],
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Entity ids for merge and keep-disputed; an entity id, or REPORT:LOCAL members, for split; "
            "a derivation id for agree, disagree and undecided; a difference id for differ and set-aside; "
            "an entity id and geonames:NUMBER, LAT,LON or none for place; "
            "a report id, or REPORT:START-END, for note; a decision id for withdraw. "
            "The beginning of an id is enough.",
        ),
    ],
    reason: Annotated[str, typer.Option(help="Why: kept with the decision.")] = "",
    author: Annotated[
        str, typer.Option(envvar="STEMMATA_AUTHOR", help="Who decides; the login name if not given.")
    ] = "",
    json: JsonOption = False,
) -> None:
    """Record what a human ruled, and link again. Decisions are never overwritten.

    Example: stemmata decide my.stemma merge 3f9c 81aa --reason "same man, see report C"
    """
    from stemmata.cli import deciding

    deciding.run(case, kind, subjects, deciding.Signature(author=author, reason=reason), machine=json)


@app.command("merge-decisions")
def merge_decisions(  # noqa: PLR0913  # each is an option of the command
    case: Annotated[
        Path,
        typer.Argument(
            metavar="CASE", help="The case file that takes them.", show_default=False, autocompletion=completing.cases
        ),
    ],
    others: Annotated[
        list[Path], typer.Argument(metavar="OTHER...", help="Case files of colleagues, or their JSON exports.")
    ],
    *,
    ours: Annotated[bool, typer.Option("--ours", help="Where theirs gainsays ours, ours stands.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where theirs gainsays ours, theirs stands.")] = False,
    list_only: Annotated[bool, typer.Option("--list", help="Only say what would be done.")] = False,
    author: Annotated[
        str, typer.Option(envvar="STEMMATA_AUTHOR", help="Who decides conflicts; the login name if not given.")
    ] = "",
    json: JsonOption = False,
) -> None:
    """Take the rulings of a colleague's case into this one; those that gainsay ours are listed, and wait.

    Exit status: 0 done; 1 done, but conflicts are left, or records were refused.

    Example: stemmata merge-decisions my.stemma hers.stemma --list
    """
    from stemmata.cli import merging

    if ours and theirs:
        raise UsageError("--ours and --theirs gainsay each other.", hint="Give one of them, or neither.")
    side = "ours" if ours else "theirs" if theirs else ""
    raise typer.Exit(
        merging.run(case, others, merging.Wish(side=side, list_only=list_only, author=author, machine=json))
    )


app.command()(doctor)
app.add_typer(import_, name="import")


app.add_typer(gazetteer, name="gazetteer")


def main() -> None:
    """The entry point: errors become one sentence with the next step, and the right exit status."""
    try:
        app(standalone_mode=True)
    except StemmataError as error:
        sys.stderr.write(f"stemmata: {error}\n")
        if isinstance(error, UsageError):
            sys.stderr.write("Try: stemmata --help\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
