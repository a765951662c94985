"""Words that news desks use for one another, and the words that tell what kind of thing happened.

Two tables. :data:`SAME_WORDS` makes wordings comparable: every word of a row counts as the same word.
A row is there because two desks told one thing with two of its words; opposite or ranked words never
share a row ("killed" and "wounded", "expects" and "asserts"). :data:`HAPPENINGS` names the kinds of
events; a wording that kills is not held to be one that only meets.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from stemmata.text.tokens import stem

# The name of the row → its words. In each row the first two words are from the pair that taught it.
SAME_WORDS: Final[Mapping[str, str]] = {
    "kill": "killed dead died death deaths dying die fatalities fatality slain perished kills killing",
    "injure": "wounded injured injuries wounds hurt injury",
    "detain": "arrested detained arrest detention detentions arrests apprehended",
    "demand": "requested demanded asks asked request demand requests demands urged",
    "salary": "salaries payments wages salary payment pay stipends",
    "weapon": "weapons arms weaponry armament armaments",
    "vehicle": "vehicles cars trucks lorries truck lorry car vehicle",
    "cooperate": "coordination cooperation coordinate cooperate collaborate collaboration coordinated colluding "
    "collusion collude collaborating",
    "agreement": "agreement deal accord agreements deals pact agreed agree",
    "talks": "talks negotiations negotiation negotiate negotiating negotiated",
    "fighter": "fighters militants combatants gunmen militant fighter combatant gunman",
    "militia": "militiamen militia militiaman militias",
    "soldier": "soldiers troops servicemen soldier serviceman",
    "train": "trained training trainees trainee trains train",
    "resident": "residents inhabitants inhabitant resident villagers townspeople",
    "child": "children kids child kid minors",
    "route": "road highway route motorway roads routes",
    "flee": "fled displaced escape escaped flee fleeing displacement",
    "begin": "began started launched begin start launch starting beginning",
    "stop": "stopped halted ended cease stop halt end ceased",
    "rise": "rose increased grew increase rise growing grow increasing climbed",
    "fall": "decreased reduced fell drop decrease reduction declined decline dropped",
    "support": "support aid help assistance backing helped supported aided backed",
    "buy": "bought purchased purchase buy",
    "sign": "signed signature signatory sign signing",
    "equipment": "equipment gear kit",
    "nearby": "outskirts vicinity surroundings",
    "airstrike": "airstrike airstrikes strikes raids raid strike bombing bombardment bombed bombings bombarded",
    "shelling": "shelling shelled shells mortars mortar",
    "explosion": "explosion blast explosions blasts exploded detonated detonation",
    "chemical": "chemical poison toxic poisonous",
    "destroy": "destroyed demolished destroy destruction demolition",
    "capture": "captured seized recaptured retaken capture seize overran",
    "accuse": "accused blamed accusing blaming accuses blames accuse blame",
    "allow": "allowed enabled allow enable permits permitted permit enables",
    "detailed": "detailed constant thorough",
}

# Kind of happening → the words that tell of it. Kept apart from the table above: here "raid" may be an attack
# without being the same word as "attack".
HAPPENINGS: Final[Mapping[str, str]] = {
    "attack": "attack attacks attacked assault assaulted raid raided raids strike strikes struck bombed bombing "
    "shelled shelling airstrike airstrikes ambush ambushed stormed bombardment targeted hit offensive shot fired "
    "clashes clashed fighting battle fought",
    "kill": "killed killing kills died dead death deaths slain executed execution massacre murdered beheaded perished",
    "injure": "wounded injured injuries",
    "explode": "explosion exploded blast detonated blew",
    "detain": "arrested detained arrest abducted kidnapped captured imprisoned jailed seized hostage",
    "release": "released freed release swap exchanged",
    "sign": "signed signing",
    "meet": "met meeting talks visited visit summit conference",
    "agree": "agreed agreement deal accord truce ceasefire",
    "move": "withdrew withdrawn withdrawal evacuated evacuation deployed deployment fled displaced arrived crossed "
    "entered sailed transferred",
    "take": "captured recaptured retook overran seized liberated",
    "supply": "supplied delivered shipped shipment delivery smuggled sold",
    "publish": "published leaked leak broadcast",
    "train": "trained training recruited recruitment",
    "sink": "sank sunk capsized collided collision crashed derailed crash",
    "burn": "burned burnt blaze",
    "damage": "damage damaged damaging damages",
    "protest": "protest protested demonstration demonstrated rally strike",
    "vote": "voted election elected vote resigned appointed dismissed",
}

# Two sides of an armed or political struggle, as reports name them without a name. What the one side did the other
# did not: "rebels used gas" / "government forces used gas".
SIDES: Final[Mapping[str, str]] = {
    "government": "government regime army authorities state loyalist loyalists pro-government police",
    "opposition": "rebel rebels opposition insurgent insurgents militants dissidents protesters jihadist jihadists "
    "terrorist terrorists separatist separatists",
}

# Two poles, parted by "/". Wordings that share everything else and stand at opposite poles say opposite things, which
# neither their words in common nor their nearness in meaning tells: "opened the bridge" / "closed the bridge".
OPPOSITES: Final = (
    "open opened opening reopened / close closed closing closure shut",
    "begin began started launched start resumed / stop stopped halted ended suspended ceased",
    "rise rose increased grew increase raised / fall fell decreased dropped reduced cut lowered decrease",
    "arrive arrived entered entering joined / leave left departed withdrew withdrawn withdrawal",
    "accept accepted approved agreed endorsed backed / reject rejected refused opposed vetoed declined",
    "allow allowed permitted / ban banned forbidden prohibited barred blocked",
    "detain detained arrested imprisoned jailed kidnapped / release released freed acquitted",
    "appoint appointed elected hired named / dismiss dismissed sacked removed fired resigned",
    "win won victory / lose lost defeat defeated",
    "advance advanced advancing / retreat retreated retreating",
    "impose imposed / lift lifted eased",
    "build built rebuilt / destroy destroyed demolished",
    "buy bought purchased / sell sold",
    "import imported / export exported",
    "admit admitted acknowledged / deny denied denies denial",
    "alive survived survivors / dead died killed",
    "north northern / south southern",
    "east eastern / west western",
    "major larger more / minor smaller fewer less",
)


def _by_stem(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Stem → the rows that hold it, in the table's order."""
    rows: dict[str, list[str]] = {}
    for row, words in table.items():
        for key in dict.fromkeys(stem(word) for word in words.split()):
            rows.setdefault(key, []).append(row)
    return {key: tuple(found) for key, found in rows.items()}


