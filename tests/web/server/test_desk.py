"""The desk goes on from what it remembers, and shows what a reading of the file anew would show."""

from pathlib import Path

from stemmata.pipeline import Ruling, opened, rule
from stemmata.rulings import subject_of
from stemmata.web.server.desk import Desk
from tests.web.server.serving import served


def two_names(desk: Desk) -> Ruling:
    case = desk.laid().edition.case
    one, other, *_ = (entity.id for entity in case.links.entities if entity.members)
    return Ruling(kind="merge", author="Ina", reason=None, subject=subject_of(case, "merge", (one, other)))


def an_edge(desk: Desk) -> Ruling:
    edge = desk.laid().edition.case.links.derivations[0].id
    return Ruling(kind="disagree", author="Ina", reason="No.", subject=(edge,))


def test_what_is_shown_after_each_ruling_is_what_the_file_holds(tmp_path: Path) -> None:
    desk = served(tmp_path)
    first, _ = desk.ruled(an_edge(desk))
    assert desk.laid().edition.case == opened(desk.case)
    desk.ruled(two_names(desk))
    assert desk.laid().edition.case == opened(desk.case)
    desk.ruled(Ruling(kind="withdraw", author="Ina", reason=None, subject=(first.id,)))
    assert desk.laid().edition.case == opened(desk.case)


def test_links_are_those_of_a_program_that_remembers_nothing(tmp_path: Path) -> None:
    desk = served(tmp_path)
    rulings = (an_edge(desk), two_names(desk))
    for ruling in rulings:
        desk.ruled(ruling)
    (tmp_path / "other").mkdir()
    other = served(tmp_path / "other").case
    for ruling in rulings:
        rule(other, ruling)
    assert repr(opened(desk.case).links) == repr(opened(other).links)


def test_what_another_program_rules_is_noticed(tmp_path: Path) -> None:
    desk = served(tmp_path)
    desk.ruled(an_edge(desk))
    rule(desk.case, two_names(desk))
    assert desk.laid().edition.case == opened(desk.case)
    desk.ruled(Ruling(kind="withdraw", author="Ina", reason=None, subject=(opened(desk.case).decisions[-1].id,)))
    assert desk.laid().edition.case == opened(desk.case)
