"""The ties that reports allege between two parties, and the wordings that allege them.

One row for each tie: its verbs, what stands between verb and object, its nouns. :func:`ties` reads a clause
in which each party is a marker ``<3>``: active ("<0> supplied <1>"), turned ("<1> was supplied by <0>"),
without its own subject ("having supplied <1>", which the speaker is said to have done), and by noun
("cooperation between <0> and <1>").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

PARTIES: Final = ("person", "organisation", "group", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One kind of tie. The examples are the wordings that taught the row; A is the subject, B the object."""

    name: str
    example: str
    verbs: str = ""  # every form
    participles: str = ""  # those that may be turned: "B was … by A"
    objects: tuple[str, ...] = ("",)  # what stands before B: "" for nothing, "with", "to"
    nouns: str = ""
    noun_objects: tuple[str, ...] = ()  # "with", "to": "A's … with B"
    titles: str = ""  # what A is: "A, … of B", "B … A"
    mutual: bool = False  # says the same of A and B as of B and A
    object_kinds: tuple[str, ...] = PARTIES
    subject_kinds: tuple[str, ...] = PARTIES


ACTORS: Final = ("person", "organisation", "group")

PREDICATES: Final = (
    Predicate(
        name="cooperates_with",
        example="the brigade coordinated with the council; an alliance between A and B; A's deal with B",
        verbs="cooperate cooperates cooperated cooperating coordinate coordinates coordinated coordinating "
        "collaborate collaborates collaborated collaborating collude colludes colluded colluding conspire conspired "
        "work works worked working side sides sided ally allied",
        objects=("with", "alongside"),
        nouns="cooperation coordination collaboration collusion alliance deal deals agreement agreements pact "
        "partnership arrangement arrangements links ties",
        noun_objects=("with",),
        titles="ally allies partner partners",
        mutual=True,
    ),
    Predicate(
        name="supplies",
        example="the ministry supplied the militia with rifles; A sent arms to B; deliveries from A to B",
        verbs="supply supplies supplied supplying arm arms armed arming equip equips equipped equipping provide "
        "provides provided providing deliver delivers delivered delivering ship shipped shipping sell sells sold "
        "selling smuggle smuggled smuggling",
        participles="supplied armed equipped provided",
        objects=("", "to"),
        nouns="delivery deliveries shipment shipments supplies",
        noun_objects=("to",),
    ),
    Predicate(
        name="fights",
        example="the marines fought the rebels; A attacked B; clashes between A and B",
        verbs="fight fights fought fighting attack attacks attacked attacking battle battled battling ambush ambushed "
        "bomb bombed bombing bombard bombarded shell shelled shelling besiege besieges besieged besieging defeat "
        "defeated invade invaded",
        participles="attacked fought ambushed bombed bombarded shelled besieged defeated invaded",
        objects=("", "against", "with"),
        nouns="clash clashes fighting battle battles war hostilities attack attacks assault offensive",
        noun_objects=("with", "on", "against"),
        mutual=False,
    ),
    Predicate(
        name="commands",
        example="the colonel commands the brigade; A, head of B; B commander A",
        verbs="command commands commanded commanding lead leads led leading head heads headed heading chair chairs "
        "chaired chairing control controls controlled controlling",
        participles="commanded led headed chaired controlled",
        titles="commander commanders leader leaders head chief chairman chairwoman director president governor "
        "secretary-general",
        subject_kinds=ACTORS,
    ),
    Predicate(
        name="member_of",
        example="he joined the front; A is a member of B",
        verbs="join joins joined joining enlist enlisted serve serves served serving",
        objects=("", "in", "with", "into"),
        titles="member members fighter fighters recruit recruits officer officers spokesman spokeswoman spokesperson",
        subject_kinds=("person", "group", "organisation"),
        object_kinds=("organisation", "group"),
    ),
    Predicate(
        name="communicates_with",
        example="the governor met the envoy; A wrote to B; talks between A and B",
        verbs="meet meets met meeting contact contacts contacted contacting write writes wrote writing talk talks "
        "talked talking speak speaks spoke speaking negotiate negotiates negotiated negotiating brief briefed",
        participles="met contacted briefed",
        objects=("", "to", "with"),
        nouns="meeting meetings talks negotiations contact contacts communication communications correspondence letter",
        noun_objects=("with", "to"),
        mutual=True,
    ),
    Predicate(
        name="moves_to",
        example="the battalion withdrew to the port; A entered B",
        verbs="move moves moved moving withdraw withdraws withdrew withdrawn withdrawing retreat retreated retreating "
        "deploy deployed deploying flee flees fled fleeing travel travelled traveled cross crossed crossing return "
        "returned enter enters entered entering reach reached arrive arrived arriving",
        objects=("to", "into", "in", ""),
        subject_kinds=ACTORS,
        object_kinds=("place",),
    ),
    Predicate(
        name="pays",
        example="the ministry paid the guards; A financed B; payments to B by A",
        verbs="pay pays paid paying finance finances financed financing fund funds funded funding bribe bribed bribing "
        "hire hires hired hiring",
        participles="paid financed funded bribed hired",
        objects=("", "to"),
        nouns="payment payments funding salaries",
        noun_objects=("to",),
    ),
    Predicate(
        name="trains",
        example="the branch trained and recruited the men; B was trained by A",
        verbs="train trains trained training recruit recruits recruited recruiting instruct instructed instructing",
        participles="trained recruited instructed",
    ),
    Predicate(
        name="releases",
        example="the court released the editor; B was freed by A",
        verbs="release releases released releasing free frees freed freeing",
        participles="released freed",
    ),
    Predicate(
        name="detains",
        example="the police arrested the editor; B was held by A",
        verbs="arrest arrests arrested arresting detain detains detained detaining capture captures captured capturing "
        "kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting imprison imprisoned",
        participles="arrested detained captured kidnapped abducted imprisoned held",
        object_kinds=ACTORS,
    ),
    Predicate(
        name="supports",
        example="the front backs the council; B was supported by A; A's support for B",
        verbs="support supports supported supporting back backs backed backing help helps helped helping aid aids "
        "aided aiding protect protects protected protecting",
        participles="supported backed helped aided protected",
        nouns="support backing aid assistance help",
        noun_objects=("for", "to"),
        titles="supporter supporters backer backers",
    ),
    Predicate(
        name="accuses",
        example="the mayor accused the brigade of theft; B was blamed by A",
        verbs="accuse accuses accused accusing blame blames blamed blaming condemn condemns condemned condemning",
        participles="accused blamed condemned",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie as a clause alleges it."""

    predicate: Predicate
    subject: int | Literal["speaker"]  # a party's number, or whoever speaks the clause
    object: int
    words: str  # the verb or noun
    at: int  # offset of it in the clause
    negated: bool


# What may stand between a subject and its verb.
CARRIED: Final = (
    r"(?:(?:has|have|had|having|is|are|was|were|be|been|being|will|would|can|could|may|might|must|to|also|already|"
    r"then|later|still|now|did|does|do|not|never|n't|didn't|hasn't|wasn't|isn't|weren't|doesn't|able|began|started|"
    r"continued|agreed|decided|tried|helped|and|[a-z]+ly|himself|themselves|itself) ){0,5}"
)
TURNED: Final = r"(?:(?:has|have|had|is|are|was|were|be|been|being|not|never|\w+n't|[a-z]+ly) ){0,4}"
WHO: Final = r"(?:, )?(?:who |which |that )?"
# Who speaks is meant by "we" and "I", and by "having paid B" at the head of what somebody denies or admits.
SPEAKER: Final = r"(?:\b(?:we|i)\b|^(?=having\b))"
NEGATION: Final = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without|\w+n['’]t)\b")
# What may stand before a party: its article and adjectives, never a preposition, a joint or another party.
BEFORE: Final = (
    r"(?:(?!(?:of|in|on|at|by|to|from|with|for|and|or|that|which|who|but|as|against|over|into|after|before|behind|since|"
    r"along|near|around|across|between|among|inside|outside|during|under|through|towards?|than|via|while|when|where|"
    r"said|says|this|it)\b)[a-z'-]+ ){0,3}"
)
# "from <1>" may come between: "withdrew its guns from <1> to <2>".
THROUGH: Final = (
    r"(?:from (?:the )?<\d+> |(?!(?:by|that|which|who|but|and|as|after|before|while)\b)[a-z0-9,.'-]+ ){0,5}?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    predicate: Predicate
    pattern: re.Pattern[str]


def _either(words: str | tuple[str, ...]) -> str:
    listed = words.split() if isinstance(words, str) else list(words)
    return "(?:" + "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word))) + ")"


def _patterns(predicate: Predicate) -> Iterator[str]:
    party_a, party_b = r"<(?P<a>\d+)>", r"<(?P<b>\d+)>"
    if predicate.verbs:
        direct = [BEFORE] if "" in predicate.objects else []
        prepositions = tuple(word for word in predicate.objects if word)
        marked = [rf"{THROUGH}{_either(prepositions)} {BEFORE}"] if prepositions else []
        for gap in direct + marked:
            yield rf"(?:{party_a} {WHO}|{SPEAKER} ?){CARRIED}(?P<w>{_either(predicate.verbs)}) {gap}{party_b}"
        if predicate.mutual:
            yield rf"{party_a} and {BEFORE}{party_b} {CARRIED}(?P<w>{_either(predicate.verbs)})\b"
    if predicate.participles:
        turned = rf"(?P<w>{_either(predicate.participles)}) (?:[a-z-]+ly )?(?:[a-z-]+ ){{0,4}}?by {BEFORE}{party_a}"
        yield rf"{party_b} {WHO}{TURNED}{turned}"
        if "to" in predicate.objects:
            handed = rf"(?P<w>{_either(predicate.participles)}) to {BEFORE}{party_b} (?:[a-z-]+ ){{0,3}}?"
            yield rf"{handed}by {BEFORE}{party_a}"
    if predicate.nouns:
        nouns = _either(predicate.nouns)
        yield rf"(?P<w>{nouns}) (?:[a-z]+ ){{0,1}}between {BEFORE}{party_a} and {BEFORE}{party_b}"
        if predicate.noun_objects:
            gap = rf"(?:of [a-z]+ )?{_either(predicate.noun_objects)} {BEFORE}{party_b}"
            yield rf"{party_a} (?:'s (?:[a-z-]+ ){{0,2}}?)?(?P<w>{nouns}) {gap}"
            yield rf"(?P<w>{nouns}) (?:by|of|from) {BEFORE}{party_a} {gap}"
    if predicate.titles:
        titles = _either(predicate.titles)
        yield rf"{party_a} (?:, |is |was |as ){BEFORE}(?P<w>{titles}) (?:of|in) {BEFORE}{party_b}"
        yield rf"{party_b} (?:'s )?(?P<w>{titles}) {party_a}"


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(predicate=predicate, pattern=re.compile(pattern))
        for predicate in PREDICATES
        for pattern in _patterns(predicate)
    )


@cache
def _cues() -> re.Pattern[str]:
    """Any word that some row holds: a clause without one needs no further look."""
    every = " ".join(f"{row.verbs} {row.participles} {row.nouns} {row.titles}" for row in PREDICATES)
    return re.compile(rf"\b{_either(every)}\b")


def ties(clause: str) -> tuple[Tie, ...]:
    """The ties that a clause alleges, by their place in it; none where it names no two parties.

    ``clause``: lower-case words parted by single spaces, each party as ``<number>``, commas apart.
    """
    if not _cues().search(clause):
        return ()
    found: dict[tuple[int, str, str, int], Tie] = {}
    for wording in _wordings():
        for match in wording.pattern.finditer(clause):
            groups = match.groupdict()
            subject: int | Literal["speaker"] = "speaker" if groups["a"] is None else int(groups["a"])
            tie = Tie(
                predicate=wording.predicate,
                subject=subject,
                object=int(groups["b"]),
                words=groups["w"],
                at=match.start("w"),
                negated=bool(NEGATION.search(match.group())),
            )
            found.setdefault((tie.at, tie.predicate.name, str(tie.subject), tie.object), tie)
    return tuple(found[key] for key in sorted(found))