_SAME: Final = {key: rows[0] for key, rows in _by_stem(SAME_WORDS).items()}
_SIDE: Final = {key: rows[0] for key, rows in _by_stem(SIDES).items()}
_HAPPENING: Final = _by_stem(HAPPENINGS)
_POLE: Final = {
    stem(word): (axis, pole)
    for axis, words in enumerate(OPPOSITES)
    for pole, some in enumerate(words.split(" / "))
    for word in some.split()
}


def same_word(stemmed: str) -> str:
    """The row that this stem belongs to; the stem itself where it belongs to none."""
    return _SAME.get(stemmed, stemmed)


def side(stemmed: str) -> str | None:
    """The side that this stem names; None for most words."""
    return _SIDE.get(stemmed)


def happenings(stemmed: str) -> tuple[str, ...]:
    """The kinds of happening that this stem tells of, in the table's order; often none."""
    return _HAPPENING.get(stemmed, ())


def poles(stems: Iterable[str]) -> Mapping[int, int]:
    """Axis of :data:`OPPOSITES` → the pole, 0 or 1, that these stems stand at; no entry for an axis with both."""
    found: dict[int, set[int]] = {}
    for stemmed in stems:
        if stemmed in _POLE:
            axis, pole = _POLE[stemmed]
            found.setdefault(axis, set()).add(pole)
    return {axis: next(iter(both)) for axis, both in found.items() if len(both) == 1}
