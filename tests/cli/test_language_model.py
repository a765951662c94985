"""The options about a language model: what is refused, what is said, what is asked before anything is sent."""

import io
from pathlib import Path
from typing import Any

import pytest

from stemmata import testing
from stemmata.annotate.llm.endpoint import endpoint_of
from stemmata.cli import asking
from stemmata.cli.asking import Asking, asked_aloud, outcome, plan, progress
from stemmata.cli.language_model import ModelOptions, language_model_of
from stemmata.cli.progress import reporter
from stemmata.errors import UsageError
from stemmata.pipeline import Estimate, LanguageModel, Meter, Prices, Proposals
from tests.cli.running import stemmata
from tests.model_server import serving, statement, statements

LOCAL = "http://localhost:11434/v1"
AWAY = "https://models.example/v1"
ESTIMATE = Estimate(reports=3, requests=12, held=1, characters=24_000, tokens_in=9_000, tokens_out=20_000)
PROPOSALS = Proposals(
    model="tiny",
    prompt="1-a",
    endpoint=LOCAL,
    requests=12,
    held=1,
    tokens_in=9_000,
    tokens_out=4_000,
    seconds=80.0,
    cost=0.5,
    reports=3,
    added=7,
    agreed=20,
    differing=2,
    dropped={"ambiguous": 1, "not in the text": 4},
    unreadable=1,
    missing=2,
    stopped=None,
)


def model(url: str = LOCAL, **more: Any) -> LanguageModel:
    return LanguageModel(endpoint=endpoint_of(url), name="tiny", **more)


def options(**more: Any) -> ModelOptions:
    return ModelOptions(**({"annotator": "llm", "endpoint": LOCAL, "model": "tiny"} | more))


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text("Quay\n\nIlda Morrow said that forty barrels lie there.", encoding="utf-8")
    return path


