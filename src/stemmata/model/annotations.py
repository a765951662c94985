"""What is found inside one report. Every layer is in text order; spans count the report's text."""

from dataclasses import dataclass, field
from typing import Final, Literal

from stemmata.text.span import Span

EntityKind = Literal["person", "organisation", "place", "group", "document", "weapon", "vehicle"]
MentionForm = Literal["name", "acronym", "nominal", "pronoun"]
VoiceKind = Literal["outlet", "person", "organisation", "document", "group", "unnamed", "unknown"]
Modality = Literal["asserts", "alleges", "denies", "expects", "requests", "asks", "supposes", "opines"]
# With these a voice wants a thing, and does not tell it.
WANTED: Final[frozenset[Modality]] = frozenset({"requests", "asks", "expects"})
Manner = Literal["direct", "indirect", "mixed", "narration"]
Polarity = Literal["positive", "negative"]
QuantityKind = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
CitationKind = Literal[
    "named", "link", "translated_by", "first_published", "source_line", "read_also", "agency", "photo"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or a sentence. Sentences do not cross paragraphs; paragraphs do not cross zones."""

    kind: Literal["paragraph", "sentence"]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, without the marks."""

    span: Span  # inside the marks
    outer: Span  # with the marks
    depth: int  # 0 for the outermost
    closed: bool  # False: no closing mark was found, and the paragraph's end was taken
    continues: bool  # True: it re-opens the quotation of the paragraph before
    scare: bool  # True: a word or two in marks as a label ('security committee'), not speech
    interpolations: tuple[Span, ...] = ()  # bracketed editorial insertions: not the speaker's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names an entity, or stands for one."""

    span: Span
    kind: EntityKind
    form: MentionForm
    local: str | None  # id of the LocalEntity; None where resolving it is not safe


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """What several mentions of one report stand for."""

    id: str  # "e1", "e2" … in order of the first mention
    kind: EntityKind
    name: str  # the fullest name seen in the report, or the nominal where it is never named
    names: tuple[str, ...]  # every spelling seen, sorted; without ranks and titles
    acronyms: tuple[str, ...] = ()  # sorted; as the report itself expands them
    ranks: tuple[str, ...] = ()  # sorted, lower case: "colonel", "major general"
    roles: tuple[str, ...] = ()  # sorted, as written: "head of the National Security Office"
    evaluative: bool = False  # an outlet's label ("terrorists", "martyrs"), never a named group
    generic: bool = False  # "residents", "officials": a class of people, not a particular one
    kind_sure: bool = True  # False: nothing but its capitals says what kind of thing the name stands for


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDocument:
    """A document as one report describes it."""

    local: str  # the LocalEntity of kind document
    kind: str  # "letter", "order", "file", "memo", "recording", "contract", "annex", "report", "document" …
    ordinal: int  # 1, or 2 for "a second letter" and so on
    date: str | None  # EDTF; only if the report states it
    signatories: tuple[str, ...] = ()  # local entity ids, in text order
    addressees: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()  # who first published it
    anchors: tuple[Span, ...] = ()  # the words that say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bound and head noun."""

    span: Span  # from the bound's first word to the number's last: "more than 150"
    kind: QuantityKind
    value: float | None  # None for "dozens"
    low: float | None
    high: float | None
    of: str | None  # lower-case head noun phrase: "trained fighters"; None where there is none
    of_span: Span | None
    flag: str | None = None  # "odd number" for "600 hundred": kept as written, not repaired


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A date as written, and the EDTF interval it stands for; nothing is invented."""

    span: Span
    edtf: str | None  # None where it cannot be resolved ("recently")
    basis: Literal["stated", "resolved"]  # resolved: against the report's own date


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The report points to another outlet's work."""

    span: Span
    kind: CitationKind
    outlet: str | None  # the name as written
    local: str | None  # the LocalEntity of that outlet
    url: str | None
    date: str | None  # EDTF of the cited piece, where stated


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSign:
    """What a reader takes some words for, before names are settled."""

    span: Span
    kind: EntityKind | None  # None: a word with a capital that is part of no name
    score: float  # 0 to 1: how sure the reader is


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words that credit a voice with other words, as they stand in the text: before voices and chains are settled."""

    source: tuple[Span, ...]  # in text order; none where nobody is named
    cue: tuple[Span, ...]  # never none
    content: tuple[Span, ...]  # in text order, never none
    depth: int  # 0: the report credits it; 1: it stands within the content of another credit
    score: float  # 0 to 1: how sure the reader is of it as a whole
    least_sure: Literal["source", "cue", "content"]  # the part that the reader is least sure of


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One voice of a chain."""

    kind: VoiceKind
    name: str  # "the letter", "Harbour Ledger", "local sources"
    local: str | None  # LocalEntity id; None for the report's own outlet and for unnamed voices
    mention: Span | None  # None for the report's own outlet
    cue: Span | None
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """That a language model proposes a statement, all of whose words stand in the text."""

    model: str  # as its server names it
    prompt: str  # "1-3f9c…": the version of the prompt, and its hash
    alone: bool  # False: the rules found the same by themselves, and the statement is as they have it

    @property
    def reason(self) -> str:
        """Who proposed it, as a sentence."""
        how = "Proposed by" if self.alone else "Found by the rules, and proposed by"
        return f"{how} the language model {self.model} (prompt {self.prompt})."


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that a report says, or has somebody say: a chain of voices and a content."""

    id: str  # content hash of report, content spans and chain
    passage: Span  # the sentence (or sentences) that it stands in
    content: tuple[Span, ...]  # in text order; several where the attribution interrupts it
    manner: Manner
    chain: tuple[Step, ...]  # outermost first; the first is always the report's outlet
    polarity: Polarity
    quantities: tuple[int, ...] = ()  # indices into Annotations.quantities
    dates: tuple[int, ...] = ()  # indices into Annotations.dates
    locals: tuple[str, ...] = ()  # local entities mentioned in the content, sorted
    doubt: str | None = None  # why the annotator is unsure, as a sentence
    proposal: Proposal | None = None  # None: the rules' own, and no model was asked or proposes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All layers of one report. An annotator returns a new value with its own layers filled."""

    report: str  # report id
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    documents: tuple[LocalDocument, ...] = ()
    citations: tuple[Citation, ...] = ()
    credits: tuple[Credit, ...] = ()
    name_signs: tuple[NameSign, ...] = ()
    statements: tuple[Statement, ...] = ()
    dropped: tuple[tuple[str, int], ...] = field(default=())  # (layer, how many did not anchor), sorted
