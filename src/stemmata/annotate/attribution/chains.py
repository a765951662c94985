"""From a credit to the steps of its chain: channels, publishers of documents, voices that go on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Channel, Range
from stemmata.annotate.attribution.speakers import SPOKEN, is_thing
from stemmata.annotate.attribution.units import Unit
from stemmata.annotate.attribution.voices import Voice, Voices
from stemmata.annotate.lexicon.function_words import DETERMINERS
from stemmata.model.annotations import Modality, Step, VoiceKind
from stemmata.text.span import Span

_GOES_ON: Final = frozenset("add continue conclude go reiterate".split())
_OWN_SPEECH: Final = frozenset(  # what somebody says "in an email" is said by nobody else
    "email e-mail emails message messages note notes text video report reports post statement a an".split()
)
CARRIED_ON: Final = "The quoted words have no credit of their own; the voice before is taken to go on."
_REACH = 2  # units over which a voice goes on
_SHOWING: Final = frozenset("show indicate suggest prove reveal demonstrate list contain include imply hint".split())
_INDEFINITE: Final = frozenset("a an one another some two three four five several many".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """The last voice that was credited, and where."""

    chain: tuple[Step, ...]
    unit: int
    zone: str
    doubt: str | None = None
    announces: bool = False  # it ends a paragraph with a colon: the next one is in its words
    next_to: bool = False  # no other unit stands between it and the one that looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A chain under its parent's, and what is doubtful in it."""

    chain: tuple[Step, ...]
    doubt: str | None = None
    again: bool = False  # the voice of the credit around it: "Varro said he feared that"


def chain_of(
    made: Attribution, unit: Unit, above: tuple[Step, ...], voices: Voices, before: Antecedent | None
) -> Link | None:
    """The whole chain of a credit; ``above`` is the chain of the credit it stands in, or the outlet's step alone.

    *Returns:* None where the credited voice is the outlet itself: then its words are the outlet's narration.
    """
    cue = unit.between(*made.cue)
    if made.source is None and made.spoken is None and made.form == "passive" and _quotes(made, unit):
        quoting = _quoting(above, cue, made.modality, before)
        if quoting is not None:
            return quoting
    deeper = _steps(made.deeper, unit, voices, made.modality)
    channels = _missing(_in_it(made, unit, before) or _steps(made.channels, unit, voices, None), above)
    phrase = unit.between(*made.source) if made.source is not None else made.spoken
    if phrase is None:
        step = unnamed_step(cue, made.modality)
        return Link(chain=(*above, *channels, step, *deeper), doubt=made.doubt)
    voice = voices.voice_of(phrase)
    if voice is not None and made.spoken is not None:
        voice = replace(voice, mention=made.spoken)
    if voice is None:
        return Link(chain=(*above, *channels, *deeper), doubt=made.doubt) if channels or deeper else None
    if (
        voice.mute
        or (voice.place and made.form == "label")
        or (voice.kind == "unknown" and not voice.pronoun and not made.read and _is_sign(made, voice, unit))
    ):
        return None
    if voice.kind != "document" and any(c.must_be == "held" for c in made.channels):
        spoken = tuple(c for c in made.channels if c.must_be != "held")
        channels = _missing(_steps(spoken, unit, voices, None), above)
    modality: Modality = "asserts" if deeper else made.modality
    kind = _kind_here(voice, made, unit)
    step = Step(kind=kind, name=voice.name, local=voice.local, mention=voice.mention, cue=cue, modality=modality)
    if unit.quoted and _is_speaker(voice, above[-1]):
        return None
    known = None if unit.quoted else _known(made, voice, step, above, _fitting(voice, before, voices))
    if known is not None:
        prefix = (*above, *channels) if channels and len(above) == 1 else known.chain[:-1]
        doubt = made.doubt or known.doubt
        return Link(chain=(*prefix, known.chain[-1], *deeper), doubt=doubt, again=known.again and not deeper)
    link = _with_document(Link(chain=(*above, *channels), doubt=made.doubt), step, voices, voice)
    through = _signed(link, made, voices, before) if len(link.chain) == 2 else None
    return replace(through or link, chain=(*(through or link).chain, *deeper))


def _known(
    made: Attribution, voice: Voice, step: Step, above: tuple[Step, ...], before: Antecedent | None
) -> Link | None:
    """The chain of a voice that goes on from the sentence before, or that is the one around it; None for a new one."""
    if len(above) == 1:
        return _goes_on(made, voice, step, before)
    within = _same_within(above, voice, step)
    return Link(chain=within, again=True) if within is not None else None


