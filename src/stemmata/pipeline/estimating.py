"""What asking a language model would take: counted before anything is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.llm.answers import Unreadable, answer_of
from stemmata.annotate.llm.asked import passages_of, room_in, tokens
from stemmata.annotate.llm.prompts import shipped
from stemmata.casefile import CaseFile
from stemmata.errors import CaseFileError
from stemmata.ingest.discover import discover
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.pipeline.progress import Progress, Silent
from stemmata.pipeline.reading import Tally, fresh
from stemmata.pipeline.settings import LanguageModel, Prices, Settings

ATTEMPTS: Final = 2  # a first answer that cannot be read is asked for once more


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What asking would take, before anything is sent. Tokens are estimated, rather too many."""

    reports: int  # that have a question
    requests: int
    held: int  # passages that the case has an answer for
    characters: int  # of reports' text that would be sent, context included
    tokens_in: int
    tokens_out: int  # at most
    prices: Prices | None = None

    @property
    def cost(self) -> float | None:
        """At most; None where no prices are given."""
        return self.prices.of(self.tokens_in, self.tokens_out) if self.prices else None


class Count:
    """Counts what is to be asked, each question once."""

    def __init__(self, model: str, context: int) -> None:
        self._prompt, self._model, self._room = shipped(), model, room_in(context)
        self._frame = sum(tokens(one["content"]) for one in self._prompt.messages("", ""))
        self.missing: dict[str, tuple[str, int]] = {}
        self._held = self._characters = self._tokens = 0

    def add(self, report: Report, found: Annotations, held: Collection[str]) -> None:
        """Counts the passages of a report; ``held`` are the keys that need no further question."""
        for number, passage in enumerate(passages_of(report, found, self._room)):
            key = passage.key(report.text, self._prompt.id, self._model)
            if key in held:
                self._held += 1
            elif key not in self.missing:
                self.missing[key] = (report.id, number)
                shown = passage.shown(report.text)
                self._characters += sum(map(len, shown))
                self._tokens += self._frame + sum(map(tokens, shown))

    def keys(self, report: Report, found: Annotations) -> tuple[str, ...]:
        """The keys of the questions about one report, in the order of its passages."""
        asked = passages_of(report, found, self._room)
        return tuple(passage.key(report.text, self._prompt.id, self._model) for passage in asked)

    def estimate(self, prices: Prices | None) -> Estimate:
        return Estimate(
            reports=len({report for report, _ in self.missing.values()}),
            requests=len(self.missing),
            held=self._held,
            characters=self._characters,
            tokens_in=self._tokens,
            tokens_out=len(self.missing) * self._room.answer,
            prices=prices,
        )


def settled(held: Mapping[str, Sequence[str]]) -> set[str]:
    """The keys that need no further question: an answer can be read, or all attempts were made."""
    return {key for key, raw in held.items() if len(raw) >= ATTEMPTS or fault(raw[-1]) is None}


def fault(raw: str) -> str | None:
    """Why an answer cannot be read, as a sentence; None where it can."""
    try:
        answer_of(raw)
    except Unreadable as error:
        return str(error)
    return None


def estimated(
    paths: Sequence[str], case: Path, settings: Settings, model: LanguageModel, progress: Progress | None = None
) -> Estimate:
    """What asking about the reports at these paths would take. Nothing is sent, and no case is made or changed."""
    told = progress or Silent()
    found = list(discover(paths))
    told.stage("Reading", len(found))
    count = Count(model.name, model.context)
    for report in fresh(found, settings, set(), Tally(), told):
        annotations = passages.annotate(report, Annotations(report=report.id))
        count.add(report, annotations, _held(case, count.keys(report, annotations)))
    return count.estimate(model.prices)


def _held(case: Path, keys: Sequence[str]) -> set[str]:
    """The keys that a case has answers for; none where there is no case yet, or one of an older Stemmata."""
    if not case.is_file() or not case.stat().st_size:
        return set()
    try:
        with CaseFile.open_for_reading(case) as file:
            return settled(file.answers(keys))
    except CaseFileError:
        return set()
