"""The built-ins come through the same door as any plugin: what pyproject.toml declares loads, and is named alike."""

import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from stemmata import plugins
from stemmata.annotate.plan import planned

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
GROUPS: dict[str, Any] = {
    "stemmata.annotators": plugins.Annotator,
    "stemmata.containers": plugins.Container,
    "stemmata.exporters": plugins.Exporter,
    "stemmata.readers": plugins.Reader,
}
POINTS = [(group, name, value) for group in GROUPS for name, value in PROJECT["entry-points"][group].items()]


@pytest.mark.parametrize(("group", "name", "value"), POINTS)
def test_every_declared_plugin_is_installed_loads_and_fits(group: str, name: str, value: str) -> None:
    (point,) = entry_points(group=group, name=name)
    assert point.value == value
    loaded = point.load()
    assert isinstance(loaded, GROUPS[group])
    assert loaded.name == name


def test_every_group_of_entry_points_is_one_that_the_seam_knows() -> None:
    assert set(PROJECT["entry-points"]) == set(GROUPS)


def test_no_built_in_is_left_out_of_the_declaration() -> None:
    """A module with an object called reader, container, annotator or exporter is declared."""
    objects = {
        "annotate": "annotator",
        "export": "exporter",
        "ingest/containers": "container",
        "ingest/readers": "reader",
    }
    source = ROOT / "src" / "stemmata"
    found = set()
    for folder, name in objects.items():
        for path in sorted((source / folder).rglob("*.py")):
            module = ".".join(("stemmata", *path.relative_to(source).with_suffix("").parts))
            if path.stem != "__init__" and f"\n{name} = " in path.read_text("utf-8"):
                assert hasattr(import_module(module), name)
                found.add(f"{module}:{name}")
    assert found == {value for _, _, value in POINTS}


def test_the_declared_annotators_can_be_put_in_an_order() -> None:
    assert len(planned(plugins.annotators())) >= len(PROJECT["entry-points"]["stemmata.annotators"])


def test_no_two_readers_claim_one_suffix() -> None:
    suffixes = [suffix for one in (*plugins.readers(), *plugins.containers()) for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)
