"""A dataclass is a parameter of a command, and each of its fields an option."""

from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from stemmata.cli.option_groups import InPanels, with_groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    wind: Annotated[int, typer.Option(help="How strong.", rich_help_panel="Weather")] = 3
    rain: Annotated[bool, typer.Option("--rain", help="Whether it rains.", rich_help_panel="Weather")] = False


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=InPanels)
@with_groups
def sail(name: str, loud: bool = False, *, weather: Weather) -> None:
    """Sail."""
    typer.echo(f"{name} {loud} {weather.wind} {weather.rain}")


def test_fields_are_options_beside_the_others() -> None:
    assert CliRunner().invoke(app, ["Tern", "--wind", "9", "--rain"]).output == "Tern False 9 True\n"
    assert CliRunner().invoke(app, ["Tern", "--loud"]).output == "Tern True 3 False\n"


def test_the_help_has_a_heading_for_each_panel() -> None:
    help_ = CliRunner().invoke(app, ["--help"]).output
    assert help_.index("Arguments:") < help_.index("Options:") < help_.index("Weather:") < help_.index("--wind")
