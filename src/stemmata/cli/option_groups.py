"""Options that travel together: a frozen dataclass is a parameter of a command, and each of its fields an option."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer import Context


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """The command, each parameter of which that is a dataclass is taken apart into options, in its place.

    The fields are annotated as typer has it, each with a default; their names must not meet other parameters' names.
    """
    own = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {
        name: one.annotation for name, one in own.parameters.items() if is_dataclass(one.annotation)
    }
    members = {name: [one.name for one in fields(group)] for name, group in groups.items()}

    @functools.wraps(command)
    def grouped(**given: Any) -> None:
        made = {name: groups[name](**{one: given.pop(one) for one in members[name]}) for name in groups}
        command(**given, **made)

    parameters: list[inspect.Parameter] = []
    for name, one in own.parameters.items():
        parameters += _options(groups[name]) if name in groups else [one]
    grouped.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    grouped.__annotations__ = {one.name: one.annotation for one in parameters}
    return grouped


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if one.default is MISSING else one.default,
            annotation=hints[one.name],
        )
        for one in fields(group)
    ]


class InPanels(TyperCommand):
    """A command whose help has a heading of its own for each panel of options, as plain text, too."""

    def format_options(self, ctx: "Context", formatter: Any) -> None:  # type: ignore[override]  # typer's own click
        panels: dict[str, list[tuple[str, str]]] = {}
        for one in self.get_params(ctx):
            record = one.get_help_record(ctx)
            if record is not None:
                argument = one.param_type_name == "argument"
                title = "Arguments" if argument else getattr(one, "rich_help_panel", None) or "Options"
                panels.setdefault(title, []).append(record)
        for title, records in panels.items():
            with formatter.section(title):
                formatter.write_dl(records)
