"""Rulings from Python are those of the command."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import stemmata
from stemmata import OpenCase
from stemmata.errors import UsageError


@pytest.fixture
def own(letter_file: Path, tmp_path: Path) -> Iterator[OpenCase]:
    shutil.copy(letter_file, tmp_path / "own.stemma")
    with stemmata.open(tmp_path / "own.stemma") as case:
        yield case


def test_a_ruling_is_kept_and_the_case_read_again(own: OpenCase) -> None:
    edge = next(one for one in own.derivations if one.score > 0)
    decision = own.decide("disagree", edge, reason="Both have it from the wire.", author="Ina")
    assert (decision.kind, decision.author, decision.subject) == ("disagree", "Ina", (edge.id,))
    assert own.decisions[-1] == decision
    after = own.derivations.get(edge.id)
    assert after is None or after.score < edge.score
    taken_back = own.decide("withdraw", decision, author="Ina")
    assert taken_back.subject == (decision.id,)
    assert own.derivations[edge.id].score == edge.score


def test_two_names_are_joined(own: OpenCase) -> None:
    one, other = [entity for entity in own.entities if entity.kind == "person" and entity.members][:2]
    own.decide("merge", one, other.id, reason="The same man.")
    assert own.decisions[-1].author
    joined = own.entities.where(lambda entity: one.members[0] in entity.members)
    assert [other.members[0] in entity.members for entity in joined] == [True]


def test_what_does_not_fit_is_refused_and_nothing_kept(own: OpenCase) -> None:
    for words in (("frown", "x"), ("merge", own.entities[0]), ("agree", "nothing")):
        with pytest.raises(UsageError):
            own.decide(*words)  # type: ignore[arg-type]
    assert len(own.decisions) == 0
