"""Small piles of invented reports, written into a folder."""

import random
from pathlib import Path

# One affair: a letter that two outlets describe, one that repeats the first, a denial, a piece of unknown lineage.
AFFAIR = {
    "harbour-ledger.txt": """Title: Letter says drums left Quarra
Outlet: Harbour Ledger
Date: 2021-05-14
URL: https://harbourledger.example/letter

A letter signed by Colonel Oram Veld says that more than 150 fighters left Quarra in April 2021. The letter, dated
3 May 2021, is addressed to General Tamsin Orrel.

"We need forty drums of fuel before the rains," the colonel writes.

Harbour Ledger received the letter from a former driver.
""",
    "tidewater-weekly.txt": """Title: Fighters left the harbour town, paper says
Outlet: Tidewater Weekly
Date: 2021-05-16
URL: https://tidewater.example/fighters

More than 150 fighters left Quarra in April 2021, the Harbour Ledger reported on Friday, citing a letter signed by
Colonel Oram Veld.

The newspaper said that the letter is addressed to General Tamsin Orrel.
""",
    "daily-compass.html": """<!doctype html><html lang="en"><head><title>What the letter holds | Daily Compass</title>
<meta property="og:site_name" content="Daily Compass"><meta property="article:published_time" content="2021-05-18">
</head><body><nav><a href="/">Home</a></nav><article><h1>What the letter holds</h1>
<p>Some 200 fighters left Quarra in April 2021, according to a letter signed by Colonel Uram Veldt and addressed to
General Tamsin Orrel.</p>
<p>The letter was first published by the <a href="https://harbourledger.example/letter">Harbour Ledger</a>.</p>
<p>A former driver told the Daily Compass that the fighters were paid in fuel.</p></article></body></html>
""",
    "ministry.txt": """Title: Statement on the fabricated letter
Outlet: Ministry of Harbours
Date: 2021-05-17

The spokesman of the Ministry of Harbours, Dorian Pell, denied that fighters had left Quarra. "No such letter was ever
written," he said.
""",
    "sightings.csv": """headline,body,source,published
Trucks at night,"Residents of Quarra said that trucks had left the town at night. Local sources put\
 their number at dozens.",\
Night Watch,2021-05-20
Old trucks,"Oram Veld, a baker, opened a shop in Lower Tarn, the Tarn Gazette reported.",Tarn Gazette,2019-02-02
""",
    "copy.jsonl": """{"title": "Fighters leave", "outlet": "Sørby Post", "date": "2021-05-19", "text": "More than 150 \
fighters \
left Quarra in April 2021, the Harbour Ledger reported on Friday, citing a letter signed by Colonel Oram Veld. The \
newspaper said that the letter is addressed to General Tamsin Orrel."}
""",
}
REPORTS_OF_THE_AFFAIR = 7

_SPEAKERS = (
    "The mayor of Quarra",
    "A former driver",
    "Colonel Oram Veld",
    "The Harbour Ledger",
    "General Tamsin Orrel",
)
_CUES = ("said that", "claimed that", "denied that", "told the Tidewater Weekly that")
_DEEDS = ("left Quarra", "reached Lower Tarn", "crossed the river Senn", "were seen at the old mill")
_THINGS = ("fighters", "trucks", "drums of fuel", "volunteers")


def affair(folder: Path) -> Path:
    """The affair in a new folder."""
    folder.mkdir(parents=True)
    for name, text in AFFAIR.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def many(folder: Path, count: int, *, seed: int = 3, sentences: int = 3) -> Path:
    """``count`` short reports in a new folder, alike in words and names; the same for the same seed."""
    draw = random.Random(seed)
    folder.mkdir(parents=True)
    for number in range(count):
        said = " ".join(_sentence(draw) for _ in range(sentences))
        head = f"Title: Report {number}\nOutlet: Outlet {draw.randrange(12)}\nDate: 2021-05-{1 + number % 28:02}"
        text = f"{head}\n\n{said}\n"
        (folder / f"report-{number:03}.txt").write_text(text, "utf-8")
    return folder


def _sentence(draw: random.Random) -> str:
    count = draw.choice(("about", "more than", "some")) + f" {draw.randrange(20, 400)}"
    return f"{draw.choice(_SPEAKERS)} {draw.choice(_CUES)} {count} {draw.choice(_THINGS)} {draw.choice(_DEEDS)}."
