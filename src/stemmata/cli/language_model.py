"""The options of ``stemmata build`` about a language model: from words to the pipeline's values."""

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from stemmata.errors import UsageError

if TYPE_CHECKING:
    from stemmata.pipeline import LanguageModel

PANEL: Final = "Language model (nothing leaves this machine without --annotator llm)"
_EXAMPLE: Final = "For instance: --annotator llm --endpoint http://localhost:11434/v1 --model llama3.1."


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """What a user may say about a language model."""

    annotator: Annotated[
        str,
        typer.Option(
            metavar="rules|llm",
            help="llm asks a language model, too; rules takes its proposals out; neither leaves them.",
            rich_help_panel=PANEL,
        ),
    ] = ""
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="An OpenAI-compatible server, up to /v1.", rich_help_panel=PANEL)
    ] = ""
    model: Annotated[str, typer.Option(metavar="NAME", help="As the server names it.", rich_help_panel=PANEL)] = ""
    api_key_env: Annotated[
        str,
        typer.Option(metavar="NAME", help="The environment variable that holds the key.", rich_help_panel=PANEL),
    ] = ""
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be asked; send and change nothing.", rich_help_panel=PANEL)
    ] = False
    yes: Annotated[
        bool, typer.Option("--yes", help="Send to a server on another machine unasked.", rich_help_panel=PANEL)
    ] = False
    max_tokens_total: Annotated[
        int, typer.Option(min=0, metavar="N", help="Stop before this many tokens; 0: no limit.", rich_help_panel=PANEL)
    ] = 0
    price_in: Annotated[
        float, typer.Option(min=0, metavar="P", help="Of a million tokens sent.", rich_help_panel=PANEL)
    ] = 0.0
    price_out: Annotated[
        float, typer.Option(min=0, metavar="P", help="Of a million tokens answered.", rich_help_panel=PANEL)
    ] = 0.0
    llm_workers: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Requests side by side.", rich_help_panel=PANEL)
    ] = 2
    llm_context: Annotated[
        int, typer.Option(metavar="N", help="Tokens that the model takes at once.", rich_help_panel=PANEL)
    ] = 4096
    llm_timeout: Annotated[
        int, typer.Option(min=1, metavar="S", help="Seconds to wait for one answer.", rich_help_panel=PANEL)
    ] = 300
    allow_plain_http: Annotated[
        bool,
        typer.Option("--allow-plain-http", help="Let a key go over http to another network.", rich_help_panel=PANEL),
    ] = False


def language_model_of(options: ModelOptions) -> "LanguageModel | None":
    """The model that is to be asked; None where none is. Raises UsageError where the words do not fit together."""
    if options.annotator not in {"", "rules", "llm"}:
        raise UsageError(f"There is no annotator {options.annotator!r}.", hint="There are rules and llm.")
    if options.annotator != "llm":
        if options.endpoint or options.model or options.api_key_env or options.dry_run:
            raise UsageError("A language model is asked only with --annotator llm.", hint=_EXAMPLE)
        return None
    if not options.endpoint or not options.model.strip():
        raise UsageError("--annotator llm needs --endpoint and --model.", hint=_EXAMPLE)
    return _model(options)


def _model(options: ModelOptions) -> "LanguageModel":
    from stemmata.annotate.llm.asked import room_in
    from stemmata.annotate.llm.endpoint import endpoint_of
    from stemmata.pipeline import LanguageModel, Prices

    endpoint, key = endpoint_of(options.endpoint), _key(options.api_key_env)
    room_in(options.llm_context)  # says what is wrong with it before anything is read
    if key is not None and endpoint.scheme == "http" and not (endpoint.is_near or options.allow_plain_http):
        raise UsageError(
            f"The key would go to {endpoint.shown} unencrypted, for all on the way to read.",
            hint="Use https; or say --allow-plain-http where you trust that way.",
        )
    if not (endpoint.is_here or options.yes or options.dry_run or sys.stdin.isatty()):
        raise UsageError(
            f"{endpoint.shown} is not this machine: text of the reports would be sent there, and nobody can be asked.",
            hint="Say --yes where that is meant; --dry-run says how much it would be.",
        )
    priced = options.price_in or options.price_out
    return LanguageModel(
        endpoint=endpoint,
        name=options.model.strip(),
        key=key,
        workers=options.llm_workers,
        context=options.llm_context,
        seconds=float(options.llm_timeout),
        most_tokens=options.max_tokens_total or None,
        prices=Prices(tokens_in=options.price_in, tokens_out=options.price_out) if priced else None,
    )


def _key(name: str) -> str | None:
    """The key in the environment variable of this name; None where none is named."""
    if not name:
        return None
    key = os.environ.get(name, "").strip()
    if not key:
        raise UsageError(f"The environment variable {name} is not set.", hint=f"Set it: export {name}=…")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError(f"What {name} holds is no key: it has signs that none has.", hint="Set it anew.")
    return key
