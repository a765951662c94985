"""``--redact``: names taken out of what ``export`` and ``dossier`` write, and a look for traces before that."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from stemmata.errors import UsageError
from stemmata.export.redaction import proof
from stemmata.export.redaction.lookalikes import lookalikes
from stemmata.export.redaction.redacted import Redaction, Wish, bearers, blank, occurs, redacted
from stemmata.model.case import Case
from stemmata.pipeline import opened
from stemmata.text.counted import count

MOST_SAID: Final = 12
Write = Callable[[Case], Iterable[bytes]]
WriteFiles = Callable[[Case], Iterable[tuple[str, Iterable[bytes]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command's words say."""

    entities: Sequence[str] = ()  # ids, beginnings of ids, or names
    file: Path | None = None  # more of them, one a line
    roles: bool = False


NOTHING: Final = Asked()


class Handed:
    """A case as it is handed on: as it is, or without names. What is written of the latter is looked through."""

    def __init__(self, case: Case, redaction: Redaction | None = None) -> None:
        self.case = case
        self._redaction = redaction

    def chunks(self, name: str, write: Write) -> Iterator[bytes]:
        """What ``write`` makes of the case. Where names were taken out, not a byte comes before all were looked at.

        Raises TraceFound where one of the names is in them, or in ``name``.
        """
        if self._redaction is None:
            yield from write(self.case)
            return
        data = b"".join(write(self.case))
        self._look(name, data, lambda: b"".join(write(blank(self.case))))
        yield data

    def printed(self, name: str, paper: Callable[[Case], str], as_pdf: Callable[[str], bytes]) -> Iterator[bytes]:
        """A PDF. In it letters are numbers of a font, so that what is set is looked through before it is set, too."""
        page = "".join(one.decode() for one in self.chunks(name, lambda case: [paper(case).encode("utf-8", "replace")]))
        yield from self.chunks(name, lambda case: [as_pdf(page if case is self.case else paper(case))])

    def files(self, write: Callable[[Case], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        """Several files, by name; none where one of them holds a trace. Raises TraceFound."""
        pairs = self.pairs(lambda case: ((name, [data]) for name, data in write(case).items()))
        return {name: b"".join(chunks) for name, chunks in pairs}

    def pairs(self, write: WriteFiles) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The same, one after the other, each looked through before it is given: for who writes all or nothing."""
        if self._redaction is None:
            yield from write(self.case)
            return
        without = cache(lambda: b"\n".join(b"".join(chunks) for _, chunks in write(blank(self.case))))
        for name, chunks in write(self.case):
            data = b"".join(chunks)
            self._look(name, data, without)
            yield name, [data]

    def _look(self, name: str, data: bytes, without_words: Callable[[], bytes]) -> None:
        assert self._redaction is not None
        traces = proof.in_bytes(name, data, self._redaction.forms)
        if not traces:
            return
        # A word of the format itself ("reports", "mark") stands in what is written of a case without any words, too. A
        # name of several words is none: what writes it has it from elsewhere.
        found = proof.in_bytes("", without_words(), self._redaction.forms)
        own = {one.spelling for one in found if " " not in one.spelling}
        left = [one for one in traces if one.spelling not in own or one.where.startswith("the name ")]
        if left:
            raise _found(left)
        words = ", ".join(f"“{one}”" for one in sorted({one.spelling for one in traces}))
        sys.stderr.write(f"{words}: also words of the format itself; sought in all that went into it instead.\n")


def handed(path: Path, asked: Asked) -> Handed:
    """The case at ``path``, without the names that were asked to be taken out; tells on standard error what was done.

    Raises UsageError where one names nothing, TraceFound where a name is left in any string of the case.
    """
    case = opened(path)
    wishes = [*asked.entities, *_of_file(asked.file)]
    if not wishes:
        if asked.roles:
            raise UsageError("--redact-roles needs a name.", hint="Add --redact ENTITY.")
        return Handed(case)
    made = redacted(case, _wish(case, wishes, roles=asked.roles))
    if traces := proof.in_case(made.case, made.forms):
        raise _found(traces)
    _tell(case, made, _wish(case, wishes, roles=asked.roles))
    return Handed(made.case, made)


def _of_file(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read.", hint="Name a text file with a name or an id a line.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _wish(case: Case, wishes: Iterable[str], *, roles: bool) -> Wish:
    entities: set[str] = set()
    words: set[str] = set()
    for one in wishes:
        if found := bearers(case, one) or _by_id(case, one):
            entities.update(found)
        elif occurs(case, one):
            words.add(one)
        else:
            raise UsageError(
                f"{one!r} is no name in this case, and stands nowhere in it.",
                hint="stemmata show FILE entities lists the names with their ids.",
            )
    for held in case.links.entities:
        if held.id in entities and held.kind == "document":
            raise UsageError(
                f"“{held.name}” is a document: it is known by what it is, not by a name.",
                hint="Redact its signatories or addressees instead.",
            )
    return Wish(entities=tuple(sorted(entities)), words=tuple(sorted(words)), roles=roles)


def _by_id(case: Case, one: str) -> tuple[str, ...]:
    found = tuple(held.id for held in case.links.entities if len(one) > 3 and held.id.startswith(one))
    if len(found) > 1:
        raise UsageError(f"{len(found)} ids begin with {one!r}.", hint="Give more of the id.")
    return found


def _tell(case: Case, made: Redaction, wish: Wish) -> None:
    told = made.told
    lines = [
        f"Redacted {count(told.entities, 'name')}: {count(told.mentions, 'mention')} and "
        f"{count(told.further, 'other place')} in texts, {count(told.strings, 'other string')}; "
        f"{count(told.reports, 'report')} of {len(case.reports)}."
    ]
    if made.over or made.others:
        names = ", ".join(made.others[:MOST_SAID]) + (" …" if len(made.others) > MOST_SAID else "")
        lines.append(
            f"{count(made.over, 'place')} of these {'stands' if made.over == 1 else 'stand'} in names of others, "
            f"and were blackened there: {names or 'spelt otherwise'}."
        )
    for one in wish.words:
        lines.append(f"Nobody in the case is called “{one}”: the words were blackened where they stand.")
    maybe = {other for held in case.links.entities if held.id in wish.entities for other in held.maybe_same}
    left = sorted(held.name for held in case.links.entities if held.id in maybe - set(wish.entities))
    if left:
        lines.append(f"May be the same, and stay to be seen: {', '.join(left[:MOST_SAID])}. Redact them, too?")
    if near := lookalikes(made.case, made.forms):
        words = ", ".join(f"{word} ({number})" for word, number in near[:MOST_SAID])
        lines.append(f"Sound alike, and stay to be seen: {words}. Redact them, too?")
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _found(traces: Sequence[proof.Trace]) -> proof.TraceFound:
    places = "; ".join(f"“{one.spelling}” in {one.where}" for one in traces[:MOST_SAID])
    return proof.TraceFound(
        f"Nothing was written, since {count(len(traces), 'trace')} of the names would be left: {places}.",
        hint="Redact what holds it, too, or name another file; please tell the makers of Stemmata.",
    )
