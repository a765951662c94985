"""Statements: are they found, and who says them by the built chain and by the gold's."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.gold.figures import Figure, Finding, Part, retrieval, share
from bench.gold.ground import Ground, any_same, gold_names
from bench.gold.read import GoldStatement, GoldVoice
from bench.gold.tokens import Tokens, content_words, indices, occurrences, words_of
from stemmata.model.annotations import Annotations, Statement, Step

SAME_CONTENT = 0.5  # intersection over union, in words, from which two contents are one statement
PIECE = 0.8  # share of a statement's words in a longer statement of the same voice: a part of it, not another


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A statement of the gold and the one of the case that has its content."""

    gold: GoldStatement
    found: Statement
    annotations: Annotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """All statements of the gold's reports, laid against each other."""

    pairs: tuple[Pair, ...]  # in gold order
    missed: tuple[GoldStatement, ...]
    false: tuple[tuple[str, Statement], ...]  # (report key, attributed statement that the gold does not have)


def paired(ground: Ground) -> Pairing:
    """Within each report, one to one, the most alike first; voices decide between equal contents."""
    pairs: dict[int, Pair] = {}
    false: list[tuple[str, Statement]] = []
    for key, one in ground.reports.items():
        gold = [(n, s) for n, s in enumerate(ground.gold.statements) if s.report == key]
        found = {s.id: s for s in one.annotations.statements}
        wanted = {n: gold_tokens(ground.tokens[key], s.content) for n, s in gold}
        held = {s.id: indices(ground.tokens[key], s.content) for s in found.values()}
        ranked = sorted(
            (-_alike(wanted[n], held[i]), -_agreement(ground, s, found[i], one.annotations), n, i)
            for n, s in gold
            for i in found
            if _alike(wanted[n], held[i]) >= SAME_CONTENT
        )
        used: set[str] = set()
        for _, _, number, name in ranked:
            if number not in pairs and name not in used:
                used.add(name)
                statement = ground.gold.statements[number]
                pairs[number] = Pair(gold=statement, found=found[name], annotations=one.annotations)
        for name in sorted(found.keys() - used):
            pieces = (s for n, s in gold if len(held[name] & wanted[n]) >= PIECE * len(held[name]))
            same = any(voices_agree(ground, s.chain[-1], found[name].chain[-1], one.annotations) for s in pieces)
            if len(found[name].chain) > 1 and not same:
                false.append((key, found[name]))
    return Pairing(
        pairs=tuple(pairs[number] for number in sorted(pairs)),
        missed=tuple(s for n, s in enumerate(ground.gold.statements) if n not in pairs),
        false=tuple(false),
    )


def gold_tokens(tokens: Tokens, pieces: tuple[str, ...]) -> frozenset[int]:
    """The tokens on which quoted pieces stand, each after the one before; a piece that is not there gives none."""
    held: set[int] = set()
    for piece in pieces:
        places = list(occurrences(tokens, piece))
        after = [place for place in places if not held or place[0] > max(held)]
        held.update((after or places or [range(0)])[0])
    return frozenset(held)


