from pathlib import Path

from bench.rulings import Took, rulings, told

from tests.web.server.serving import served


def test_every_kind_of_ruling_is_timed_on_a_copy(tmp_path: Path) -> None:
    case = served(tmp_path).case
    before = case.read_bytes()
    took = list(rulings(case, 1))
    assert [one.kind for one in took][:2] == ["until remembered", "edge"]
    assert all(one.seconds > 0 for one in took)
    assert case.read_bytes() == before


def test_the_table_tells_medians() -> None:
    seconds = (3.0, 1.0, 2.0)
    lines = list(told([Took(kind="edge", seconds=one, processor=one / 2) for one in seconds]))
    assert lines[-1] == "| edge | 2.00 | 3.00 | 1.00 | 3 |"