def test_no_model_is_asked_unless_the_annotator_is_named() -> None:
    assert language_model_of(ModelOptions()) is None
    assert language_model_of(ModelOptions(annotator="rules")) is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"annotator": "gpt"}, "There are rules and llm"),
        ({"annotator": ""}, "only with --annotator llm"),
        ({"annotator": "rules"}, "only with --annotator llm"),
        ({"endpoint": ""}, "needs --endpoint and --model"),
        ({"model": "  "}, "needs --endpoint and --model"),
        ({"endpoint": "localhost"}, "no http or https address"),
        ({"llm_context": 500}, "--llm-context 2048 or more"),
        ({"api_key_env": "NO_SUCH_KEY"}, "export NO_SUCH_KEY"),
        ({"endpoint": AWAY}, "Say --yes where that is meant"),
    ],
)
def test_words_that_do_not_fit_together_say_what_to_write(given: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        language_model_of(options(**given))


def test_a_key_does_not_go_unencrypted_to_another_network_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUAY_KEY", "sk-swordfish")
    given: dict[str, Any] = {"api_key_env": "QUAY_KEY", "yes": True}
    with pytest.raises(UsageError, match="--allow-plain-http") as refused:
        language_model_of(options(endpoint="http://models.example/v1", **given))
    assert "swordfish" not in str(refused.value)
    for url in (LOCAL, AWAY, "http://192.168.0.7:8000/v1"):
        made = language_model_of(options(endpoint=url, **given))
        assert made is not None
        assert made.key == "sk-swordfish"
        assert "swordfish" not in repr(made)
    assert language_model_of(options(endpoint="http://models.example/v1", allow_plain_http=True, **given)) is not None


def test_a_key_with_a_line_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUAY_KEY", "sk-a\r\nX-Evil: 1")
    with pytest.raises(UsageError, match="is no key") as refused:
        language_model_of(options(api_key_env="QUAY_KEY"))
    assert "Evil" not in str(refused.value)


def test_prices_and_limits_come_through() -> None:
    made = language_model_of(options(price_in=1.0, price_out=2.0, max_tokens_total=5000, llm_workers=4))
    assert made is not None
    assert (made.prices, made.most_tokens, made.workers) == (Prices(tokens_in=1.0, tokens_out=2.0), 5000, 4)


def test_what_would_be_sent_where_is_said_plainly() -> None:
    here, away = plan(model(), ESTIMATE), plan(model(AWAY, key="sk-a"), ESTIMATE)
    assert len(here) == 1
    assert away[1] == (
        "That sends 24,000 characters of the reports' text and your key, and nothing else of the case, to "
        "models.example, which is not this machine. Who runs it can read and keep them."
    )


@pytest.mark.parametrize(("answer", "agreed"), [("y", True), ("YES ", True), ("", False), ("n", False)])
def test_a_person_is_asked_before_anything_leaves_the_machine(
    answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(asking.sys.stdin, "isatty", lambda: True, raising=False)
    with reporter(quiet=True) as one:
        assert Asking(one, yes=False, question=lambda _: answer).consents(model(AWAY), ESTIMATE) is agreed
    assert "which is not this machine" in " ".join(capsys.readouterr().err.split())


def test_the_question_is_put_on_standard_error_and_an_end_of_input_is_no_consent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(asking.sys, "stdin", io.StringIO("y\n"))
    assert asked_aloud("Send it? ") == "y\n"
    assert asked_aloud("Send it? ") == ""
    assert capsys.readouterr() == ("", "Send it? Send it? ")


def test_nobody_is_asked_about_what_stays_here_or_was_agreed_to() -> None:
    def never(_: str) -> str:
        raise AssertionError("It asks.")

    with reporter(quiet=True) as one:
        assert Asking(one, yes=False, question=never).consents(model(), ESTIMATE)
        assert Asking(one, yes=True, question=never).consents(model(AWAY), ESTIMATE)
        assert not Asking(one, yes=False, question=never).consents(model(AWAY), ESTIMATE)


def test_progress_tells_tokens_rate_cost_and_time_left() -> None:
    meter = Meter(requests=10, tokens_in=9_000, tokens_out=2_000, seconds=100.0, cost=0.25)
    assert progress("tiny", meter, 30) == "Asking tiny: 9,000 tokens in, 2,000 out, 20/s, cost 0.25, about 5 min left"
    assert progress("tiny", Meter(), 30) == "Asking tiny: 0 tokens in, 0 out, 0/s"


def test_the_summary_tells_what_was_kept_and_why_the_rest_was_not() -> None:
    assert outcome(PROPOSALS) == [
        "tiny proposes 7 statements in 3 reports; 20 more the rules have, too; of 2 the rules name another voice.",
        "5 proposals dropped: 1 ambiguous, 4 not in the text.",
        "12 answers, 9,000 tokens in and 4,000 out, in 1 min 20 s, cost 0.50.",
        "1 passage whose answer could not be read, also when asked again.",
        "2 passages without an answer: the same command asks about them again.",
    ]


def test_a_dry_run_says_how_much_it_would_be_and_does_nothing(quay: Path, tmp_path: Path) -> None:
    case = tmp_path / "quay.stemma"
    words = ("build", quay, "--case", case, "--annotator", "llm", "--endpoint", AWAY, "--model", "tiny", "--dry-run")
    with testing._offline():
        ran = stemmata(*words, "--price-in", 2)
        told = stemmata(*words, "--json", "--quiet").json
    assert ran.status == 0
    assert "1 request to tiny at https://models.example:443" in ran.err
    assert "Nothing was sent" in ran.err
    assert not case.exists()
    assert (told["requests"], told["reports"], told["cost"]) == (1, 1, None)


def test_a_build_with_a_model_says_what_came_of_it(quay: Path, tmp_path: Path) -> None:
    def script(_: object) -> str:
        return statements(
            statement("forty barrels lie there", "Ilda Morrow", "said"), statement("nine died", "Ilda Morrow", "said")
        )

    case = tmp_path / "quay.stemma"
    with serving(script) as served:
        ran = stemmata(
            "build", quay, "--case", case, "--annotator", "llm", "--endpoint", served.url, "--model", "tiny", "--json"
        )
    assert ran.status == 0
    assert ran.json["proposals"]["dropped"] == {"not in the text": 1}
    assert ran.json["proposing"] == 1
    (one,) = [s["id"] for s in stemmata("export", case).json["statements"] if s["proposal"]]
    assert "Found by the rules, and proposed by the language model tiny" in stemmata("show", case, "why", one).out
    ran = stemmata("build", quay, "--case", case)
    assert "1 report with proposals of a language model, which stay" in ran.err


def test_a_server_that_is_not_there_is_an_error_after_a_whole_build(quay: Path, tmp_path: Path) -> None:
    case = tmp_path / "quay.stemma"
    ran = stemmata(
        "build", quay, "--case", case, "--annotator", "llm", "--endpoint", "http://127.0.0.1:9/v1", "--model", "tiny"
    )
    assert ran.status == 1
    assert "stemmata: Nothing answers at http://127.0.0.1:9/v1/chat/completions" in ran.err
    assert stemmata("show", case, "claims").status == 0
