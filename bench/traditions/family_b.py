"""Family B, for testing only: no rule is made or tuned by what it shows."""

import re

from bench.traditions.words import Fact, Family

SYNONYMS = """
people:persons;forces:troops;area:zone;village:hamlet;officials:functionaries;told:informed;group:organisation
were:had been;least:the minimum of;rebels:insurgents;bombs:explosives;aircraft:warplanes;civilians:non-combatants
opposition:dissidents;soldiers:servicemen;called:described;according:going by what;fighting:combat
province:governorate;border:frontier;weapons:arms;agreement:deal;peace:settlement;around:in the vicinity of
left:departed;statement:communique;support:backing;could:might;before:ahead of;under:beneath;through:by way of
must:has to;while:whereas;major:principal;new:fresh;security:safety;held:kept;home:house;first:initial;day:date
week:seven days;old:aged;three:a trio of;two:a pair of;five:some five;international:foreign;leader:chief
party:faction;meeting:session;talks:negotiations;battle:clash;return:come back;food:provisions;aid:relief
road:highway
"""
FACTS = (
    Fact(
        number=320,
        tellings=(
            "{n} drums of fuel had been buried behind the Kessin tannery",
            "the tannery at Kessin stands on {n} barrels of petrol put into the ground",
            "diggers brought {n} canisters of fuel to the yard of the Kessin tannery",
        ),
    ),
    Fact(
        number=64,
        tellings=(
            "{n} prisoners are held in the cellar of the Dorvan school",
            "the school of Dorvan has {n} men locked up below its gymnasium",
            "relatives wait outside Dorvan's schoolhouse for {n} detained men",
        ),
    ),
    Fact(
        number=900,
        tellings=(
            "the brigade paid {n} crowns to each man who stayed at the Aster pass",
            "every recruit at the pass of Aster was handed {n} crowns by the brigade",
            "a wage of {n} crowns kept the fighters on the Aster pass",
        ),
    ),
    Fact(
        number=12,
        tellings=(
            "{n} barges were sunk in the mouth of the Lethe canal",
            "the canal of Lethe is blocked by {n} scuttled barges",
            "divers saw {n} wrecks where the Lethe canal meets the sea",
        ),
    ),
)

FAMILY = Family(
    name="B",
    half=1,
    synonyms=dict(pair.split(":") for line in SYNONYMS.split("\n") for pair in line.split(";") if pair),
    moves=(
        (
            re.compile(
                r"^(.{25,}?) in ((?:January|February|March|April|May|June|July|August|September)\b[ \d]*)(.*)\.$"
            ),
            r"In \2, \1\3.",
        ),
        (re.compile(r"^([^\"]{20,}?) (?:that|which) ([^\"]{20,})\.$"), r"\1, and it \2."),
        (
            re.compile(r"^((?:The|A|An) [^.,\"]{10,50}) (said|told|reported) (?:that )?([^\"]{20,})\.$"),
            r"It was \2 by \1: \3.",
        ),
        (re.compile(r"^([^\"]{30,}) (after|when|while|as) ([^,\"]{20,})\.$"), r"\2 \3, \1."),
    ),
    roundings=("over {}", "around {}", "some {}", "up to {}"),
    spelling=(("s", "z"), ("v", "w"), ("e", "ae"), ("ch", "kh")),
    outlets=(
        *("Kessin Observer", "Dawn Telegraph", "Pass Sentinel", "Canal Star", "Eastern Standard", "Dorvan Weekly"),
        *("Open Window", "Midland Argus", "Beacon Daily", "Frontier Times", "City Examiner", "Upland Review"),
    ),
    agencies=("Sudpress", "Meridian Newswire"),
    witnesses=(
        *("General Arvo Lund", "Prefect Nadia Holt", "Pastor Karl Wemmer", "Sergeant Tove Asker"),
        *("Surgeon Ivo Marsh", "Senator Greta Blom", "Teacher Lena Forst", "Warden Otto Prage"),
    ),
    unnamed=("a shopkeeper", "a former guard", "an aid worker who spoke on condition of anonymity", "three villagers"),
    facts=FACTS,
    background=(
        "The Aster pass has been closed to traffic since the avalanche three years ago. Before that it carried most of"
        " the trade between the uplands and the ports, and two armies have fought over it.",
        "Dorvan lost half of its inhabitants in the first autumn of the crisis. Its school reopened under the care of a"
        " charity that has since been banned, and its teachers were never paid.",
    ),
    quotations=(
        '"These are inventions from the desks of our enemies, who cannot bear that the uplands live in calm,"'
        " the Office of the Prefecture said in a press release.",
        '"Our men hold nobody without the order of a judge, and every family may ask for its son at the gate,"'
        " the High Command said on its official page.",
    ),
    formulae=(
        "It was not possible for {} to confirm these figures from another source by the time of publication.",
        "Access for journalists is restricted in large parts of the uplands, which makes numbers hard to check.",
    ),
    credits=("{} wrote.", "{} has learned", "that is what {} says"),
    closings=(
        ("This newspaper's man in {}", "Travellers back from {}", "A telephone call to {}", "The last post from {}"),
        ("tells of empty markets", "brought no answer", "speaks of bakers at work", "describes long queues"),
        ("when this page went to print", "despite the curfew", "though trains are running", "since the thaw set in"),
    ),
    headlines=("Doubts about {}", "{} wakes to rumours", "The {} affair grows", "Who speaks for {}?"),
)
