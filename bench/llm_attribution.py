"""How well a language model finds who says what, once its quotations are anchored: PolNeAR, by the shared scorer.

usage: python -m bench.llm_attribution --endpoint URL --model NAME [--api-key-env NAME] [--split dev] [--documents N]
                                       [--llm-workers N] [--llm-context N] [--keep FILE] [--json]
       python -m bench.llm_attribution --gold [--split dev] [--documents N]

The model is asked as a build asks it, and its answers are anchored as a build anchors them. Three rows are scored: the
model alone, the model beside the rules (as a case holds them), and the rules alone, each on the same documents. --keep
names a file of answers, one JSON object a line: what stands there is not asked again. --gold asks nobody: it answers as
a model would that quotes the gold word for word, and so says what anchoring costs at most.

Everything of the corpus that is asked about goes to the endpoint. Where none runs yet: ollama serve, then
ollama pull llama3.1, then --endpoint http://localhost:11434/v1 --model llama3.1. The data folder and the scorer are
found as bench.attribution says. Exit status: 0 done; 1 the server did not answer all; 2 wrong usage, or no data.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.polnear import Attribution

from bench import public_data
from bench.attribution import side_by_side
from bench.intervals import Measured, measured, table
from bench.plain_report import report_of
from bench.said.flattened import flattened
from bench.said.polnear import Marked, compared, marked_of, measures, scorer_at
from stemmata.annotate.llm.answers import Answer, Unreadable, answer_of
from stemmata.annotate.llm.asked import Passage, passages_of, room_in
from stemmata.annotate.llm.beside import beside
from stemmata.annotate.llm.chat import Talk
from stemmata.annotate.llm.endpoint import endpoint_of
from stemmata.annotate.llm.prompts import shipped
from stemmata.annotate.llm.proposals import proposed
from stemmata.annotate.plan import annotate, planned
from stemmata.errors import StemmataError
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.pipeline import LanguageModel
from stemmata.pipeline.asking import Asker, GivenUp, Question
from stemmata.plugins import annotators
from stemmata.text.span import Span

GOLD = "the gold itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document as the rules have read it, and the passages that are asked about."""

    marked: Marked
    report: Report
    rules: Annotations
    passages: tuple[Passage, ...]

    def keys(self, model: str) -> list[str]:
        return [passage.key(self.report.text, shipped().id, model) for passage in self.passages]


def read(documents: Sequence[Marked], context: int) -> list[Read]:
    """The documents with the rules' statements; the first line of each is its headline."""
    plan, room, made = planned(annotators()), room_in(context), []
    for one in documents:
        report = report_of(one.name, one.text, headline=True)
        rules = annotate(report, plan)
        made.append(Read(marked=one, report=report, rules=rules, passages=passages_of(report, rules, room)))
    return made


def questions(documents: Sequence[Read], model: str, held: Mapping[str, str], context: int) -> Iterator[Question]:
    """What is to be asked, each once."""
    prompt, answer = shipped(), room_in(context).answer
    asked = set(held)
    for one in documents:
        for key, passage in zip(one.keys(model), one.passages, strict=True):
            if key not in asked:
                asked.add(key)
                before, own = passage.shown(one.report.text)
                yield Question(
                    key=key,
                    report=one.report.id,
                    passage=Span(passage.own[0].start, passage.own[-1].end),
                    messages=tuple(prompt.messages(before, own)),
                    form=prompt.form(),
                    answer=answer,
                )


def asked_of(model: LanguageModel, todo: Iterator[Question], kept: Path | None) -> dict[str, str]:
    """The raw answers by key, each written to ``kept`` as it comes. One that cannot be read is asked for once more."""
    talk = Talk(endpoint=model.endpoint, model=model.name, seconds=model.seconds, key=model.key)
    asker, answers, prompt = Asker(talk=talk, model=model), {}, shipped()
    for question, said in asker.answers(todo):
        if isinstance(said, GivenUp):
            sys.stderr.write(f"no answer: {said.reason}\n")
            continue
        answers[question.key] = said.raw
        try:
            answer_of(said.raw)
        except Unreadable as error:
            if not question.attempt:
                more = (*question.messages, *prompt.once_more(said.raw, str(error)))
                asker.again(replace(question, messages=more, attempt=1))
                continue
        if kept is not None:
            with kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": question.key, "raw": said.raw}) + "\n")
    meter = asker.meter
    sys.stderr.write(f"{meter.requests} answers, {meter.tokens_in:,} tokens in, {meter.tokens_out:,} out, ")
    sys.stderr.write(f"{meter.rate:.1f} tokens a second\n")
    return answers


def held_in(kept: Path | None) -> dict[str, str]:
    """The answers of earlier runs; none where there is no file yet."""
    if kept is None or not kept.exists():
        return {}
    rows = (json.loads(line) for line in kept.read_text("utf-8").splitlines() if line)
    return {row["key"]: row["raw"] for row in rows}


def from_gold(documents: Sequence[Read]) -> dict[str, str]:
    """Answers that quote the gold, by key: what lies whole in a passage, its words alone."""
    answers = {}
    for one in documents:
        for key, passage in zip(one.keys(GOLD), one.passages, strict=True):
            inside = [gold for gold in one.marked.gold if gold.content and _lies_in(gold, passage)]
            answers[key] = json.dumps({"statements": [_entry(gold, one.marked.text) for gold in inside]})
    return answers


