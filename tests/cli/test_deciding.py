"""``stemmata decide``: the words of the command become members of entities, or one derivation."""

import getpass
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.errors import UsageError
from stemmata.model.entity import Entity
from stemmata.rulings import derivation_ids, entity_keys
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import Ran, stemmata

CASE = whole_case()
A, B = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


def refused(ran: Ran) -> str:
    assert (ran.status, ran.out) == (2, "")
    return ran.err


@pytest.mark.parametrize(
    ("kind", "subjects", "keys"),
    [
        ("merge", ["e-veld", "e-sorby"], (f"{A}:e2", f"{B}:e2")),
        ("keep-disputed", ["e-led", "e-s"], (f"{A}:e4", f"{B}:e2")),
        ("split", ["e-quarra"], (f"{A}:e3", f"{B}:e1")),
        ("split", [f"{B}:e1", f"{A}:e3"], (f"{A}:e3", f"{B}:e1")),
        ("merge", [f"{B}:e2", "e-veld"], (f"{A}:e2", f"{B}:e2")),
    ],
)
def test_entities_are_named_by_a_member_each_and_a_split_by_all(
    kind: str, subjects: list[str], keys: tuple[str, ...]
) -> None:
    assert entity_keys(CASE, kind, subjects) == keys


@pytest.mark.parametrize(
    ("kind", "subjects", "said"),
    [
        ("merge", ["e-veld"], "merge needs at least two."),
        ("merge", ["e-veld", "e-veld"], "merge needs at least two."),
        ("split", ["e-veld"], "split needs at least two."),
        ("merge", ["e-veld", "zzz"], "No entity has the id 'zzz'."),
        ("merge", ["e-veld", "e-"], "5 ids of a kind entity begin with 'e-'."),
        ("split", [f"{A}:e99", f"{A}:e1"], f"No entity has the id '{A}:e99'."),
    ],
)
def test_what_is_too_few_unknown_or_ambiguous_is_said(kind: str, subjects: list[str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        entity_keys(CASE, kind, subjects)
    assert str(error.value).startswith(said)
    assert error.value.hint


def test_an_outlet_that_no_report_names_has_nothing_to_merge() -> None:
    from dataclasses import replace

    bare = Entity(id="o-post", kind="organisation", name="Sørby Post", names=("Sørby Post",), members=(), mentions=())
    case = replace(CASE, links=replace(CASE.links, entities=(*CASE.links.entities, bare)))
    with pytest.raises(UsageError, match="Sørby Post publishes reports and is named in none"):
        entity_keys(case, "merge", ["o-post", "e-veld"])


def test_a_derivation_is_found_by_the_beginning_of_its_id() -> None:
    assert derivation_ids(CASE, ["d-c"]) == ("d-cites",)


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        (["d-cites", "d-describes"], "agree, disagree and undecided take one derivation."),
        (["e-veld"], "No derivation has the id 'e-veld'."),
        (["d-"], "2 ids of a kind derivation begin with 'd-'."),
    ],
)
def test_not_exactly_one_derivation_is_said(subjects: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        derivation_ids(CASE, subjects)


def test_a_kind_of_decision_that_does_not_exist_is_said_with_those_that_do(path: Path) -> None:
    said = refused(stemmata("decide", path, "forget", "e-veld"))
    assert (
        "Kinds are: merge, split, keep-disputed, agree, disagree, undecided, place, differ, set-aside, note, withdraw."
        in said
    )


def test_a_decision_that_cannot_be_recorded_leaves_the_case_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    refused(stemmata("decide", path, "merge", "e-veld", "zzz"))
    assert path.read_bytes() == before


def test_the_author_is_who_is_named_or_the_environment_or_the_login(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    words = ("decide", path, "agree", "d-cites", "--json", "--reason", "I asked.")
    assert stemmata(*words).json["author"] == "login"
    with CaseFile.open_for_reading(path) as file:
        first, second = file.decisions()
    assert (first.author, second.author, second.reason) == ("Ina", "login", "I asked.")


def test_the_environment_names_the_author_and_an_option_outranks_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEMMATA_AUTHOR", "Mira")
    assert stemmata("decide", path, "agree", "d-cites", "--json").json["author"] == "Mira"


def test_an_option_outranks_the_environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_AUTHOR", "Mira")
    ran = stemmata("decide", path, "disagree", "d-cites", "--author", "Tal", "--json")
    assert (ran.json["author"], ran.json["reason"]) == ("Tal", None)


def test_a_user_without_a_login_name_is_asked_for_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4242")

    monkeypatch.setattr(getpass, "getuser", nobody)
    said = refused(stemmata("decide", path, "agree", "d-cites"))
    assert "Who decides is not known. Say it with --author NAME." in said
