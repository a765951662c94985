"""What evaluation hands to the shared scorer, and the table it prints; skipped where tokenizers is not installed."""

from pathlib import Path

import pytest
from training.polnear import Attribution

from stemmata.text.span import Span

pytest.importorskip("tokenizers", reason="tokenizers is for training only")

from training.evaluate import as_predictions, figures_of, scorer_in, table


def test_predictions_are_pairs_of_offsets_for_each_role() -> None:
    one = Attribution(cue=(Span(5, 9),), content=(Span(10, 20), Span(30, 40)))
    assert as_predictions([one]) == [{"source": [], "cue": [[5, 9]], "content": [[10, 20], [30, 40]]}]


def test_a_scorer_that_is_not_there_says_how_to_name_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="STEMMATA_BENCH"):
        scorer_in(tmp_path)


def test_the_figures_are_the_scorer_s_f() -> None:
    names = ["source_token", "cue_token", "content_token", "attr_detect", "attr_link", "attr_full", "attr_strict"]
    found = figures_of({name: {"p": 1.0, "r": 2.0, "f": float(at)} for at, name in enumerate(names)})
    assert found["source"] == 0.0
    assert found["strict"] == 6.0


def test_a_table_has_a_dash_where_there_is_no_figure() -> None:
    lines = table({"ours": {"link": 61.25}}).splitlines()
    assert lines[1].split() == ["ours", "–", "–", "–", "–", "61.2", "–", "–"]