def _lies_in(gold: Attribution, passage: Passage) -> bool:
    return passage.own[0].start <= gold.content[0].start and gold.content[-1].end <= passage.own[-1].end


def _entry(gold: Attribution, text: str) -> Mapping[str, object]:
    source, cue = (_words(spans, text) for spans in (gold.source, gold.cue))
    return {
        "content": [span.of(text) for span in gold.content],
        "voices": [{"source": source, "cue": cue, "modality": "asserts"}],
        "polarity": "positive",
    }


def _words(spans: Sequence[Span], text: str) -> str | None:
    """The words of a role as one quotation; only the first stretch where others' words stand between."""
    if not spans:
        return None
    whole = Span(spans[0].start, spans[-1].end)
    return (whole if len(whole) < 2 * sum(map(len, spans)) else spans[0]).of(text)


def placed(
    documents: Sequence[Read], answers: Mapping[str, str], model: str
) -> tuple[dict[str, list[Attribution]], dict[str, list[Attribution]], Counter[str]]:
    """What the model finds alone, and beside the rules, by document; and why proposals were dropped."""
    alone, both, dropped = {}, {}, Counter[str]()
    for one in documents:
        given = [
            (passage, answer)
            for key, passage in zip(one.keys(model), one.passages, strict=True)
            if (answer := _answer(answers.get(key))) is not None
        ]
        found = proposed(one.report, one.rules, given, model=model, prompt=shipped().id)
        dropped.update(found.dropped)
        ordered = tuple(sorted(found.statements, key=lambda s: (s.content[0], s.id)))
        alone[one.marked.name] = flattened(replace(one.rules, statements=ordered), one.marked.text)
        both[one.marked.name] = flattened(beside(one.report, one.rules, found).annotations, one.marked.text)
    return alone, both, dropped


def _answer(raw: str | None) -> Answer | None:
    try:
        return answer_of(raw) if raw is not None else None
    except Unreadable:
        return None


def scored(documents: Sequence[Marked], found: Mapping[str, Sequence[Attribution]]) -> dict[str, Measured]:
    """The scorer's figures with bootstrap intervals over documents."""
    counts = [compared(one, found.get(one.name, ())).counts for one in documents]
    return {one.figure.key: one for one in measured(counts, measures())}


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.llm_attribution", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--endpoint", default="", metavar="URL")
    parser.add_argument("--model", default="", metavar="NAME")
    parser.add_argument("--api-key-env", default="", metavar="NAME")
    parser.add_argument("--gold", action="store_true", help="ask nobody: quote the gold")
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--documents", type=int, default=0, metavar="N", help="only the first N, by name")
    parser.add_argument("--llm-workers", type=int, default=2, metavar="N")
    parser.add_argument("--llm-context", type=int, default=4096, metavar="N")
    parser.add_argument("--llm-timeout", type=int, default=300, metavar="S")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="answers, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args(arguments)
    if not options.gold and not (options.endpoint and options.model):
        parser.error(
            "name --endpoint and --model. Where no server runs: ollama serve; ollama pull llama3.1; then --endpoint"
            " http://localhost:11434/v1 --model llama3.1. Or --gold, which needs none."
        )
    for needed in (public_data.folder("polnear") / options.split, public_data.scorer()):
        if not needed.exists():
            parser.error(f"{needed} is missing: python -m bench.attribution says where it comes from.")
    return options


def main(arguments: Sequence[str]) -> int:
    options = options_of(arguments)
    docs = scorer_at(public_data.scorer()).load(public_data.folder("polnear") / options.split)
    documents = marked_of({name: docs[name] for name in sorted(docs)[: options.documents or None]})
    started = time.perf_counter()
    every = read(documents, options.llm_context)
    sys.stderr.write(f"{sum(len(one.passages) for one in every)} passages, {time.perf_counter() - started:.0f} s\n")
    name = GOLD if options.gold else options.model
    status = 0
    if options.gold:
        answers = from_gold(every)
    else:
        answers, status = _asked(options, every)
    alone, both, dropped = placed(every, answers, name)
    rules = {one.marked.name: flattened(one.rules, one.marked.text) for one in every}
    rows = {f"{name}, alone": alone, f"{name}, beside the rules": both, "the rules": rules}
    figures = {row: scored(documents, found) for row, found in rows.items()}
    if options.json:
        print(
            json.dumps({**{row: _plain(one) for row, one in figures.items()}, "dropped": dict(sorted(dropped.items()))})
        )
        return status
    for row, one in figures.items():
        print(side_by_side(row, one))
    print(table("F1", tuple(figures[f"{name}, alone"].values())))
    print(f"{len(documents)} documents of {options.split}; dropped: {dict(sorted(dropped.items()))}")
    return status


def _asked(options: argparse.Namespace, every: Sequence[Read]) -> tuple[dict[str, str], int]:
    model = LanguageModel(
        endpoint=endpoint_of(options.endpoint),
        name=options.model,
        key=os.environ.get(options.api_key_env) if options.api_key_env else None,
        workers=options.llm_workers,
        context=options.llm_context,
        seconds=float(options.llm_timeout),
    )
    held = held_in(options.keep)
    try:
        return held | asked_of(model, questions(every, model.name, held, model.context), options.keep), 0
    except StemmataError as error:
        sys.stderr.write(f"{error}\n")
        return held | held_in(options.keep), 1


def _plain(held: Mapping[str, Measured]) -> Mapping[str, Mapping[str, float | None]]:
    return {key: {"value": one.figure.value, "low": one.low, "high": one.high} for key, one in held.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
