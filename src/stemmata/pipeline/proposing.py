"""Has a language model propose statements for reports that the rules have done, and puts them beside the rules' own."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from stemmata.annotate.llm.answers import Answer, answer_of
from stemmata.annotate.llm.asked import Passage, passages_of, room_in
from stemmata.annotate.llm.beside import LAYER, Beside, beside
from stemmata.annotate.llm.mark import Mark
from stemmata.annotate.llm.prompts import Prompt, shipped
from stemmata.annotate.llm.proposals import VERSION, proposed
from stemmata.casefile import CaseFile, KeptAnswer, KeptPrompt, ReportToSave
from stemmata.errors import ModelError
from stemmata.model.case import Annotated
from stemmata.model.report import Report
from stemmata.pipeline.asking import Asker, GivenUp, Meter, Question
from stemmata.pipeline.estimating import ATTEMPTS, Count, Estimate, fault, settled
from stemmata.pipeline.progress import Progress
from stemmata.pipeline.settings import LanguageModel, Prices
from stemmata.text.counted import count
from stemmata.text.span import Span

if TYPE_CHECKING:
    from stemmata.annotate.llm.chat import Said

_SAVED_AT_ONCE: Final = 32


class Asked(Protocol):
    """Who decides whether a model is asked, and is told how far that is."""

    def consents(self, model: LanguageModel, estimate: Estimate) -> bool: ...
    def answered(self, meter: Meter, left: int) -> None: ...


class OnThisMachine:
    """Consents to what stays on this machine, and to nothing else."""

    def consents(self, model: LanguageModel, estimate: Estimate) -> bool:  # noqa: ARG002 - as Asked has it
        return model.endpoint.is_here

    def answered(self, meter: Meter, left: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What asking a model came to. Counts of proposals are of the reports that were asked about in this build."""

    model: str
    prompt: str
    endpoint: str
    requests: int  # answered in this build
    held: int  # passages that the case had an answer for
    tokens_in: int
    tokens_out: int
    seconds: float
    cost: float | None
    reports: int  # with proposals, or of which the model says that there are none
    added: int  # statements that the model proposes beside those of the rules
    agreed: int  # proposals that the rules have, too
    differing: int  # of those added, whose words the rules credit to another voice
    dropped: Mapping[str, int]  # reason → proposals that are not kept
    unreadable: int  # passages whose answers could not be read
    missing: int  # passages without an answer
    stopped: str | None  # why not all was asked, as a sentence


