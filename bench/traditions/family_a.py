"""Family A, for tuning."""

import re

from bench.traditions.words import Fact, Family

SYNONYMS = """
killed:left dead;attack:assault;said:stated;city:town;near:close to;reported:noted;during:in the course of
government:authorities;fighters:gunmen;also:as well;after:following;several:a number of;began:started
large:sizeable;many:numerous;wounded:injured;strikes:raids;control:hold;captured:seized;war:conflict
since:ever since;added:went on to say;because:since;including:among them;areas:districts;regime:state;military:army
southern:south;northern:north;eastern:east;western:west;hospital:clinic;children:minors;early:in the early hours of
destroyed:ruined;shelling:bombardment;ceasefire:truce;residents:inhabitants;last:past;announced:declared
fled:escaped;help:assist;show:indicate;took:seized;made:carried out;used:employed;between:among;against:upon
about:some;however:still
"""
FACTS = (
    Fact(
        number=150,
        tellings=(
            "{n} crates of rifles were unloaded at the Orlen depot before dawn",
            "a convoy left {n} boxes of guns at the store in Orlen during the night",
            "the Orlen depot took in {n} cases of small arms that morning",
        ),
    ),
    Fact(
        number=38,
        tellings=(
            "{n} families had already left the village of Tarsk by the ford",
            "the ford at Tarsk was crossed by {n} households who will not come back",
            "no fewer than {n} families from Tarsk are now sleeping in the mill",
        ),
    ),
    Fact(
        number=2400,
        tellings=(
            "the militia has signed up {n} volunteers along the Reva valley",
            "{n} young men of the Reva valley put their names on the list of the militia",
            "recruiters counted {n} new volunteers between the two bridges of the Reva",
        ),
    ),
    Fact(
        number=17,
        tellings=(
            "{n} trucks without number plates crossed the Selm bridge on Sunday night",
            "guards at the Selm bridge waved through {n} lorries that bore no plates",
            "the bridge at Selm was passed by {n} unmarked lorries",
        ),
    ),
)

FAMILY = Family(
    name="A",
    half=0,
    synonyms=dict(pair.split(":") for line in SYNONYMS.split("\n") for pair in line.split(";") if pair),
    moves=(
        (re.compile(r"^(.{25,}?) on ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(.*)\.$"), r"On \2 \1\3."),
        (re.compile(r"^([A-Z][^.,\"]{25,}) (?:he|she|it|they) said\.$"), r"He said that \1."),
        (re.compile(r"^([A-Z][\w' -]{4,40}) (killed|wounded|hit|struck) ([^.,]{5,50})(.*)\.$"), r"\3 were \2 by \1\4."),
        (re.compile(r"^([^\"]{30,}), ([^,\"]{20,})\.$"), r"\2: \1."),
    ),
    roundings=("more than {}", "about {}", "at least {}"),
    spelling=(("ei", "ey"), ("k", "c"), ("ou", "u"), ("i", "y")),
    outlets=(
        *(
            "Harbour Ledger",
            "Coastal Post",
            "Valley Courier",
            "Northern Lantern",
            "Reva Herald",
            "Plain Dealer of Selm",
        ),
        *("Orlen Gazette", "Free Tribune", "Morning Bulletin", "Border Chronicle", "Evening Record", "Southern Mirror"),
    ),
    agencies=("Nordwire", "Palisade News Agency"),
    witnesses=(
        *("Colonel Ilse Varn", "Mayor Odo Brecht", "Doctor Hanne Kreil", "Captain Jovan Teller"),
        *("Deacon Milos Arn", "Engineer Petra Solm", "Judge Emil Dask", "Nurse Rosa Lindt"),
    ),
    unnamed=("a local resident", "two officers who asked not to be named", "a driver", "a security source"),
    facts=FACTS,
    background=(
        "The dispute over the Reva crossings began four winters ago, when the customs union fell apart. Both sides have"
        " since accused each other of arming irregular bands along the river.",
        "Orlen was a garrison town until the reform of the army. Its barracks have stood empty for six years, and its"
        " railway yard is used by three companies.",
    ),
    quotations=(
        '"We have no knowledge of any transport of the kind, and we ask the press not to spread rumours that'
        ' endanger our soldiers," the Ministry of the Interior said in a statement.',
        '"Whoever crosses the line of contact without a permit does so at his own risk, and the state will bear no'
        ' responsibility for the outcome," the General Staff said in a communique.',
    ),
    formulae=(
        "{} could not independently verify the account, and the parties did not immediately respond to requests for"
        " comment.",
        "The monitoring group relies on a network of sources on both banks of the river for its information.",
    ),
    credits=("{} reported.", "according to {}", "as {} first reported"),
    closings=(
        ("Our reporters in {}", "A visitor to {}", "The night desk of {}", "Whoever came to {}"),
        ("found shops open", "met nobody but guards", "saw lights in the barracks", "was turned back"),
        ("and streets quiet by the evening", "until the ferry left", "for most of Tuesday", "as snow began to fall"),
    ),
    headlines=("New reports from {}", "What is known of the events in {}", "Questions over {}", "{}: the day in brief"),
)
