"""PolNeAR's files, read: what an annotation says, and what of it is no attribution."""

import importlib.util
import os
from pathlib import Path

import pytest
from training.polnear import Attribution, anchored, attributions_in, chosen, read_documents, split_folder

from stemmata.text.span import Span

SAID = """\
T1\tSource 0 4\tOrla
T2\tCue 5 9\tsaid
T3\tContent 10 20;30 40\tthe ferry … is late
T4\tAttribution 5 9\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


def attribution(at: int = 0) -> Attribution:
    return Attribution(source=(Span(at, at + 4),), cue=(Span(at + 5, at + 9),), content=(Span(at + 10, at + 20),))


def test_an_attribution_has_the_spans_of_its_roles_in_text_order() -> None:
    (found,) = attributions_in(SAID)
    assert found == Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(10, 20), Span(30, 40)))


def test_numbered_roles_are_the_same_role() -> None:
    (found,) = attributions_in(SAID + "T5\tContent 50 60\tagain\nE2\tAttribution:T4 Content2:T5 Content:T3\n")[1:]
    assert found.content == (Span(10, 20), Span(30, 40), Span(50, 60))


def test_the_words_of_a_mark_may_run_over_the_end_of_a_line() -> None:
    broken = SAID.replace("the ferry … is late", "the ferry\nis late\n")
    assert attributions_in(broken) == attributions_in(SAID)


def test_a_source_may_be_missing() -> None:
    (found,) = attributions_in(SAID.replace(" Source:T1", "").replace("Attribution 5", "Attribution-no-source 5"))
    assert found.source == ()
    assert found.cue == (Span(5, 9),)


@pytest.mark.parametrize(
    "line", ["T6\tDiscuss 40 50\twhat of it?", "T6\tDiscard 40 50\tno", "#1\tAnnotatorNotes T3\tunsure", "", "Hm"]
)
def test_remarks_of_annotators_are_no_attributions(line: str) -> None:
    assert attributions_in(SAID + line + "\n") == attributions_in(SAID)


def test_an_event_without_a_role_that_counts_is_left_out() -> None:
    assert attributions_in("T4\tAttribution 5 9\tsaid\nE1\tAttribution:T4\n") == ()


def test_of_several_annotators_the_one_in_the_middle_is_taken() -> None:
    few, some, many = ((attribution(),) * times for times in (1, 2, 5))
    assert chosen({"c": many, "a": some, "b": few}) == some


def test_of_two_annotators_the_one_who_marked_less_is_taken() -> None:
    assert chosen({"a": (attribution(), attribution(30)), "b": (attribution(),)}) == (attribution(),)


def test_of_equals_the_first_by_name_is_taken() -> None:
    assert chosen({"b": (attribution(),), "a": (attribution(30),)}) == (attribution(30),)


def test_where_nobody_annotated_there_is_nothing() -> None:
    assert chosen({}) == ()


def test_spans_that_leave_the_text_do_not_anchor() -> None:
    assert anchored("x" * 20, attribution())
    assert not anchored("x" * 19, attribution())
    assert not anchored("x" * 20, Attribution(cue=(Span(3, 3),)))


def test_a_folder_gives_its_annotated_documents_by_name_with_their_line_ends(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    for name in ("tide-post_b", "tide-post_a", "nobody-annotated"):
        (tmp_path / "text" / f"{name}.txt").write_bytes(b"Orla said\r\nthe ferry is late, and that it rains")
    for name in ("tide-post_b_1f", "tide-post_a_2e", "tide-post_a_1f"):
        (tmp_path / "attributions" / f"{name}.ann").write_text(SAID, encoding="utf-8")
    documents = list(read_documents(tmp_path))
    assert [document.id for document in documents] == ["tide-post_a", "tide-post_b"]
    assert "\r\n" in documents[0].text
    assert documents[0].attributions == attributions_in(SAID)


def test_a_split_that_is_not_there_says_where_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"github\.com"):
        split_folder("dev")


def test_the_dev_part_is_read_as_the_shared_scorer_reads_it() -> None:
    path = Path(os.environ.get("STEMMATA_BENCH", "../shared/bench")) / "attribution_score.py"
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    try:
        folder = split_folder("dev")
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    if spec is None or spec.loader is None or not path.is_file():
        pytest.skip(f"{path} is missing")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs = {name: (text, made) for name, (text, made) in scorer.load(folder).items() if made}
    ours = {
        document.id: (
            document.text,
            [
                {role: pairs for role in scorer.ROLES if (pairs := [(s.start, s.end) for s in one.spans(role)])}
                for one in document.attributions
            ],
        )
        for document in read_documents(folder)
    }
    assert ours == theirs
