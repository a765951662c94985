"""File names from anywhere become names of files in one folder, and nothing else."""

import doctest
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemmata.web.server.intake import names
from stemmata.web.server.intake.names import LONGEST, hidden, safe_name, slug, unused


@given(st.text(max_size=400))
@example("../../../etc/passwd")
@example("C:\\Windows\\system.ini")
@example("a\x00b.txt")
@example("..")
@example("con.tar.gz")
@example("é" * 300 + ".meta.yaml")
def test_whatever_is_sent_the_name_is_one_plain_file_on_every_system(sent: str) -> None:
    name = safe_name(sent)
    assert name
    assert name not in {".", ".."}
    assert len(name.encode()) <= LONGEST + 1
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not any(character in '<>:"|?*' or ord(character) < 32 for character in name)
    assert not name.endswith((" ", "."))


@given(st.text(max_size=60))
def test_a_safe_name_is_safe_as_it_is(sent: str) -> None:
    assert safe_name(safe_name(sent)) == safe_name(sent)


@given(st.lists(st.sampled_from(["a.txt", "A.TXT", "a.meta.yaml", "b", "a-2.txt"]), max_size=12))
def test_names_that_are_used_are_not_used_again_in_whatever_letters(sent: list[str]) -> None:
    used: set[str] = set()
    for name in sent:
        used.add(unused(name, used))
    assert len({one.casefold() for one in used}) == len(sent)


@pytest.mark.parametrize(
    ("sent", "is_hidden"), [(".git/config", True), ("press/.DS_Store", True), ("a/b.txt", False), ("../a.txt", False)]
)
def test_what_begins_with_a_dot_is_hidden(sent: str, is_hidden: bool) -> None:
    assert hidden(sent) is is_hidden


@given(st.text(max_size=300))
def test_a_slug_can_be_written(words: str) -> None:
    assert safe_name(f"{slug(words)}.txt") == f"{slug(words)}.txt"


def test_the_examples_hold() -> None:
    assert doctest.testmod(names).failed == 0