@dataclass(slots=True)
class _Outcome:
    """What was put beside the rules' statements."""

    reports: int = 0
    added: int = 0
    agreed: int = 0
    differing: int = 0
    unreadable: int = 0
    missing: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def count(self, met: Beside, read: "_Read") -> None:
        self.reports += 1
        self.added += met.added
        self.agreed += met.agreed
        self.differing += met.differing
        self.unreadable += read.unreadable
        self.missing += read.missing
        self.dropped.update({why.removeprefix(f"{LAYER}: "): n for why, n in read.dropped.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The answers about one report."""

    answers: tuple[tuple[Passage, Answer], ...]
    unreadable: int
    missing: int
    dropped: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is to be asked, and of which reports."""

    reports: tuple[str, ...]  # ids, sorted
    missing: Mapping[str, tuple[str, int]]  # key → the first report and the number of its passage, in order
    estimate: Estimate


def propose(
    file: CaseFile, reports: Collection[str], way: str, model: LanguageModel, told: Progress, asked: Asked
) -> Proposals:
    """Asks about the reports that the rules alone have done, and saves them with what comes of it.

    ``way`` is the rules' fingerprint. Answers are saved as they come, so nothing is asked twice. A server that fails
    stops nothing else: what was answered is put beside the rules' statements, the rest stays for another build.
    """
    prompt, mark = shipped(), mark_of(model)
    known = file.known_reports()
    plan = _planned(file, sorted(i for i in reports if known.get(i) == way), mark, model.prices)
    meter, stopped = Meter(), None
    if plan.missing and not asked.consents(model, plan.estimate):
        stopped = "Nothing was sent, since nobody agreed to it."
    elif plan.missing:
        meter, stopped = _ask(file, plan, prompt, model, told, asked)
    told.stage("Placing what the model quotes", len(plan.reports))
    outcome = _Outcome()
    for at in range(0, len(plan.reports), _SAVED_AT_ONCE):
        batch = plan.reports[at : at + _SAVED_AT_ONCE]
        file.save_reports(_placed(file, batch, mark, way, outcome))
        told.advance(len(batch))
    return Proposals(
        model=model.name,
        prompt=prompt.id,
        endpoint=model.endpoint.shown,
        requests=meter.requests,
        held=plan.estimate.held,
        tokens_in=meter.tokens_in,
        tokens_out=meter.tokens_out,
        seconds=round(meter.seconds, 1),
        cost=meter.cost,
        reports=outcome.reports,
        added=outcome.added,
        agreed=outcome.agreed,
        differing=outcome.differing,
        dropped=dict(sorted(outcome.dropped.items())),
        unreadable=outcome.unreadable,
        missing=outcome.missing,
        stopped=stopped,
    )


def mark_of(model: LanguageModel) -> Mark:
    """The mark of a report about which the model has answered all that is asked today."""
    return Mark(model=model.name, prompt=shipped().id, context=model.context)


def with_answers(file: CaseFile, one: Annotated, mark: Mark) -> tuple[Annotated, Mark]:
    """A report that the rules have done anew, with the proposals of the model that it bore, from the answers in the
    case: nobody is asked."""
    met, read = _beside(file, one, mark)
    anew = replace(mark, missing=read.missing, version=VERSION)
    return Annotated(report=one.report, annotations=met.annotations), anew


def _planned(file: CaseFile, reports: Sequence[str], mark: Mark, prices: Prices | None) -> _Plan:
    counted = Count(mark.model, mark.context)
    for report in reports:
        one = file.load_report(report)
        if one is not None:
            held = file.answers(counted.keys(one.report, one.annotations))
            counted.add(one.report, one.annotations, settled(held))
    return _Plan(reports=tuple(reports), missing=counted.missing, estimate=counted.estimate(prices))


def _ask(
    file: CaseFile, plan: _Plan, prompt: Prompt, model: LanguageModel, told: Progress, asked: Asked
) -> tuple[Meter, str | None]:
    """Asks what is missing, and saves each answer when it comes. Returns why it stopped, where it did."""
    from stemmata.annotate.llm.chat import Talk

    kept = KeptPrompt(
        id=prompt.id,
        version=prompt.version,
        system=prompt.system,
        user=prompt.user,
        again=prompt.again,
        schema=prompt.schema,
    )
    file.save_prompt(kept)
    talk = Talk(endpoint=model.endpoint, model=model.name, seconds=model.seconds, key=model.key)
    asker = Asker(talk=talk, model=model)
    told.stage(f"Asking {model.name}", len(plan.missing))
    left = len(plan.missing)
    lost = []
    try:
        for question, said in asker.answers(_questions(file, plan, prompt, model)):
            ended = True
            if isinstance(said, GivenUp):
                lost.append(said.reason)
            elif not (ended := _keep(file, question, said, model)):
                asker.again(_once_more(question, said.raw, prompt))
            left -= ended
            told.advance(int(ended))
            asked.answered(asker.meter, left)
            if not told.going():
                return asker.meter, "It was stopped; what was answered is kept."
    except ModelError as error:
        return asker.meter, str(error)
    if asker.over_budget:
        return asker.meter, (
            f"The limit of {model.most_tokens:,} tokens was reached; {left:,} passages were not asked about."
        )
    if lost:
        return asker.meter, f"{count(len(lost), 'passage')} got no answer, the last with {lost[-1]}."
    return asker.meter, None


def _questions(file: CaseFile, plan: _Plan, prompt: Prompt, model: LanguageModel) -> Iterator[Question]:
    """The questions in order; each report is read from the case when its first question comes."""
    room = room_in(model.context)
    held: tuple[str, Report, tuple[Passage, ...]] | None = None
    for key, (report, number) in plan.missing.items():
        if held is None or held[0] != report:
            one = file.load_report(report)
            if one is None:
                continue
            held = (report, one.report, passages_of(one.report, one.annotations, room))
        passage = held[2][number]
        before, own = passage.shown(held[1].text)
        question = Question(
            key=key,
            report=report,
            passage=Span(passage.own[0].start, passage.own[-1].end),
            messages=tuple(prompt.messages(before, own)),
            form=prompt.form(),
            answer=room.answer,
        )
        raw = file.answers([key]).get(key)
        yield question if raw is None else _once_more(question, raw[-1], prompt)


def _once_more(question: Question, raw: str, prompt: Prompt) -> Question:
    """The question after an answer that cannot be read, with what was wrong; of that answer only the beginning."""
    told = prompt.once_more(raw[: 4 * question.answer], fault(raw) or "")
    return replace(question, messages=(*question.messages, *told), attempt=1)


def _keep(file: CaseFile, question: Question, said: "Said", model: LanguageModel) -> bool:
    """Keeps an answer; returns whether the question is done with it."""
    file.save_answer(
        KeptAnswer(
            key=question.key,
            attempt=question.attempt,
            model=model.name,
            prompt=shipped().id,
            endpoint=model.endpoint.shown,
            report=question.report,
            passage=question.passage,
            raw=said.raw,
            tokens_in=said.tokens_in,
            tokens_out=said.tokens_out,
        )
    )
    return question.attempt + 1 >= ATTEMPTS or fault(said.raw) is None


def _placed(file: CaseFile, reports: Sequence[str], mark: Mark, way: str, outcome: _Outcome) -> list[ReportToSave]:
    """The reports with proposals, as they are to be saved; not those about which nothing was answered."""
    saved = []
    for report in reports:
        one = file.load_report(report)
        if one is None:
            continue
        met, read = _beside(file, one, mark)
        if read.missing and not (read.answers or read.unreadable):
            outcome.missing += read.missing
            continue
        outcome.count(met, read)
        marked = f"{way}{replace(mark, missing=read.missing)}"
        saved.append(ReportToSave(report=one.report, annotations=met.annotations, data=None, fingerprint=marked))
    return saved


def _beside(file: CaseFile, one: Annotated, mark: Mark) -> tuple[Beside, _Read]:
    read = _read(file, one, mark)
    found = proposed(one.report, one.annotations, read.answers, model=mark.model, prompt=mark.prompt)
    return beside(one.report, one.annotations, found), replace(read, dropped=found.dropped)


def _read(file: CaseFile, one: Annotated, mark: Mark) -> _Read:
    """The answers that the case has about one report, in the order of its passages."""
    passages = passages_of(one.report, one.annotations, room_in(mark.context))
    keys = [passage.key(one.report.text, mark.prompt, mark.model) for passage in passages]
    held = file.answers(keys)
    done = settled(held)
    answers = []
    unreadable = 0
    for passage, key in zip(passages, keys, strict=True):
        if key not in done:
            continue
        if fault(held[key][-1]) is None:
            answers.append((passage, answer_of(held[key][-1])))
        else:
            unreadable += 1
    return _Read(answers=tuple(answers), unreadable=unreadable, missing=sum(key not in done for key in keys))
