"""The texts of the made case, and who says what in them: an invented affair of barrels at a harbour."""

from dataclasses import dataclass, field

from stemmata.model.annotations import Modality, Polarity, VoiceKind

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & "quotes" \'single\''


@dataclass(frozen=True, kw_only=True)
class Voice:
    """A voice in words: who, the cue, and how it speaks."""

    kind: VoiceKind
    words: str
    cue: str | None = None
    modality: Modality = "asserts"
    local: str | None = None


@dataclass(frozen=True, kw_only=True)
class Told:
    """A statement in words."""

    claim: str | None
    words: str
    chain: tuple[Voice, ...] = ()
    polarity: Polarity = "positive"
    number: str | None = None  # words of a quantity within


@dataclass(frozen=True, kw_only=True)
class Piece:
    key: str
    outlet: str
    published: str | None
    text: str
    told: tuple[Told, ...] = ()
    language: str = "en"
    zones: tuple[tuple[str, str], ...] = ()  # (kind, words) instead of body
    links: tuple[str, ...] = field(default=())


LETTER = Voice(kind="document", words="the letter", cue="says")
PIECES = (
    Piece(
        key="ledger",
        outlet="Harbour Ledger",
        published="2021-05-14",
        text=(
            "Letter puts 400 barrels under Quay Nine\n"
            "A letter signed by Captain Orrin Vask, and seen by this paper, says 400 barrels lie under Quay Nine. "
            "The barrels were landed at night, the letter says.\n"
            "“Nobody will ever count them,” the letter adds.\n"
            "Read also: our guide to the harbour."
        ),
        told=(
            Told(
                claim="count",
                words="400 barrels lie under Quay Nine",
                number="400",
                chain=(
                    Voice(kind="document", words="A letter signed by Captain Orrin Vask", cue="says", local="letter"),
                ),
            ),
            Told(claim="night", words="The barrels were landed at night", chain=(LETTER,)),
            Told(
                claim="uncounted",
                words="Nobody will ever count them",
                polarity="negative",
                chain=(Voice(kind="document", words="the letter", cue="adds"),),
            ),
        ),
        zones=(
            ("headline", "Letter puts 400 barrels under Quay Nine"),
            ("links", "Read also: our guide to the harbour."),
        ),
    ),
    Piece(
        key="wire",
        outlet="Sund Wire",
        published="2021-05-14",
        text=(
            "About 400 barrels lie under Quay Nine, according to the Harbour Ledger, which quoted a leaked letter. "
            "The barrels were landed at night.\n"
            "The harbour office did not answer calls."
        ),
        told=(
            Told(
                claim="count",
                words="About 400 barrels lie under Quay Nine",
                number="About 400",
                chain=(
                    Voice(kind="outlet", words="the Harbour Ledger", cue="according to"),
                    Voice(kind="document", words="a leaked letter", cue="quoted", local="letter"),
                ),
            ),
            Told(claim="night", words="The barrels were landed at night"),
        ),
    ),
    Piece(
        key="office",
        outlet="Quay Office",
        published="2021-05-16",
        text="The harbour office denies that any barrels lie under Quay Nine. No cargo was landed at night, it says.",
        told=(
            Told(
                claim="count",
                words="any barrels lie under Quay Nine",
                polarity="negative",
                chain=(Voice(kind="organisation", words="The harbour office", cue="denies", modality="denies"),),
            ),
            Told(
                claim="night",
                words="No cargo was landed at night",
                polarity="negative",
                chain=(Voice(kind="organisation", words="it", cue="says", modality="denies"),),
            ),
        ),
    ),
    Piece(
        key="weekly",
        outlet="Tidewater Weekly",
        published="2021-05-21",
        text=(
            "Two former dockers told this paper that 1,200 barrels lie under Quay Nine. "
            "One said his foreman had told him “nobody will ever count them”."
        ),
        told=(
            Told(
                claim="count",
                words="1,200 barrels lie under Quay Nine",
                number="1,200",
                chain=(Voice(kind="unnamed", words="Two former dockers", cue="told"),),
            ),
            Told(
                claim="uncounted",
                words="nobody will ever count them",
                polarity="negative",
                chain=(
                    Voice(kind="unnamed", words="One", cue="said"),
                    Voice(kind="person", words="his foreman", cue="had told him"),
                ),
            ),
        ),
    ),
    Piece(
        key="lamp",
        outlet="المصباح",
        published="2021-05-22",
        language="ar",
        text="قالت صحيفة تايدووتر إن نحو ١٢٠٠ برميل مدفونة تحت الرصيف التاسع.",
        told=(
            Told(
                claim="count",
                words="نحو ١٢٠٠ برميل مدفونة تحت الرصيف التاسع",
                number="نحو ١٢٠٠",
                chain=(Voice(kind="outlet", words="صحيفة تايدووتر", cue="قالت"),),
            ),
        ),
    ),
    Piece(
        key="compass",
        outlet="Daily Compass",
        published="2021-05-24",
        text=(
            "Up to 1,200 barrels lie under Quay Nine, according to Tidewater Weekly, which quoted dockers. "
            "Residents, who asked not to be named, said lorries passed for weeks.\n"
            "The harbour office denied this. “No cargo was landed at night,” it said.\n"
            "EDITOR'S COMMENT: We do not know what lies there."
        ),
        told=(
            Told(
                claim="count",
                words="Up to 1,200 barrels lie under Quay Nine",
                number="Up to 1,200",
                chain=(
                    Voice(kind="outlet", words="Tidewater Weekly", cue="according to"),
                    Voice(kind="unnamed", words="dockers", cue="quoted"),
                ),
            ),
            Told(
                claim="lorries",
                words="lorries passed for weeks",
                chain=(Voice(kind="unnamed", words="Residents, who asked not to be named", cue="said"),),
            ),
            Told(
                claim="night",
                words="No cargo was landed at night",
                polarity="negative",
                chain=(Voice(kind="organisation", words="it", cue="said", modality="denies"),),
            ),
        ),
        zones=(("editorial", "EDITOR'S COMMENT: We do not know what lies there."),),
    ),
    Piece(
        key="coast",
        outlet="Coastline Watch",
        published="2021-06-10",
        text="Between 400 and 1,200 barrels lie under Quay Nine, Tidewater Weekly and Sund Wire write.",
        told=(
            Told(
                claim="count",
                words="Between 400 and 1,200 barrels lie under Quay Nine",
                number="Between 400 and 1,200",
                chain=(Voice(kind="outlet", words="Tidewater Weekly", cue="write"),),
            ),
        ),
        links=("https://tidewater.example/barrels", "javascript:alert(1)"),
    ),
    Piece(
        key="fjord",
        outlet="Fjord Today",
        published="2021-06-18",
        text="12,000 barrels lie under Quay Nine, writes Coastline Watch. Lorries passed for weeks.",
        told=(
            Told(
                claim="count",
                words="12,000 barrels lie under Quay Nine",
                number="12,000",
                chain=(Voice(kind="outlet", words="Coastline Watch", cue="writes"),),
            ),
            Told(claim="lorries", words="Lorries passed for weeks"),
        ),
    ),
    Piece(
        key="ledger2",
        outlet="Harbour Ledger",
        published="2021-10-02",
        text="Fjord Today now writes of 12,000 barrels. Our letter spoke of 400 barrels.",
        told=(
            Told(
                claim="count",
                words="12,000 barrels",
                number="12,000",
                chain=(Voice(kind="outlet", words="Fjord Today", cue="writes", modality="supposes"),),
            ),
        ),
    ),
    Piece(
        key="blog",
        outlet="Tideline Blog",
        published="2022-03-09",
        text="12,000 barrels lie under Quay Nine. Lorries passed for weeks, and nobody will ever count them.",
        told=(
            Told(claim="count", words="12,000 barrels lie under Quay Nine", number="12,000"),
            Told(claim="lorries", words="Lorries passed for weeks"),
            Told(claim="uncounted", words="nobody will ever count them", polarity="negative"),
        ),
    ),
    Piece(
        key="undated",
        outlet="Leaflet",
        published=None,
        text=f"400 barrels lie under Quay Nine. {HOSTILE}",
        told=(Told(claim="count", words="400 barrels lie under Quay Nine", number="400"),),
    ),
)