def _alike(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _agreement(ground: Ground, gold: GoldStatement, found: Statement, annotations: Annotations) -> int:
    """2 for an equal chain, 1 for an equal deepest voice: what decides between contents that are equally alike."""
    deepest = voices_agree(ground, gold.chain[-1], found.chain[-1], annotations)
    return deepest + chains_agree(ground, gold, found, annotations)


def voices_agree(ground: Ground, gold: GoldVoice, found: Step, annotations: Annotations) -> bool:
    """Whether two voices are one: by any name that either is known by; the report's own outlet agrees with itself."""
    if gold.kind == "outlet" and found.kind == "outlet" and found.mention is None and found.local is None:
        return any_same(gold_names(ground.gold, gold.name), (found.name, *_own_names(ground, annotations)))
    names = [found.name]
    for local in annotations.entities:
        if local.id == found.local:
            names += [local.name, *local.names, *local.acronyms]
    if gold.kind == "unnamed" and found.kind == "unnamed" and gold.cue is not None and found.cue is not None:
        same_cue = content_words(gold.name) == content_words(gold.cue)
        cue = found.cue.of(_text(ground, annotations))
        if same_cue and words_of(cue) and content_words(cue) & content_words(gold.cue):
            return True
    return any_same(gold_names(ground.gold, gold.name), tuple(names))


def _text(ground: Ground, annotations: Annotations) -> str:
    return ground.reports[ground.keys[annotations.report]].report.text


def _own_names(ground: Ground, annotations: Annotations) -> tuple[str, ...]:
    """The gold's name of the report's outlet: whether the outlet was read rightly is scored elsewhere, once."""
    key = ground.keys[annotations.report]
    return tuple(report.outlet for report in ground.gold.reports if report.key == key)


def names_agree(ground: Ground, gold: GoldStatement, found: Statement, annotations: Annotations) -> bool:
    """The same names, in order, after the report's own outlet."""
    ours, theirs = gold.chain[1:], found.chain[1:]
    return len(ours) == len(theirs) and all(
        voices_agree(ground, one, other, annotations) for one, other in zip(ours, theirs, strict=True)
    )


def chains_agree(ground: Ground, gold: GoldStatement, found: Statement, annotations: Annotations) -> bool:
    """The same kinds and names, in order, after the report's own outlet."""
    kinds = [voice.kind for voice in gold.chain[1:]] == [step.kind for step in found.chain[1:]]
    return kinds and names_agree(ground, gold, found, annotations)


def statements_part(ground: Ground, pairing: Pairing) -> Part:
    """Found statements, and of these the voices, the depth, modality, polarity and manner.

    Precision counts attributed statements alone, since the gold holds all of those but not all narration.
    """
    attributed = [pair for pair in pairing.pairs if len(pair.gold.chain) > 1]
    missed = [statement for statement in pairing.missed if len(statement.chain) > 1]
    both = [pair for pair in attributed if len(pair.found.chain) > 1]
    sourced = [pair for pair in both if _source(ground, pair)]
    wanted, found = len(attributed) + len(missed), len(pairing.false) + _held_as_attributed(pairing)
    figures: list[Figure] = [
        share("statements.found", right=len(pairing.pairs), of=len(pairing.pairs) + len(pairing.missed)),
        retrieval("statements.attributed", right=len(both), wanted=wanted, found=found),
        retrieval("statements.who says what", right=len(sourced), wanted=wanted, found=found),
    ]
    findings = [
        Finding(figure="statements.found", sort="missed", report=s.report, words=shown_gold(s)) for s in pairing.missed
    ]
    findings += [
        Finding(figure="statements.attributed", sort="false", report=key, words=shown_found(ground, key, s))
        for key, s in pairing.false
    ]
    figures.append(_credited(ground))
    for name, over, agrees in _checks(ground, pairing, attributed):
        wrong = [pair for pair in over if not agrees(pair)]
        figures.append(share(f"statements.{name}", right=len(over) - len(wrong), of=len(over)))
        findings += [_differs(ground, f"statements.{name}", pair) for pair in wrong]
    return Part(figures=tuple(figures), findings=tuple(findings))


def _credited(ground: Ground) -> Figure:
    """Word by word, however statements are cut: of the words that the gold attributes, those to the right voice."""
    right = total = 0
    for gold in ground.gold.statements:
        if len(gold.chain) == 1 or gold.report not in ground.reports:
            continue
        one, tokens = ground.reports[gold.report], ground.tokens[gold.report]
        wanted = gold_tokens(tokens, gold.content)
        held: set[int] = set()
        for found in one.annotations.statements:
            common = wanted & indices(tokens, found.content)
            deepest = found.chain[-1]
            if common and len(found.chain) > 1 and voices_agree(ground, gold.chain[-1], deepest, one.annotations):
                held |= common
        right += len(held)
        total += len(wanted)
    return share("statements.words credited", right=right, of=total)


Check = tuple[str, list[Pair], Callable[[Pair], bool]]


def _checks(ground: Ground, pairing: Pairing, attributed: list[Pair]) -> tuple[Check, ...]:
    """(name, pairs that are asked, what must hold)."""
    every = list(pairing.pairs)
    return (
        ("source", attributed, lambda pair: _source(ground, pair)),
        ("chain names", attributed, lambda pair: names_agree(ground, pair.gold, pair.found, pair.annotations)),
        ("chain", attributed, lambda pair: chains_agree(ground, pair.gold, pair.found, pair.annotations)),
        ("depth", every, lambda pair: len(pair.gold.chain) == len(pair.found.chain)),
        ("modality", attributed, lambda pair: pair.gold.chain[-1].modality == pair.found.chain[-1].modality),
        ("polarity", every, lambda pair: pair.gold.polarity == pair.found.polarity),
        ("manner", every, lambda pair: pair.gold.manner == pair.found.manner),
    )


def _source(ground: Ground, pair: Pair) -> bool:
    """The deepest voice's name agrees; a narration's does not, where the gold credits somebody."""
    if len(pair.gold.chain) > 1 and len(pair.found.chain) == 1:
        return False
    return voices_agree(ground, pair.gold.chain[-1], pair.found.chain[-1], pair.annotations)


def _held_as_attributed(pairing: Pairing) -> int:
    return sum(len(pair.found.chain) > 1 for pair in pairing.pairs)


def _differs(ground: Ground, key: str, pair: Pair) -> Finding:
    report = pair.gold.report
    note = shown_found(ground, report, pair.found)
    return Finding(figure=key, sort="differs", report=report, words=shown_gold(pair.gold), note=note)


def shown_gold(statement: GoldStatement) -> str:
    """Chain and content of a gold statement on one line."""
    steps = " → ".join(f"{v.kind} {v.name} ({v.modality}, {v.cue})" for v in statement.chain[1:]) or "narration"
    return f"[{steps}] [{statement.manner}, {statement.polarity}] {' … '.join(statement.content)}"


def shown_found(ground: Ground, key: str, statement: Statement) -> str:
    """Chain and content of a built statement on one line."""
    text = ground.reports[key].report.text
    steps = " → ".join(
        f"{v.kind} {v.name} ({v.modality}, {v.cue.of(text) if v.cue else None})" for v in statement.chain[1:]
    )
    content = " … ".join(" ".join(span.of(text).split()) for span in statement.content)
    return f"[{steps or 'narration'}] [{statement.manner}, {statement.polarity}] {content}"