def _is_sign(made: Attribution, voice: Voice, unit: Unit) -> bool:
    """``the attack shows that``, ``according to their size``, ``the siege raised fears``: no voice that says so."""
    first = voice.name.split(maxsplit=1)[0]
    bare = voice.name == voice.name.lower() and first not in DETERMINERS and not voice.name.endswith("s")
    measure = made.form == "according" and (bare or first.lower() in {"their", "its", "his", "her"})
    if measure or made.lemma in _SHOWING:
        return True
    return made.lemma not in SPOKEN and made.source is not None and is_thing(unit.words[slice(*made.source)])


def _kind_here(voice: Voice, made: Attribution, unit: Unit) -> VoiceKind:
    """Somebody that no table knows and that speaks is an unnamed voice: ``a foreman said``; "a list shows" is not."""
    if voice.kind != "unknown" or voice.pronoun or voice.local is not None:
        return voice.kind
    first = voice.name.split()[0].lower()
    plain = (
        unit.words[made.source[1] - 1].kind == "word" and not unit.words[made.source[1] - 1].capital
        if made.source
        else False
    )
    return "unnamed" if plain and first in _INDEFINITE else voice.kind


def _same_within(above: tuple[Step, ...], voice: Voice, step: Step) -> tuple[Step, ...] | None:
    """``Varro said he feared that``: one voice, not two; None where another voice begins."""
    for at in range(len(above) - 1, 0, -1):
        one = above[at]
        same = one.local == step.local if step.local is not None else one.name.casefold() == step.name.casefold()
        last = at == len(above) - 1
        if same or (last and voice.pronoun and _agrees(voice.name.lower(), one)):
            return (*above[:at], replace(step, kind=one.kind, name=one.name, local=one.local))
    return None


def _is_speaker(voice: Voice, speaker: Step) -> bool:
    """``“He said so,” Pell said``: whoever "he" is, it is not Pell, and to say that he is would be a guess."""
    return (
        voice.local is not None and voice.local == speaker.local
    ) or voice.name.casefold() == speaker.name.casefold()


def _quotes(made: Attribution, unit: Unit) -> bool:
    return any(w.kind == "quote" for start, end in made.content for w in unit.words[start:end])


def _quoting(above: tuple[Step, ...], cue: Span, modality: Modality, before: Antecedent | None) -> Link | None:
    """``The guards are said to be “ready”``, after a letter has been quoted: the letter's words."""
    chain = above if len(above) > 1 else before.chain if before is not None else above
    if len(chain) < 2 or chain[-1].kind != "document":
        return None
    return Link(chain=(*chain[:-1], replace(chain[-1], cue=cue, modality=modality)), doubt=CARRIED_ON)


def _in_it(made: Attribution, unit: Unit, before: Antecedent | None) -> tuple[Step, ...]:
    """``In it, the colonel says``: the document that was credited before, by the way it came; else none."""
    pronouns = [c for c in made.channels if unit.between(*c.source).of(unit.text).lower() in {"it", "them"}]
    at = None
    if pronouns and before is not None:
        at = next((n for n, step in enumerate(before.chain) if step.kind == "document"), None)
    if at is None or before is None or not before.next_to:
        return ()
    cue = unit.between(*pronouns[0].cue) if pronouns[0].cue is not None else None
    return (*before.chain[1:at], replace(before.chain[at], cue=cue, modality="asserts"))


