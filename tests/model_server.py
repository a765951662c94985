"""A language model for the tests: a server of chat completions on this machine that answers as it is told.

A script takes a question and says what is sent back: a Reply, or a string that is the model's own words.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_PASSAGE = re.compile(r"<<<passage (?P<marker>\w+)\n(?P<text>.*)\npassage (?P=marker)>>>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the server was asked."""

    number: int  # from 0, in the order of arrival
    body: Mapping[str, Any]
    headers: Mapping[str, str]
    path: str

    @property
    def passage(self) -> str:
        """The passage between its markers."""
        found = _PASSAGE.search(self.body["messages"][1]["content"])
        assert found is not None
        return found["text"]

    @property
    def again(self) -> bool:
        """True where it is asked for the second time, after an answer that could not be read."""
        return len(self.body["messages"]) > 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is sent back. ``stream``: sent instead of a body, piece by piece, for as long as it lasts."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0.0  # seconds before anything is sent
    stream: Callable[[], Iterator[bytes]] | None = None
    length: int | None = None  # a Content-Length other than the body's


Script = Callable[[Question], Reply | str]


def completion(words: str, usage: Mapping[str, int] | None = None) -> bytes:
    """A model's words in the form of a chat completion."""
    made: dict[str, Any] = {"choices": [{"index": 0, "message": {"role": "assistant", "content": words}}]}
    return json.dumps(made | ({"usage": dict(usage)} if usage else {})).encode()


def statements(*entries: Mapping[str, Any]) -> str:
    """The words of a model that answers in the form that it was asked for."""
    return json.dumps({"statements": list(entries)}, ensure_ascii=False)


def statement(content: str | list[str], source: str | None, cue: str | None, **more: Any) -> dict[str, Any]:
    """One entry of an answer, with one voice."""
    pieces = [content] if isinstance(content, str) else content
    voice = {"source": source, "cue": cue, "modality": more.pop("modality", "asserts")}
    return {"content": pieces, "voices": [voice], "polarity": "positive", **more}


@dataclass(slots=True)
class Model:
    """A running server, and all that it was asked."""

    port: int
    asked: list[Question] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving(script: Script) -> Iterator[Model]:
    """Serves until the block ends."""
    counting = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with counting:
                question = Question(
                    number=len(model.asked), body=body, headers=dict(self.headers.items()), path=self.path
                )
                model.asked.append(question)
            said = script(question)
            if isinstance(said, str):
                said = Reply(body=completion(said, {"prompt_tokens": 100, "completion_tokens": 10}))
            self._send(said)

        def do_GET(self) -> None:
            with counting:
                model.asked.append(Question(number=len(model.asked), body={}, headers={}, path=self.path))
            self._send(Reply(status=404))

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.wait)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.stream is None:
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            for piece in reply.stream() if reply.stream is not None else [reply.body]:
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Nothing: what was asked is kept in ``asked``."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Nothing: a client that hangs up is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    model = Model(port=server.server_address[1])
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    running.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
