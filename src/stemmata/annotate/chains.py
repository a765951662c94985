"""From a credit to the steps of its chain: channels, publishers of documents, voices that go on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.annotate.attributions import Attribution, Channel, Range
from stemmata.annotate.units import Unit
from stemmata.annotate.voices import Voice, Voices
from stemmata.model.annotations import Modality, Step
from stemmata.text.span import Span

_UNNAMED: Final = "not named"
_GOES_ON: Final = frozenset("add continue conclude go reiterate".split())
_OWN_SPEECH: Final = frozenset(  # what somebody says "in an email" is said by nobody else
    "email e-mail emails message messages note notes text video report reports post statement a an".split()
)
CARRIED_ON: Final = "The quoted words have no credit of their own; the voice before is taken to go on."
_REACH = 2  # units over which a voice goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """The last voice that was credited, and where."""

    chain: tuple[Step, ...]
    unit: int
    zone: str
    doubt: str | None = None
    announces: bool = False  # it ends a paragraph with a colon: the next one is in its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A chain under its parent's, and what is doubtful in it."""

    chain: tuple[Step, ...]
    doubt: str | None = None


def chain_of(
    made: Attribution, unit: Unit, above: tuple[Step, ...], voices: Voices, before: Antecedent | None
) -> Link | None:
    """The whole chain of a credit; ``above`` is the chain of the credit it stands in, or the outlet's step alone.

    *Returns:* None where the credited voice is the outlet itself: then its words are the outlet's narration.
    """
    cue = unit.between(*made.cue)
    if made.source is None and made.form == "passive" and _quotes(made, unit):
        quoting = _quoting(above, cue, made.modality, before)
        if quoting is not None:
            return quoting
    deeper = _steps(made.deeper, unit, voices, made.modality)
    if made.source is None:
        step = Step(kind="unnamed", name=_UNNAMED, local=None, mention=None, cue=cue, modality=made.modality)
        return Link(chain=(*above, step), doubt=made.doubt)
    voice = voices.voice_of(unit.between(*made.source))
    if voice is None:
        return None
    modality: Modality = "asserts" if deeper else made.modality
    step = Step(kind=voice.kind, name=voice.name, local=voice.local, mention=voice.mention, cue=cue, modality=modality)
    channels = _missing(_steps(made.channels, unit, voices, None), above)
    if len(above) == 1:
        going = _goes_on(made, voice, step, before)
        if going is not None:
            prefix = (*above, *channels) if channels else going.chain[:-1]
            return Link(chain=(*prefix, going.chain[-1], *deeper), doubt=made.doubt or going.doubt)
    link = _with_document(Link(chain=(*above, *channels), doubt=made.doubt), step, voices, voice)
    return replace(link, chain=(*link.chain, *deeper))


def _quotes(made: Attribution, unit: Unit) -> bool:
    return any(w.kind == "quote" for start, end in made.content for w in unit.words[start:end])


def _quoting(above: tuple[Step, ...], cue: Span, modality: Modality, before: Antecedent | None) -> Link | None:
    """``The guards are said to be “ready”``, after a letter has been quoted: the letter's words."""
    chain = above if len(above) > 1 else before.chain if before is not None else above
    if len(chain) < 2 or chain[-1].kind != "document":
        return None
    return Link(chain=(*chain[:-1], replace(chain[-1], cue=cue, modality=modality)), doubt=CARRIED_ON)


def _missing(steps: Sequence[Step], above: tuple[Step, ...]) -> tuple[Step, ...]:
    known = {s.name for s in above}
    return tuple(s for s in steps if s.name not in known)


def _steps(channels: Sequence[Channel], unit: Unit, voices: Voices, modality: Modality | None) -> tuple[Step, ...]:
    """Steps for the channels that turn out to be what they have to be."""
    found: list[Step] = []
    for channel in channels:
        voice = voices.voice_of(unit.between(*channel.source))
        if voice is None or channel.must_be not in {"any", voice.kind}:
            continue
        if channel.must_be == "document" and voice.local is None and _OWN_SPEECH & set(voice.name.lower().split()):
            continue
        if voice.kind == "document":
            found.extend(voices.publishers(voice.local))
        cue = unit.between(*channel.cue) if channel.cue is not None else None
        found.append(
            Step(
                kind=voice.kind,
                name=voice.name,
                local=voice.local,
                mention=voice.mention,
                cue=cue,
                modality=modality or "asserts",
            )
        )
    return tuple(found)


