"""Asks a language model many questions side by side, and hands each answer over as it comes.

Threads ask; the caller alone writes. They are daemons: a build that is interrupted does not wait for the last answer.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from stemmata.annotate.llm.asked import tokens
from stemmata.errors import ModelError
from stemmata.pipeline.settings import LanguageModel
from stemmata.text.span import Span

if TYPE_CHECKING:
    from stemmata.annotate.llm.chat import Said, Talk

_TRIES: Final = 5  # of a question that a busy server did not take
_BROKEN: Final = 2  # of one to which the answer broke off, or did not come in time
_LONGEST_WAIT: Final = 300.0  # seconds; a server that asks for more is left for today
_STOP_AFTER: Final = 3  # questions given up one after the other: the server, and not a question, is at fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked about one passage."""

    key: str
    report: str  # id of the first report that it is asked for
    passage: Span  # in that report's text
    messages: tuple[dict[str, str], ...]
    form: Any  # the JSON Schema of an answer
    answer: int  # tokens that the answer may have at most
    attempt: int = 0

    @property
    def tokens_in(self) -> int:
        """About how many tokens are sent."""
        return sum(tokens(one["content"]) for one in self.messages)

    @property
    def most(self) -> int:
        """How many tokens the question can cost, by the estimate, with a second attempt."""
        return 2 * self.tokens_in + 4 * self.answer  # the second shows the first answer, too


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """A question that the server did not answer, and why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """What was asked so far."""

    requests: int = 0  # answered
    tokens_in: int = 0  # as the server counts; by our estimate where it does not
    tokens_out: int = 0
    seconds: float = 0.0
    cost: float | None = None  # None: no prices were given

    @property
    def rate(self) -> float:
        """Tokens of answers in a second."""
        return self.tokens_out / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class Asker:
    """Asks one model, ``workers`` questions at a time, within its limit of tokens."""

    talk: "Talk"
    model: LanguageModel
    meter: Meter = field(default_factory=Meter)
    over_budget: bool = False  # a question was left because of the limit
    _todo: "queue.Queue[Question | None]" = field(default_factory=queue.Queue)
    _done: "queue.Queue[tuple[Question, Said | GivenUp | BaseException]]" = field(default_factory=queue.Queue)
    _again: deque[Question] = field(default_factory=deque)
    _running: dict[tuple[str, int], int] = field(default_factory=dict)  # question → tokens that it may cost
    _lost: int = 0  # questions given up since the last answer
    _fault: BaseException | None = None  # why nothing more is asked

    def again(self, question: Question) -> None:
        """Asks this, too, before all that is still to come."""
        self._again.append(question)

    def answers(self, questions: Iterator[Question]) -> "Iterator[tuple[Question, Said | GivenUp]]":
        """Each question with its answer, in the order in which they come.

        Ends early where the limit of tokens would be passed: questions are taken in their order, and one that might
        pass it waits for those before it, so that the same are asked whatever the number of workers. Raises ModelError
        where the server answers nothing, once what is under way has come.
        """
        for _ in range(self.model.workers):
            threading.Thread(target=self._work, daemon=True).start()
        try:
            yield from self._answers(questions)
        finally:
            for _ in range(self.model.workers):
                self._todo.put(None)

    def _answers(self, questions: Iterator[Question]) -> "Iterator[tuple[Question, Said | GivenUp]]":
        started = time.monotonic()
        waiting = next(questions, None)
        while True:
            while self._fault is None and len(self._running) < self.model.workers:
                if self._again:
                    self._start(self._again.popleft())
                elif waiting is not None and self._fits(waiting):
                    self._start(waiting)
                    waiting = next(questions, None)
                else:
                    break
            if not self._running:
                break
            question, said = self._done.get()
            del self._running[question.key, question.attempt]
            if isinstance(said, BaseException):
                self._fault = self._fault or said
                continue
            self._count(question, said, time.monotonic() - started)
            yield question, said
        if self._fault is not None:
            raise self._fault
        self.over_budget = waiting is not None

    def _start(self, question: Question) -> None:
        self._running[question.key, question.attempt] = question.most
        self._todo.put(question)

    def _fits(self, question: Question) -> bool:
        limit = self.model.most_tokens
        spent = self.meter.tokens_in + self.meter.tokens_out + sum(self._running.values())
        return limit is None or spent + question.most <= limit

    def _count(self, question: Question, said: "Said | GivenUp", seconds: float) -> None:
        if isinstance(said, GivenUp):
            self._lost += 1
            if self._lost >= _STOP_AFTER and self._fault is None:
                self._fault = ModelError(
                    f"{self.model.endpoint.shown} left {_STOP_AFTER} questions in a row without an answer,"
                    f" the last with {said.reason}.",
                    hint="What was answered is kept; run the same command again to go on.",
                )
            return
        self._lost = 0
        told_in = self.meter.tokens_in + (question.tokens_in if said.tokens_in is None else said.tokens_in)
        told_out = self.meter.tokens_out + (tokens(said.raw) if said.tokens_out is None else said.tokens_out)
        prices = self.model.prices
        self.meter = Meter(
            requests=self.meter.requests + 1,
            tokens_in=told_in,
            tokens_out=told_out,
            seconds=seconds,
            cost=prices.of(told_in, told_out) if prices else None,
        )

    def _work(self) -> None:
        while True:
            question = self._todo.get()
            if question is None:
                return
            try:
                said: Said | GivenUp | BaseException = self._asked(question)
            except BaseException as error:  # the caller's thread is told, whatever it is
                said = error
            self._done.put((question, said))

    def _asked(self, question: Question) -> "Said | GivenUp":
        """The answer, asked for again after a while where the server is busy."""
        from stemmata.annotate.llm.chat import Busy, Declined

        wait = self.model.first_wait
        broken = 0
        for left in reversed(range(_TRIES)):
            try:
                return self.talk.ask(question.messages, question.form, question.answer)
            except Declined as error:
                return GivenUp(reason=str(error))
            except Busy as error:
                why, asked = str(error), error.wait
                broken += error.broke_off
            if asked is not None and asked > _LONGEST_WAIT:
                raise ModelError(
                    f"{self.model.endpoint.shown} asks to wait for {asked:,.0f} seconds ({why}).",
                    hint="What was answered is kept; run the same command again then.",
                )
            if not left or broken >= _BROKEN or self._fault is not None:
                break
            time.sleep(wait if asked is None else asked)
            wait *= 2
        return GivenUp(reason=why)
