"""Questions go out in a form that the server takes; what comes back is bounded, and is words alone."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from stemmata.annotate.llm import wire
from stemmata.annotate.llm.chat import Busy, Declined, Said, Talk
from stemmata.annotate.llm.endpoint import endpoint_of
from stemmata.errors import ModelError
from tests.model_server import Question, Reply, Script, completion, serving

FORM = {"type": "object"}
KEY = "sk-swordfish"


def asked(script: Script, seconds: float = 60.0) -> tuple[Said, list[Question]]:
    with serving(script) as model:
        talk = Talk(endpoint=endpoint_of(model.url), model="tiny", seconds=seconds, key=KEY)
        return talk.ask([{"role": "user", "content": "Who says so?"}], FORM, 50), model.asked


def test_a_question_is_cold_seeded_bounded_and_asks_for_the_form() -> None:
    said, (question,) = asked(lambda _: "{}")
    assert said == Said(raw="{}", tokens_in=100, tokens_out=10)
    assert question.path == "/v1/chat/completions"
    assert question.headers["Authorization"] == f"Bearer {KEY}"
    body = question.body
    assert (body["temperature"], body["seed"], body["max_tokens"], body["stream"]) == (0, 7, 50, False)
    assert body["response_format"]["json_schema"]["schema"] == FORM


def test_a_server_that_takes_no_form_is_asked_without_and_then_always_so() -> None:
    def picky(question: Question) -> Reply | str:
        return Reply(status=400, body=b"{}") if "response_format" in question.body else "{}"

    with serving(picky) as model:
        talk = Talk(endpoint=endpoint_of(model.url), model="tiny", seconds=5)
        assert [talk.ask([], FORM, 50).raw for _ in range(2)] == ["{}", "{}"]
        assert ["response_format" in one.body for one in model.asked] == [True, False, False]


def test_a_server_that_takes_neither_temperature_nor_seed_is_asked_with_the_least() -> None:
    def newer(question: Question) -> Reply | str:
        return Reply(status=400) if "max_tokens" in question.body else "{}"

    assert asked(newer)[0].raw == "{}"


@pytest.mark.parametrize(("status", "error"), [(429, Busy), (500, Busy), (503, Busy), (400, Declined), (413, Declined)])
def test_a_question_that_is_not_taken_says_whether_to_ask_again(status: int, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"{status}: too long a day"):
        asked(lambda _: Reply(status=status, body=b'{"error": {"message": "too long\\na  day"}}'))


@pytest.mark.parametrize(
    ("status", "hint"), [(401, "--api-key-env"), (403, "--api-key-env"), (404, "ends? in /v1"), (307, "--endpoint")]
)
def test_a_server_that_takes_no_question_at_all_is_told_with_its_own_words(status: int, hint: str) -> None:
    body = json.dumps({"error": {"message": f'model "tiny" not found, key {KEY}'}}).encode()
    with pytest.raises(ModelError, match=hint) as refused:
        asked(lambda _: Reply(status=status, body=body, headers={"Location": "http://127.0.0.1:9/v1"}))
    assert 'model "tiny" not found' in str(refused.value)
    assert KEY not in str(refused.value)


def test_what_a_server_says_of_an_error_is_shortened_and_has_no_signs_that_steer_a_terminal() -> None:
    with pytest.raises(Busy) as refused:
        asked(lambda _: Reply(status=500, body=b"\x1b[31m" + b"a" * 9000))
    assert len(str(refused.value)) < 400
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    ("wait", "low", "high"),
    [("7", 7, 7), ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0), ("Wed, 21 Oct 2315 07:28:00 GMT", 10**6, 10**11)],
)
def test_a_busy_server_may_say_for_how_long(wait: str, low: float, high: float) -> None:
    with pytest.raises(Busy) as busy:
        asked(lambda _: Reply(status=429, headers={"Retry-After": wait}))
    assert busy.value.wait is not None
    assert low <= busy.value.wait <= high


@pytest.mark.parametrize("wait", ["soon", "-4", "Wed, 99 Oct 2015"])
def test_a_time_that_cannot_be_read_is_none(wait: str) -> None:
    with pytest.raises(Busy) as busy:
        asked(lambda _: Reply(status=429, headers={"Retry-After": wait}))
    assert busy.value.wait is None


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"{}", b"[]", b'{"choices": []}', b'{"choices": [{"message": 4}]}', b'{"a":' * 9000, b"\xff\xfe"],
)
def test_what_is_no_chat_completion_is_no_answer(body: bytes) -> None:
    with pytest.raises(Busy, match="chat-completions form"):
        asked(lambda _: Reply(body=body))


def test_calls_of_tools_are_passed_over_and_parts_of_text_joined() -> None:
    message = {"content": None, "tool_calls": [{"function": {"name": "fetch", "arguments": "http://evil.example"}}]}
    assert asked(lambda _: Reply(body=json.dumps({"choices": [{"message": message}]}).encode()))[0].raw == ""
    parts = {"content": [{"type": "text", "text": "{"}, {"type": "image"}, {"type": "text", "text": "}"}]}
    said, _ = asked(lambda _: Reply(body=json.dumps({"choices": [{"message": parts}]}).encode()))
    assert said == Said(raw="{}", tokens_in=None, tokens_out=None)


def test_half_a_character_in_an_answer_does_not_harm_the_case() -> None:
    body = completion("x").replace(b'"x"', rb'"\ud83d"')
    assert asked(lambda _: Reply(body=body))[0].raw == "?"


def endless(piece: bytes, pause: float) -> Iterator[bytes]:
    while True:
        yield piece
        time.sleep(pause)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(wait=60), "no whole answer in 0.4 seconds"),
        (Reply(stream=lambda: endless(b"x", 0.01)), "no whole answer in 0.4 seconds"),
        (Reply(stream=lambda: endless(b"x" * (1 << 18), 0)), "more than 1,048,576 bytes"),
        (Reply(stream=lambda: endless(b"{", 60)), "no whole answer in 0.4 seconds"),
        (Reply(body=b"{", length=10**12), "chat-completions form"),
    ],
    ids=["silent", "dripping", "flooding", "half open", "breaking off"],
)
def test_no_answer_is_waited_for_longer_or_read_further_than_allowed(reply: Reply, why: str) -> None:
    started = time.monotonic()
    with pytest.raises(Busy, match=why):
        asked(lambda _: reply, seconds=0.4 if "0.4" in why else 20)
    assert time.monotonic() - started < 20


def test_headers_that_never_end_are_hung_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            line, _ = server.accept()
            with line:
                try:
                    line.sendall(b"HTTP/1.1 200 OK\r\n")
                    for n in range(10_000):
                        line.sendall(b"X-%d: y\r\n" % (n // 50))
                        time.sleep(0.02)
                except OSError:
                    return

        threading.Thread(target=drip, daemon=True).start()
        endpoint = endpoint_of(f"http://127.0.0.1:{server.getsockname()[1]}/v1")
        started = time.monotonic()
        with pytest.raises(wire.Broken):
            wire.post(endpoint, b"{}", key=None, seconds=0.4)
        assert time.monotonic() - started < 20


def test_nothing_that_listens_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    talk = Talk(endpoint=endpoint_of(f"http://127.0.0.1:{port}/v1"), model="tiny", seconds=2)
    with pytest.raises(ModelError, match=re.escape("Ollama is started with: ollama serve")):
        talk.ask([], FORM, 50)


def test_a_key_is_no_part_of_what_is_printed() -> None:
    talk = Talk(endpoint=endpoint_of("http://localhost/v1"), model="tiny", seconds=2, key=KEY)
    assert KEY not in repr(talk)
