"""What a model answered, read with patience and believed in nothing: strings that are still to be found in the text."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from stemmata.model.annotations import Modality, Polarity

MOST_STATEMENTS: Final = 200  # of one passage: more than it has clauses
_MOST_VOICES: Final = 8
_MOST_PIECES: Final = 16
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)  # models that reason aloud do so before they answer
_MODALITIES: Final = frozenset(get_args(Modality))
_POLARITIES: Final = frozenset(get_args(Polarity))


class Unreadable(Exception):
    """An answer that holds no statements; what is wrong, as a sentence for the model and for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedVoice:
    """A voice as the model quotes it."""

    source: str | None
    cue: str | None
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A statement as the model quotes it."""

    content: tuple[str, ...]  # never none
    voices: tuple[QuotedVoice, ...]  # outermost first, never none
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one answer proposes, in its order."""

    statements: tuple[Quoted, ...]
    dropped: tuple[tuple[str, int], ...]  # (reason, how many), sorted


def answer_of(raw: str) -> Answer:
    """The statements of an answer. Text around the JSON, a fence or thoughts before it are passed over.

    An entry that has another form is dropped and counted. Raises Unreadable where there is no list of statements.
    """
    entries = _entries(_THOUGHTS.sub(" ", raw))
    dropped: Counter[str] = Counter()
    kept = []
    for entry in entries[:MOST_STATEMENTS]:
        made = _quoted(entry)
        if made is None:
            dropped["malformed"] += 1
        else:
            kept.append(made)
    if len(entries) > MOST_STATEMENTS:
        dropped["too many"] += len(entries) - MOST_STATEMENTS
    return Answer(statements=tuple(kept), dropped=tuple(sorted(dropped.items())))


def _entries(raw: str) -> list[Any]:
    if not raw.strip():
        raise Unreadable("It is empty.")
    seen = False
    for value in _values(raw):
        seen = True
        if isinstance(value, Mapping) and isinstance(value.get("statements"), list):
            return cast(list[Any], value["statements"])
    if seen:
        raise Unreadable('It is JSON, but no object with a list "statements".')
    raise Unreadable("It is no whole JSON object; it may have been cut off.")


def _values(raw: str) -> Iterator[Any]:
    """The JSON objects in a text, the outermost ones, in order."""
    decoder = json.JSONDecoder()
    at = raw.find("{")
    tries = 0
    while at >= 0 and tries < MOST_STATEMENTS:
        tries += 1
        try:
            value, end = decoder.raw_decode(raw, at)
        except (ValueError, RecursionError):
            at = raw.find("{", at + 1)
            continue
        yield value
        at = raw.find("{", end)


def _quoted(entry: Any) -> Quoted | None:
    """An entry in the form that was asked for; None where it has another."""
    if not isinstance(entry, Mapping):
        return None
    content, voices = entry.get("content"), entry.get("voices")
    content = [content] if isinstance(content, str) else content
    polarity = entry.get("polarity", "positive")
    if not isinstance(content, list) or not 0 < len(content) <= _MOST_PIECES:
        return None
    if not isinstance(polarity, str) or polarity not in _POLARITIES:
        return None
    if not isinstance(voices, list) or not 0 < len(voices) <= _MOST_VOICES:
        return None
    made = [_voice(voice) for voice in voices]
    if not all(isinstance(piece, str) for piece in content) or None in made:
        return None
    told = cast(Polarity, polarity)
    return Quoted(content=tuple(content), voices=tuple(voice for voice in made if voice), polarity=told)


def _voice(voice: Any) -> QuotedVoice | None:
    if not isinstance(voice, Mapping):
        return None
    source, cue, modality = voice.get("source"), voice.get("cue"), voice.get("modality", "asserts")
    if not (_is_word(source) and _is_word(cue)) or not isinstance(modality, str) or modality not in _MODALITIES:
        return None
    return QuotedVoice(source=source or None, cue=cue or None, modality=cast(Modality, modality))


def _is_word(value: Any) -> bool:
    return value is None or isinstance(value, str)
