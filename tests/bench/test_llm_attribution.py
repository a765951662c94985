"""The bench asks as a build asks, keeps what is answered, and scores what anchors."""

import json
from pathlib import Path

import pytest
from bench.llm_attribution import GOLD, asked_of, from_gold, held_in, options_of, placed, questions, read, scored
from bench.said.polnear import Marked
from training.polnear import Attribution

from stemmata.annotate.llm.endpoint import endpoint_of
from stemmata.pipeline import LanguageModel
from stemmata.text.span import Span
from tests.model_server import Question, serving, statement, statements

TEXT = "Quay\n\nIlda Morrow said that forty barrels lie there. To hear Jonas Reth tell it, nobody counted them."


def at(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


MARKED = Marked(
    name="quay",
    text=TEXT,
    gold=(
        Attribution(source=at("Ilda Morrow"), cue=at("said"), content=at("that forty barrels lie there")),
        Attribution(source=at("Jonas Reth"), cue=at("To hear"), content=at("nobody counted them")),
    ),
)


def test_answers_that_quote_the_gold_lose_nothing() -> None:
    documents = read([MARKED], 8192)
    alone, both, dropped = placed(documents, from_gold(documents), GOLD)
    assert scored([MARKED], alone)["link"].figure.value == 1.0
    assert len(both["quay"]) == 2
    assert not dropped


def test_each_question_is_asked_once_and_what_is_kept_is_not_asked_again(tmp_path: Path) -> None:
    def script(question: Question) -> str:
        return statements(statement("nobody counted them", "Jonas Reth", "To hear")) if question.again else "No."

    documents, kept = read([MARKED], 8192), tmp_path / "answers.jsonl"
    with serving(script) as served:
        model = LanguageModel(endpoint=endpoint_of(served.url), name="tiny", seconds=5)
        answers = asked_of(model, questions(documents, "tiny", {}, 8192), kept)
        assert len(served.asked) == 2
    assert held_in(kept) == answers
    assert list(questions(documents, "tiny", held_in(kept), 8192)) == []
    alone, _, _ = placed(documents, answers, "tiny")
    assert scored([MARKED], alone)["link"].figure.value == pytest.approx(2 / 3)
    assert json.loads(kept.read_text("utf-8"))["raw"] in answers.values()


def test_without_an_endpoint_it_says_what_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options_of([])
    assert "ollama serve" in capsys.readouterr().err
