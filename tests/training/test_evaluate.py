"""What evaluation hands to the shared scorer, and the table it prints."""

from pathlib import Path

import pytest
from training.evaluate import FIGURES, PEERS, as_predictions, figures_of, scorer_in, table

from stemmata.model.annotations import Credit
from stemmata.text.span import Span


def credit(depth: int) -> Credit:
    return Credit(
        source=(),
        cue=(Span(5, 9),),
        content=(Span(10, 20), Span(30, 40)),
        depth=depth,
        score=0.5,
        least_sure="cue",
    )


def test_predictions_are_pairs_of_offsets_for_each_role() -> None:
    assert as_predictions([credit(0)]) == [{"source": [], "cue": [[5, 9]], "content": [[10, 20], [30, 40]]}]


def test_what_stands_within_a_content_is_not_scored() -> None:
    assert as_predictions([credit(1), credit(0)]) == as_predictions([credit(0)])
    assert as_predictions([]) == []


def test_a_scorer_that_is_not_there_says_how_to_name_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="STEMMATA_BENCH"):
        scorer_in(tmp_path)


def test_a_scorer_is_taken_from_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "attribution_score.py").write_text("def load(split):\n    return {split.name: ('', [])}\n")
    assert scorer_in(tmp_path).load(tmp_path / "dev") == {"dev": ("", [])}


def test_the_figures_are_the_scorer_s_f() -> None:
    found = figures_of({name: {"p": 1.0, "r": 2.0, "f": float(at)} for at, name in enumerate(FIGURES.values())})
    assert found == {column: float(at) for at, column in enumerate(FIGURES)}


def test_a_table_has_a_dash_where_there_is_no_figure() -> None:
    lines = table({"ours": {"link": 61.25}}).splitlines()
    assert lines[0].split() == list(FIGURES)
    assert lines[1].split() == ["ours", "–", "–", "–", "–", "61.2", "–", "–"]


def test_the_peers_have_figures_of_the_same_columns() -> None:
    assert all(set(figures) <= set(FIGURES) for figures in PEERS.values())
