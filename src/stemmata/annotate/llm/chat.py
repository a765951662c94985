"""Questions and answers in the OpenAI-compatible chat-completions form.

Source: https://platform.openai.com/docs/api-reference/chat, as Ollama, the llama.cpp server and vLLM speak it.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from stemmata.annotate.llm.endpoint import Endpoint
from stemmata.errors import ModelError

if TYPE_CHECKING:
    from stemmata.annotate.llm.wire import Reply

SEED: Final = 7  # any number, always the same: servers that heed it answer alike
_LONGEST_WORD: Final = 300  # characters of a server's message that are shown
_MOST_TOKENS: Final = 10**9  # a server that counts more is not believed


def _formed(form: Any, answer: int) -> Mapping[str, Any]:
    schema = {"name": "statements", "strict": True, "schema": form}
    return {**_plain(form, answer), "response_format": {"type": "json_schema", "json_schema": schema}}


def _plain(_: Any, answer: int) -> Mapping[str, Any]:
    return {"temperature": 0, "seed": SEED, "max_tokens": answer}


def _bare(_: Any, answer: int) -> Mapping[str, Any]:
    return {"max_completion_tokens": answer}


_MANNERS: Final = (_formed, _plain, _bare)  # newer first; some servers know no schema, some no temperature
_UNKNOWN_FIELD: Final = frozenset({400, 422, 501})


class Busy(Exception):
    """The server cannot answer now; the seconds that it asks to wait, if it says so, and whether it broke off."""

    def __init__(self, why: str, wait: float | None = None, *, broke_off: bool = False) -> None:
        super().__init__(why)
        self.wait = wait
        self.broke_off = broke_off


class Declined(Exception):
    """The server does not take this question; its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer as it came, and its tokens as the server counts them."""

    raw: str
    tokens_in: int | None
    tokens_out: int | None


@dataclass(slots=True)
class Talk:
    """Talks to one model. Threads may share it."""

    endpoint: Endpoint
    model: str
    seconds: float  # for one answer
    key: str | None = field(default=None, repr=False)
    manner: int = 0  # which of _MANNERS the server takes
    is_settled: bool = False  # it has taken a question in that manner

    def ask(self, messages: Sequence[Mapping[str, str]], form: Any, answer: int) -> Said:
        """One answer of ``answer`` tokens at most, in the form of a JSON Schema where the server knows how.

        Raises Busy or Declined for this question, and ModelError where no question can be answered.
        """
        if self.is_settled:
            return self._said(self._sent(_MANNERS[self.manner](form, answer), messages))
        replies = []
        for number in range(self.manner, len(_MANNERS)):
            replies.append(self._sent(_MANNERS[number](form, answer), messages))
            if replies[-1].status == 200:
                self.manner, self.is_settled = number, True
            if replies[-1].status not in _UNKNOWN_FIELD:
                return self._said(replies[-1])
        return self._said(replies[0])

    def _sent(self, fields: Mapping[str, Any], messages: Sequence[Mapping[str, str]]) -> "Reply":
        from stemmata.annotate.llm import wire  # late: nothing of it is loaded in a build without a model

        asked = {"model": self.model, "messages": list(messages), "stream": False, **fields}
        body = json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")
        try:
            return wire.post(self.endpoint, body, key=self.key, seconds=self.seconds)
        except wire.Unreachable as error:
            hint = "Is the server running? Ollama is started with: ollama serve." if self.endpoint.is_here else ""
            raise ModelError(
                f"Nothing answers at {self.endpoint.shown}: {error}.",
                hint=f"{hint or 'See that the address is right, and that the server runs.'} What was answered is kept.",
            ) from error
        except wire.Broken as error:
            raise Busy(str(error), broke_off=True) from error

    def _said(self, reply: "Reply") -> Said:
        if reply.status == 200:
            return _read(reply.body)
        words = self._words(reply.body)
        if reply.status in {408, 409, 425, 429} or reply.status >= 500:
            raise Busy(f"{reply.status}{words}", _seconds(reply.wait))
        if reply.status in {400, 413, 422}:
            raise Declined(f"{reply.status}{words}")
        raise ModelError(f"{self.endpoint.shown} answers {reply.status}{words}.", hint=_hint(reply.status, self.model))

    def _words(self, body: bytes) -> str:
        """What a server says of an error, shortened, without control signs and without the key."""
        text = body[: 1 << 14].decode("utf-8", "replace")
        try:
            held = json.loads(text)
        except (ValueError, RecursionError):
            held = None
        error = held.get("error", held.get("message")) if isinstance(held, dict) else None
        error = error.get("message") if isinstance(error, dict) else error
        said = error if isinstance(error, str) else text
        said = said.replace(self.key, "…") if self.key else said
        said = " ".join("".join(c if c.isprintable() else " " for c in said).split())
        return f": {said[:_LONGEST_WORD]}" if said else ""


def _read(body: bytes) -> Said:
    """The first choice of an answer. Calls of tools and all else that it may hold are passed over. Raises Busy."""
    try:
        held = json.loads(body)
        message = held["choices"][0]["message"]
        content = message.get("content")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise Busy("what it sends is no answer in the chat-completions form", broke_off=True) from error
    if isinstance(content, list):
        content = "".join(p["text"] for p in content if isinstance(p, dict) and isinstance(p.get("text"), str))
    usage = held.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Said(
        raw=content.encode("utf-8", "replace").decode("utf-8") if isinstance(content, str) else "",
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
    )


def _count(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= _MOST_TOKENS else None


def _seconds(wait: str | None) -> float | None:
    """Retry-After as seconds from now; None where there is none that can be read. Source: RFC 9110, 10.2.3."""
    if wait is None:
        return None
    if wait.strip().isdigit():
        return float(wait.strip()[:9])
    try:
        moment = parsedate_to_datetime(wait)
    except ValueError:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())


def _hint(status: int, model: str) -> str:
    if status in {401, 403}:
        return "Name the environment variable that holds your key with --api-key-env."
    if status == 404:
        return f"Is {model} the name by which the server knows its model, and does the address end in /v1?"
    if 300 <= status < 400:
        return "It sends the question elsewhere, and it was not sent there: name that address with --endpoint."
    return "See what the server's log says."
