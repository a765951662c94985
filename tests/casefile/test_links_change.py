"""What is written of two drawings of the links is what differs; what is read is the later one."""

from dataclasses import replace
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.model.case import Case, Links
from tests.casefile import whole
from tests.casefile.keeping import kept


def changed(path: Path, held: Links, links: Links) -> Case:
    with CaseFile.open_for_writing(path) as file:
        file.replace_links(links, fingerprint="links-2", built="2021-06-02T00:00:00Z", held=held)
    with CaseFile.open_for_reading(path) as file:
        return file.load()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return kept(whole.whole_case(), tmp_path / "case.stemma")


def without(links: Links, kind: str) -> Links:
    return replace(links, **{kind: {} if kind == "outlets" else getattr(links, kind)[1:]})


def altered(links: Links) -> Links:
    """Every claim, derivation and entity is not quite what it was."""
    return replace(
        links,
        claims=tuple(replace(one, label=f"{one.label}!", variants=()) for one in links.claims),
        derivations=tuple(replace(one, score=0.0) for one in links.derivations),
        entities=tuple(replace(one, name=f"{one.name}!") for one in links.entities),
    )


@pytest.mark.parametrize("kind", ["documents", "derivations", "relations", "events", "outlets"])
def test_what_is_gone_is_gone_and_comes_back(case: Case, kind: str, tmp_path: Path) -> None:
    path, fewer = tmp_path / "case.stemma", without(case.links, kind)
    assert changed(path, case.links, fewer).links == fewer
    assert changed(path, fewer, case.links).links == case.links


def test_what_others_refer_to_can_change(case: Case, tmp_path: Path) -> None:
    assert changed(tmp_path / "case.stemma", case.links, altered(case.links)).links == altered(case.links)


def test_all_can_go_and_come(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "case.stemma"
    assert changed(path, case.links, Links()).links == Links()
    assert changed(path, Links(), case.links).links == case.links
