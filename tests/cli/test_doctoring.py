"""``stemmata doctor``: what is there, what is not, and what to do."""

import importlib.metadata
import importlib.util
import socket
from pathlib import Path
from typing import Any

import pytest

from stemmata import plugins
from stemmata.annotate.tagger import tagger
from stemmata.cli import checkup
from stemmata.errors import PluginError
from tests.casefile.keeping import kept
from tests.casefile.test_health import path as sound_case
from tests.casefile.whole import whole_case
from tests.cli.running import Ran, stemmata

path = sound_case


def found(ran: Ran, name: str) -> dict[str, Any]:
    (one,) = [one for one in ran.json["findings"] if one["name"] == name]
    return dict(one)


def test_all_is_well_where_it_is(path: Path) -> None:
    ran = stemmata("doctor", path)
    assert (ran.status, ran.err) == (0, "")
    assert "All is well." in ran.out
    assert "FTS5 and WAL" in ran.out
    assert "a sentence annotated in" in ran.out


def test_for_programs_it_is_one_object(path: Path) -> None:
    ran = stemmata("doctor", path, "--json")
    assert ran.json["well"] is True
    assert {one["about"] for one in ran.json["findings"]} == {"machine", "Stemmata", "extras", "case"}
    assert {one["state"] for one in ran.json["findings"]} <= {"well", "absent"}


def test_a_case_that_is_damaged_gets_status_1_and_what_to_do(tmp_path: Path) -> None:
    other = tmp_path / "other.stemma"
    other.write_text("no case")
    ran = stemmata("doctor", other, "--json")
    assert ran.status == 1
    assert ran.json["well"] is False
    assert found(ran, "case file")["mend"]
    assert "1 thing to mend." in stemmata("doctor", other).out


def test_originals_that_are_not_what_their_hash_says_are_told(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")  # its hashes are made up
    ran = stemmata("doctor", tmp_path / "quarra.stemma", "--json")
    assert found(ran, "originals")["state"] == "mend"


def test_the_extras_are_those_of_the_package() -> None:
    assert sorted(checkup.EXTRAS) == sorted(importlib.metadata.metadata("stemmata").get_all("Provides-Extra") or [])


def test_an_extra_that_is_not_there_is_no_fault_and_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pypdfium2" else real(name))
    ran = stemmata("doctor", "--json")
    assert ran.status == 0
    assert found(ran, "pdf")["state"] == "absent"
    assert "pip install 'stemmata[pdf]'" in found(ran, "pdf")["mend"]


def test_weights_that_cannot_be_read_are_to_be_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> tagger.Tagger:
        raise OSError("no such file: model.onnx")

    monkeypatch.setattr(tagger, "shipped", broken)
    ran = stemmata("doctor", "--json")
    assert ran.status == 1
    assert "model.onnx" in found(ran, "tagger")["said"]
    assert found(ran, "tagger")["mend"]


def test_a_plugin_that_does_not_load_is_named_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> tuple[plugins.Reader, ...]:
        raise PluginError("The plugin their.reader cannot be loaded.", hint="Uninstall it.")

    monkeypatch.setattr(plugins, "readers", broken)
    ran = stemmata("doctor", "--json")
    assert ran.status == 1
    assert found(ran, "readers")["said"] == "The plugin their.reader cannot be loaded."
    assert found(ran, "exporters")["state"] == "well"


def test_no_other_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", asked)
    assert stemmata("doctor", "--json").status == 0