def _missing(steps: Sequence[Step], above: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that are not in a chain yet, however it writes their names; each once."""
    kept: list[Step] = []
    for step in steps:
        if not any(_is_same(step, other) for other in (*above, *kept)):
            kept.append(step)
    return tuple(kept)


def _is_same(one: Step, other: Step) -> bool:
    """One name, or for outlets one name within the other: "the Beacon" and "Tarn Beacon"."""
    if one.local is not None and one.local == other.local:
        return True
    mine, theirs = _bare(one.name), _bare(other.name)
    return mine == theirs or (one.kind == other.kind == "outlet" and (mine <= theirs or theirs <= mine))


def _bare(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - {"the", "a", "an"}


def _steps(channels: Sequence[Channel], unit: Unit, voices: Voices, modality: Modality | None) -> tuple[Step, ...]:
    """Steps for the channels that turn out to be what they have to be."""
    found: list[Step] = []
    for channel in channels:
        voice = voices.voice_of(unit.between(*channel.source))
        if voice is None:
            continue
        told = channel.must_be in {"told", "held"}
        kind = "outlet" if told and voices.may_publish(voice) else voice.kind
        if channel.must_be not in {"any", kind} and not (told and kind == "outlet"):
            continue
        if channel.must_be == "document" and voice.local is None and _OWN_SPEECH & set(voice.name.lower().split()):
            continue
        if voice.kind == "document":
            found.extend(voices.publishers(voice.local))
        cue = unit.between(*channel.cue) if channel.cue is not None else None
        found.append(
            Step(
                kind=kind,
                name=voice.name,
                local=voice.local,
                mention=voice.mention,
                cue=cue,
                modality=modality or "asserts",
            )
        )
    return tuple(found)


def _with_document(link: Link, step: Step, voices: Voices, voice: Voice) -> Link:
    """The step, with the publisher before a document."""
    if step.kind == "document":
        return replace(
            link,
            chain=(*link.chain, *_missing(voices.publishers(step.local), link.chain), step),
            doubt=_doubt(link, voice),
        )
    return replace(link, chain=(*link.chain, step), doubt=_doubt(link, voice))


def _signed(link: Link, made: Attribution, voices: Voices, before: Antecedent | None) -> Link | None:
    """The document before the one who signed it, where the words before were the document's; else None."""
    step = link.chain[-1]
    if step.kind != "person" or step.mention is None or before is None or made.modality == "denies":
        return None
    document = voices.signed_by(step.local, step.mention.start)
    if document is None or all(s.local != document.local for s in before.chain) or made.lemma == "tell":
        return None
    doubt = (
        f"The report does not say where {step.name} says so; {step.name} signed the {_noun(document)}, "
        "which is taken as the way."
    )
    publishers = _missing(voices.publishers(document.local), link.chain)
    return Link(chain=(link.chain[0], *publishers, document, step), doubt=link.doubt or doubt)


def _noun(document: Step) -> str:
    return document.name.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("A ")


def _doubt(link: Link, voice: Voice) -> str | None:
    return link.doubt if link.doubt is not None else unsettled(voice)


def unsettled(voice: Voice) -> str | None:
    """That nobody knows whom a pronoun stands for, as a sentence; None where it is settled, or no pronoun."""
    return f"It is not settled whom “{voice.name}” stands for." if voice.pronoun else None


def _goes_on(made: Attribution, voice: Voice, step: Step, before: Antecedent | None) -> Link | None:
    """The chain of the voice before, where a pronoun, "also" or "added" shows that it goes on; else None."""
    if before is None or len(before.chain) < 2:
        return None
    last = before.chain[-1]
    pronoun = voice.name.lower() if voice.pronoun else voice.stands_for
    if pronoun:
        return _taken_up(pronoun, voice, step, before)
    same = voice.local == last.local if voice.local is not None else voice.name.casefold() == last.name.casefold()
    if not same or len(before.chain) < 3 or not (made.lemma in _GOES_ON or made.goes_on):
        return None
    return Link(chain=(*before.chain[:-1], replace(step, kind=last.kind)), doubt=before.doubt)


def _fitting(voice: Voice, before: Antecedent | None, voices: Voices) -> Antecedent | None:
    """The antecedent, unless the report calls that voice "she" elsewhere and "he" is to be settled."""
    if before is None:
        return None
    pronoun = voice.name.lower() if voice.pronoun else voice.stands_for
    gender = voices.gender(before.chain[-1].local)
    return None if pronoun in {"he", "she"} and gender is not None and gender != pronoun else before


def _taken_up(pronoun: str, voice: Voice, step: Step, before: Antecedent) -> Link | None:
    """``He added``: the voice before, unless the report's own reading of the pronoun is surer."""
    last = before.chain[-1]
    if voice.local is not None and voice.local == last.local:
        return Link(chain=(*before.chain[:-1], replace(step, kind=last.kind)), doubt=before.doubt)
    if not _agrees(pronoun, last) or _agrees(last.name.lower(), last):
        return None
    if voice.local is not None and not (before.next_to and last.kind in {"document", "unnamed", "person"}):
        return None
    taken = replace(step, kind=last.kind, name=last.name, local=last.local)
    shown = pronoun if voice.local is not None else voice.name
    return Link(
        chain=(*before.chain[:-1], taken),
        doubt=f"“{shown}” is taken to be {last.name}, the voice credited before.",
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
    return replace(before, next_to=index - before.unit == 1)


def unnamed_step(cue: Span | None, modality: Modality) -> Step:
    """The voice of a credit that names nobody: "it was reported that"."""
    return Step(kind="unnamed", name="not named", local=None, mention=None, cue=cue, modality=modality)


def unknown_step() -> Step:
    """The voice of a quotation that nobody is credited with."""
    return Step(kind="unknown", name="unknown", local=None, mention=None, cue=None, modality="asserts")


def region_of(made: Attribution) -> tuple[Range, ...]:
    """All words that a credit takes: its source, its cue, its content and its channels."""
    ranges = [made.cue, *made.content, *(c.source for c in (*made.channels, *made.deeper))]
    ranges.extend(c.cue for c in (*made.channels, *made.deeper) if c.cue is not None)
    if made.source is not None and not made.shares and not made.relative:
        ranges.append(made.source)
    return tuple(sorted(ranges))


def step_of(voice: Voice) -> Step:
    """The voice as a step without a cue."""
    return Step(
        kind=voice.kind, name=voice.name, local=voice.local, mention=voice.mention, cue=None, modality="asserts"
    )