def _with_document(link: Link, step: Step, voices: Voices, voice: Voice) -> Link:
    """The step, with the publisher before a document and the document before the one who signed it."""
    if step.kind == "document":
        return replace(
            link,
            chain=(*link.chain, *_missing(voices.publishers(step.local), link.chain), step),
            doubt=_doubt(link, voice),
        )
    if step.kind == "person" and step.mention is not None and len(link.chain) == 1:
        document = voices.signed_by(step.local, step.mention.start)
        if document is not None:
            doubt = (
                f"The report does not say where {step.name} says so; {step.name} signed the {_noun(document)}, "
                "which is taken as the way."
            )
            publishers = _missing(voices.publishers(document.local), link.chain)
            return Link(chain=(*link.chain, *publishers, document, step), doubt=link.doubt or doubt)
    return replace(link, chain=(*link.chain, step), doubt=_doubt(link, voice))


def _noun(document: Step) -> str:
    return document.name.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("A ")


def _doubt(link: Link, voice: Voice) -> str | None:
    if link.doubt is not None or not voice.pronoun:
        return link.doubt
    return f"It is not settled whom “{voice.name}” stands for."


def _goes_on(made: Attribution, voice: Voice, step: Step, before: Antecedent | None) -> Link | None:
    """The chain of the voice before, where a pronoun or "added" shows that it goes on; None where it does not."""
    if before is None or len(before.chain) < 2:
        return None
    last = before.chain[-1]
    if voice.local is not None:
        same = voice.local == last.local and len(before.chain) > 2
        return Link(chain=(*before.chain[:-1], replace(step, kind=last.kind)), doubt=before.doubt) if same else None
    if not voice.pronoun:
        same = voice.name.casefold() == last.name.casefold() and len(before.chain) > 2
        if not same or made.lemma not in _GOES_ON:
            return None
        return Link(chain=(*before.chain[:-1], step), doubt=before.doubt)
    if not _agrees(voice.name.lower(), last) or _agrees(last.name.lower(), last):
        return None
    taken = replace(step, kind=last.kind, name=last.name, local=last.local)
    return Link(
        chain=(*before.chain[:-1], taken),
        doubt=f"“{voice.name}” is taken to be {last.name}, the voice credited before.",
    )


def _agrees(pronoun: str, last: Step) -> bool:
    if pronoun in {"he", "she", "his", "her"}:
        return last.kind in {"person", "unnamed"}
    if pronoun in {"it", "its"}:
        return last.kind in {"document", "organisation", "outlet"}
    if pronoun in {"they", "their"}:
        return last.kind in {"group", "unnamed", "organisation"} or (
            last.kind == "document" and last.name.endswith("s")
        )
    return False


def continued(before: Antecedent | None, index: int, zone: str) -> tuple[Step, ...] | None:
    """The chain of the voice before, without a cue, for words without a credit; None where it is too far."""
    if before is None or len(before.chain) < 2 or before.zone != zone or index - before.unit > _REACH:
        return None
    return (*before.chain[:-1], replace(before.chain[-1], cue=None))


def near(before: Antecedent | None, index: int, zone: str) -> Antecedent | None:
    """The antecedent where it is near enough for a pronoun, else None."""
    if before is None or before.zone != zone or index - before.unit > _REACH:
        return None
    return before


def unknown_step() -> Step:
    """The voice of a quotation that nobody is credited with."""
    return Step(kind="unknown", name="unknown", local=None, mention=None, cue=None, modality="asserts")


def region_of(made: Attribution) -> tuple[Range, ...]:
    """All words that a credit takes: its source, its cue, its content and its channels."""
    ranges = [made.cue, *made.content, *(c.source for c in (*made.channels, *made.deeper))]
    ranges.extend(c.cue for c in (*made.channels, *made.deeper) if c.cue is not None)
    if made.source is not None and not made.shares:
        ranges.append(made.source)
    return tuple(sorted(ranges))
