"""What a language model was asked and answered, kept so that nothing is asked twice."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from stemmata.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPrompt:
    """The words of one version of the prompt."""

    id: str
    version: str
    system: str
    user: str
    again: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """One answer of a model, as it came."""

    key: str  # hash of prompt, model and passage
    attempt: int  # 0; 1 where the first answer could not be read
    model: str
    prompt: str  # id
    endpoint: str  # without credentials
    report: str  # id of the first report that it was asked for
    passage: Span  # in that report's text
    raw: str
    tokens_in: int | None  # as the server counts
    tokens_out: int | None


def keep_prompt(connection: sqlite3.Connection, prompt: KeptPrompt) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO model_prompt VALUES (?, ?, ?, ?, ?, ?)",
        (prompt.id, prompt.version, prompt.system, prompt.user, prompt.again, prompt.schema),
    )


def keep_answer(connection: sqlite3.Connection, answer: KeptAnswer) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO model_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            answer.key,
            answer.attempt,
            answer.model,
            answer.prompt,
            answer.endpoint,
            answer.report,
            answer.passage.start,
            answer.passage.end,
            answer.raw,
            answer.tokens_in,
            answer.tokens_out,
        ),
    )


def read_answers(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Key → the raw answers, the first attempt first, for those of the keys that have any."""
    found: dict[str, tuple[str, ...]] = {}
    for key in keys:
        rows = connection.execute("SELECT raw FROM model_answer WHERE key = ? ORDER BY attempt", (key,))
        if raw := tuple(row[0] for row in rows):
            found[key] = raw
    return found
