"""What a build with a language model says: what it would send, how far it is, what came of it."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from stemmata.cli.progress import Reporter
from stemmata.pipeline import Estimate, LanguageModel, Meter, Proposals
from stemmata.text.counted import count


def asked_aloud(words: str) -> str:
    """What a person answers on the terminal; "" where the line is closed. Standard output stays the machine's."""
    sys.stderr.write(words)
    sys.stderr.flush()
    return sys.stdin.readline()


class Asking:
    """Asks the user before anything goes to another machine, and tells tokens, rate and cost."""

    def __init__(self, reporter: Reporter, *, yes: bool, question: Callable[[str], str] = asked_aloud) -> None:
        self._reporter = reporter
        self._yes = yes
        self._question = question
        self._name = ""

    def consents(self, model: LanguageModel, estimate: Estimate) -> bool:
        """Whether it may be sent. Said is it in any case, also by ``--quiet`` where it leaves this machine."""
        self._name = model.name
        here = model.endpoint.is_here
        for line in plan(model, estimate):
            self._reporter.says(line, always=not here)
        if here or self._yes:
            return True
        if not sys.stdin.isatty():
            return False
        with self._reporter.paused():
            return self._question("Send it? [y/N] ").strip().lower() in {"y", "yes"}

    def answered(self, meter: Meter, left: int) -> None:
        self._reporter.tells(progress(self._name, meter, left))


def plan(model: LanguageModel, estimate: Estimate) -> list[str]:
    """What is about to be asked, in sentences."""
    held = f" ({count(estimate.held, 'passage')} answered before)" if estimate.held else ""
    lines = [
        f"{count(estimate.requests, 'request')} to {model.name} at {model.endpoint.shown}, about "
        f"{count(estimate.reports, 'report')}{held}: about {estimate.tokens_in:,} tokens in, at most "
        f"{estimate.tokens_out:,} out{_money(estimate.cost, '; at most {:.2f} by your prices')}."
    ]
    if not model.endpoint.is_here and estimate.requests:
        key = " and your key" if model.key else ""
        lines.append(
            f"That sends {count(estimate.characters, 'character')} of the reports' text{key}, and nothing else of the "
            f"case, to {model.endpoint.host}, which is not this machine. Who runs it can read and keep them."
        )
    return lines


def progress(name: str, meter: Meter, left: int) -> str:
    """How far the asking is, in a line."""
    rest = meter.seconds / meter.requests * left if meter.requests else 0.0
    return (
        f"Asking {name}: {meter.tokens_in:,} tokens in, {meter.tokens_out:,} out, {meter.rate:.0f}/s"
        f"{_money(meter.cost, ', cost {:.2f}')}{f', about {_time(rest)} left' if rest else ''}"
    )


def outcome(made: Proposals) -> list[str]:
    """What came of it, in sentences."""
    lines = []
    if made.reports:
        lines.append(
            f"{made.model} proposes {count(made.added, 'statement')} in {count(made.reports, 'report')}; "
            f"{made.agreed:,} more the rules have, too; of {made.differing:,} the rules name another voice."
        )
    if dropped := sum(made.dropped.values()):
        reasons = ", ".join(f"{number:,} {why}" for why, number in made.dropped.items())
        lines.append(f"{count(dropped, 'proposal')} dropped: {reasons}.")
    if made.requests:
        lines.append(
            f"{count(made.requests, 'answer')}, {made.tokens_in:,} tokens in and {made.tokens_out:,} out, in "
            f"{_time(made.seconds)}{_money(made.cost, ', cost {:.2f}')}."
        )
    if made.unreadable:
        lines.append(f"{count(made.unreadable, 'passage')} whose answer could not be read, also when asked again.")
    if made.missing:
        lines.append(f"{count(made.missing, 'passage')} without an answer: the same command asks about them again.")
    return lines


def estimate_record(model: LanguageModel, estimate: Estimate) -> dict[str, Any]:
    """The estimate of a dry run, for ``--json``."""
    shown = {"model": model.name, "endpoint": model.endpoint.shown, **asdict(estimate), "cost": estimate.cost}
    del shown["prices"]
    return shown


def _money(cost: float | None, words: str) -> str:
    return "" if cost is None else words.format(cost)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes and not rest else f"{minutes} min {rest} s" if minutes else f"{rest} s"
