"""The ties that reports allege between two parties, and the wordings that allege them.

One row for each tie: its verbs, what stands between verb and object, its nouns. ``link/tie/wordings.py`` reads clauses
by them.
"""

import re
from dataclasses import dataclass
from typing import Final

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
    ones: str = ""  # what A is one of: "A, a B …"
    holds: str = ""  # what B does with A: "B includes A"
    deeds: str = ""  # what A does it by: "an A … hit B"
    deed_verbs: str = ""  # what a deed does to B
    takes: str = ""  # what A does with something that was B's: "A … the town from B"
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
        example="the marines fought the rebels; clashes between A and B; A launched raids on B; an A strike hit B; A's "
        "fight against B; A took the town from B",
        verbs="fight fights fought fighting attack attacks attacked attacking battle battled battling ambush ambushed "
        "bomb bombed bombing bombard bombarded shell shelled shelling besiege besieges besieged besieging defeat "
        "defeats defeated defeating invade invaded clash clashes clashed clashing confront confronts confronted "
        "confronting repel repelled repelling storm stormed storming raid raided raiding strike strikes struck "
        "striking degrade degrading destroy destroyed destroying",
        participles="attacked fought ambushed bombed bombarded shelled besieged defeated invaded stormed raided struck "
        "destroyed repelled",
        objects=("", "against", "with"),
        nouns="clash clashes fight fighting battle battles war hostilities attack attacks assault offensive campaign "
        "strike strikes airstrike airstrikes raid raids bombardment",
        noun_objects=("with", "on", "against"),
        deeds="strike strikes airstrike airstrikes raid raids attack attacks bombardment shelling fire",
        deed_verbs="hit hits struck killed wounded destroyed targeted targeting",
        takes="take takes took taken taking seize seized seizing capture captured capturing recapture recaptured "
        "retake retook retaken retaking liberate liberated liberating clear cleared clearing wrest wrested",
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
        object_kinds=("organisation", "group", "place"),
    ),
    Predicate(
        name="member_of",
        example="he joined the front; A is a member of B; A, a B fighter; A is part of B; B includes A and C",
        verbs="join joins joined joining enlist enlisted serve serves served serving",
        objects=("", "in", "with", "into"),
        titles="member members fighter fighters recruit recruits officer officers spokesman spokeswoman spokesperson "
        "part",
        ones="leader commander member fighter militant recruit officer soldier operative official spokesman",
        holds="include includes included including comprise comprises comprised",
        object_kinds=("organisation", "group"),
    ),
    Predicate(
        name="communicates_with",
        example="the governor met the envoy; A wrote to B; talks between A and B",
        verbs="meet meets met meeting contact contacts contacted contacting write writes wrote writing talk talks "
        "talked talking speak speaks spoke speaking negotiate negotiates negotiated negotiating brief briefed consult "
        "consults consulted consulting discuss discusses discussed discussing confer conferred",
        participles="met contacted briefed",
        objects=("", "to", "with"),
        nouns="meeting meetings talks negotiations contact contacts communication communications correspondence letter "
        "call conversation conversations consultations",
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
        "aided aiding protect protects protected protecting assist assists assisted assisting",
        participles="supported backed helped aided protected assisted",
        nouns="support backing aid assistance help",
        noun_objects=("for", "to", "of"),
        titles="supporter supporters backer backers",
    ),
    Predicate(
        name="accuses",
        example="the mayor accused the brigade of theft; B was blamed by A; A condemned the attack by B",
        verbs="accuse accuses accused accusing blame blames blamed blaming condemn condemns condemned condemning",
        objects=("", "by"),
        participles="accused blamed condemned",
    ),
)


NEGATION: Final = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without|\w+n['’]t)\b")
