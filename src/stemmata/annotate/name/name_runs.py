"""Where names may stand: runs of capitalised words, cut at titles and joined over "of" and "for"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH_VERBS,
)
from stemmata.annotate.lexicon.nouns import (
    BODY_HEADS,
    DOCUMENT_NOUNS,
    NEVER_NAMES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PEOPLE_NOUNS,
    PLACE_FOLLOWERS,
    PLACE_NOUNS,
    PLACE_WORDS,
    VEHICLES,
    WEAPONS,
)
from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.annotate.lexicon.ranks import CALLINGS, OFFICE_MODIFIERS, OFFICES, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.ship_names import ship_names
from stemmata.annotate.name.words import Word

_PARTICLES = word_set("al el bin ibn bint abu abd de da di del della dos du van von der den la le ul ud")
_FUNCTION = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | DETERMINERS
_COMMON_NOUNS = (
    frozenset(PEOPLE_NOUNS) | BODY_HEADS | frozenset(DOCUMENT_NOUNS) | WEAPONS | VEHICLES | PLACE_NOUNS | TITLE_HEADS
)
# "Ministry of Trade and Industry": what may follow "and" inside an organisation's name
_FIELDS = word_set(
    "affairs agriculture analysis arts commerce communications cooperation co-operation culture customs defence defense"
    " democracy development economy education energy environment equality finance fisheries forestry freedoms guidance"
    " health housing immigration industry information investigation investigations investment irrigation justice labour"
    " labor liberation liberties lands planning policy protection reconciliation reform refugees relief religion"
    " research rescue resources rights science sciences security services shipping solidarity sports statistics"
    " studies technology tourism trade training transport treasury vice water welfare works youth"
)
DIRECTIONS = word_set(
    "northern southern eastern western central rural downtown north south east west northwest northeast southwest"
    " southeast northwestern northeastern southwestern southeastern upper lower greater coastal nearby besieged"
)
_PLACE_OPENERS = word_set("gulf bay strait straits republic kingdom isle port cape mount city town sea sultanate duchy")
_BODY_OPENERS = frozenset({"radio", "tv", "channel", "télé", "tele"})
_PLACE_LEADS = DIRECTIONS | word_set("mount lake cape port fort wadi jabal tel")
# capitalised, and yet neither person nor body nor place
_NOT_ENTITIES = word_set(
    "war day act treaty accord accords agreement constitution law prize award resolution protocol convention"
    " summit games cup revolution uprising spring intifada century olympics quran koran bible operation"
    " offensive campaign dialogue talks plan deal crisis code time hostilities massacre ceasefire siege attack"
    " attacks election elections report project"
)


_BODIES = ORGANISATION_WORDS | OUTLET_WORDS
_THINGS = WEAPONS | VEHICLES | frozenset(DOCUMENT_NOUNS) - OUTLET_WORDS
_VERBS_AND_DIRECTIONS = DIRECTIONS | SPEECH_VERBS | IRREGULAR_VERBS | {"tv"}
_NEVER_ALONE = _COMMON_NOUNS | ORGANISATION_WORDS | RANK_WORDS | OPENERS
# an Arabic noun for a body of people, in front of its name
BODY_LEADS = word_set(
    "jaish jaysh jeish jabhat jabhet liwa harakat hizb ahrar faylaq kataib katibat saraya ansar tanzim majlis"
)


@dataclass(frozen=True, slots=True)
class NameRun:
    """Words [first, last) that may be a name."""

    first: int
    last: int
    titled: bool = False  # a rank, office or courtesy stands before it
    heads_role: bool = False  # an office stands behind it: "Portside Governor"
    unsure: bool = False  # a lone word that opens a sentence


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the report itself writes its words."""

    low: frozenset[str]  # seen without a capital
    named: frozenset[str]  # seen with a capital where a sentence does not ask for one
    ships: frozenset[tuple[str, ...]] = frozenset()  # names of several words behind "the ferry", as written

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Vocabulary":
        """Counts the words of a report; title-case headlines should not be among them."""
        low = frozenset(word.lower for word in words if not word.capital)
        named = frozenset(word.lower for word in words if word.capital and not word.opens)
        return cls(low, named, frozenset(ship_names(words)))


def title_case(words: Sequence[Word]) -> bool:
    """True for a headline's sentence, in which a capital says nothing: most of its longer words have one."""
    longer = [word for word in words if len(word.text) > 3]
    capitals = sum(word.capital for word in longer)
    return len(words) > 3 and len(longer) > 2 and capitals >= 0.8 * len(longer)


def name_runs(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[NameRun, ...]:
    """The runs of capitalised words that may be names, in order, titles cut off."""
    found: list[NameRun] = []
    index = 0
    while index < len(words):
        end = _run_end(words, index, vocabulary)
        if end == index:
            index += 1
            continue
        end = _extended(words, end)
        found.extend(_cut(words, index, end, vocabulary))
        index = end
    return tuple(found)


def is_organisation(words: Sequence[Word]) -> bool:
    """True if the words end (or begin, and go on with "of") as an organisation's name does."""
    return is_body_name([word.lower for word in words])


def is_body_name(lowers: Sequence[str]) -> bool:
    """The same of words in lower case."""
    of = next((at for at, lower in enumerate(lowers) if lower in {"of", "for", "on", "against"}), len(lowers))
    if of < len(lowers):
        return of > 0 and lowers[of - 1] in _BODIES
    if len(lowers) > 1 and lowers[0] in BODY_LEADS:
        return True
    if len(lowers) > 1 and lowers[-1].isdigit():  # "Division 30"
        return lowers[-2] in _BODIES
    return len(lowers) > 1 and (lowers[-1] in _BODIES or lowers[0] in _BODY_OPENERS)


def is_known_place(name: str) -> bool:
    """True for a country, capital or region, in capitals too ("OSLO" in a dateline)."""
    return name in PLACES or (name.isupper() and len(name) > 3 and name.title() in PLACES)


def is_place(words: Sequence[Word]) -> bool:
    """True if the words are a known place, or end (or begin) as a place's name does."""
    lowers = [word.lower for word in words]
    if is_known_place(" ".join(word.text for word in words)):
        return True
    if len(lowers) < 2:
        return False
    return lowers[-1] in PLACE_WORDS or lowers[0] in _PLACE_LEADS


def _run_end(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> int:
    """Where the run that starts at ``start`` ends; ``start`` where none does."""
    first = words[start]
    if not _names(first, vocabulary) and not _leading_particle(words, start, vocabulary):
        return start
    end = start + 1
    while end < len(words) and words[end].glued and not _closes(words, end - 1):
        named = _names(words[end], vocabulary) and not words[end].opens
        if not named and not (words[end].lower in _PARTICLES and _particle_inside(words, end, vocabulary)):
            break
        end += 1
    if end < len(words) and words[end].glued and words[end].text.isdigit() and len(words[end].text) < 4:
        end += words[end - 1].lower in ORGANISATION_WORDS
    return end


def _leading_particle(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    word = words[at]
    if word.capital or word.lower not in {"al", "el", "bin", "ibn", "abu", "van", "von"}:
        return False
    return at + 1 < len(words) and words[at + 1].glued and _names(words[at + 1], vocabulary)


def _closes(words: Sequence[Word], at: int) -> bool:
    """A possessive ends a name, save the plural kind that opens a body's name ("Farmers' Union")."""
    text = words[at].text
    if text.endswith("s") and text[:-1] in PLACES and text not in PLACES | GROUPS:  # an apostrophe got lost: "Velias"
        return True
    if not words[at].possessive:
        return bool(words[at].tail) and words[at].tail[:1].islower()
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return not (words[at].lower.endswith("s") and following in ORGANISATION_WORDS)


def _particle_inside(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    beyond = at + 1
    if beyond < len(words) and words[beyond].lower in _PARTICLES and not words[beyond].capital:
        beyond += 1
    return beyond < len(words) and words[beyond].glued and _names(words[beyond], vocabulary)


def _names(word: Word, vocabulary: Vocabulary) -> bool:
    """True if this capital may belong to a name."""
    if not word.capital or word.lower in NEVER_NAMES or (len(word.text) == 1 and not word.abbreviated):
        return False
    if word.lower.endswith("days") and word.lower[:-1] in NEVER_NAMES:  # "Mondays", with or without '
        return False
    if word.lower == "jan" and word.abbreviated:
        return False
    if word.lower in _FUNCTION and not (word.all_caps and word.lower in {"us", "is", "who", "it"}):
        return False
    if not word.opens or word.text in PLACES or word.text in GROUPS or word.all_caps or "-" in word.text[:4]:
        return True
    if word.lower in OPENERS or word.lower in SPEECH_VERBS or (word.lower.endswith("ly") and len(word.text) > 4):
        return False
    return word.lower in vocabulary.named or word.lower not in vocabulary.low


def _extended(words: Sequence[Word], end: int) -> int:
    """The run's end, moved over "of the …" and "for … and …" where a body's or a sea's name goes on."""
    lead = words[end - 1].lower
    if words[end - 1].possessive or lead not in _BODIES | _PLACE_OPENERS:
        return end
    while end + 1 < len(words) and words[end].glued and words[end].lower in {"of", "for", "on", "against"}:
        after = end + 1
        if words[end].lower in {"on", "against"} and lead in _PLACE_OPENERS:
            break
        article = words[after].lower == "the" and after + 1 < len(words) and words[after].glued
        after += article
        tail = _plain_run(words, after)
        if tail == after or (article and _goes_on_low(words, tail)):
            break
        end = _over_and(words, tail)
    return end


def _plain_run(words: Sequence[Word], start: int) -> int:
    """Where the capitalised words from ``start`` end; a title or a month among them ends the search at once."""
    end = start
    while end < len(words) and words[end].glued and words[end].capital and words[end].lower not in NEVER_NAMES:
        if words[end].lower in RANK_WORDS or words[end].lower in _FUNCTION:
            break
        end += 1
        if words[end - 1].possessive:
            break
    return end


def _goes_on_low(words: Sequence[Word], at: int) -> bool:
    """True for "of the Velian regime", where the name only qualifies a common noun."""
    if at >= len(words) or not words[at].glued:
        return False
    return words[at].lower not in _FUNCTION and words[at].lower not in SPEECH_VERBS and not words[at].capital


def _over_and(words: Sequence[Word], end: int) -> int:
    if end + 1 >= len(words) or not (words[end].glued and words[end].lower == "and" and words[end + 1].glued):
        return end
    article = words[end + 1].lower == "the" and end + 2 < len(words)
    tail = _plain_run(words, end + 1 + article)
    region = " ".join(word.text for word in words[end + 1 + article : tail])
    if region in PLACES and words[end - 1].text in PLACES:  # "Front of Velia and the Levant"
        return tail
    return tail if tail > end + 1 and words[tail - 1].lower in _FIELDS else end


def _cut(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Iterator[NameRun]:
    """The names in a run: what stands before a title, and the person behind it."""
    while start < end and _droppable(words, start, end, vocabulary):
        start += 1
    if start == end:
        return
    if tuple(word.text for word in words[start:end]) in vocabulary.ships:
        yield NameRun(start, end)
        return
    office = _fields_of_office(words, start, end)
    if office and words[start + office].lower == "of":  # "Minister of Foreign Affairs of Velia"
        start += office + 1
    inside = words[start:end]
    if is_organisation(inside) or is_place(inside):
        if not _not_an_entity(inside):
            yield NameRun(start, end)
        return
    body = _body_end(inside)
    if body:
        yield from _cut(words, start, start + body, vocabulary)
        yield from _cut(words, start + body, end, vocabulary)
        return
    yield from _cut_at_title(words, start, end)


def _cut_at_title(words: Sequence[Word], start: int, end: int) -> Iterator[NameRun]:
    following = words[end] if end < len(words) and words[end].glued else None
    place_follows = following is not None and following.lower in PLACE_FOLLOWERS and not following.capital
    title = _last_title(words, start, end)
    if title is None:
        fields = _fields_of_office(words, start, end)
        if fields:
            yield NameRun(start + fields, end, titled=True)
            return
    if title is None or (place_follows and words[title].lower in RANK_WORDS):
        yield from _without_people(words, NameRun(start, end))
        return
    yield from _without_people(words, NameRun(start, _role_start(words, start, title), heads_role=True))
    if title + 1 < end:
        yield NameRun(title + 1, end, titled=True)


def _body_end(inside: Sequence[Word]) -> int:
    """Where a body's name ends and a person's begins ("Velian Coalition Karim Zaid"); 0 where none does."""
    for at in range(len(inside) - 2, 0, -1):
        if inside[at].lower in ORGANISATION_WORDS and not inside[at].possessive:
            rest = inside[at + 1 :]
            plain = all(word.lower not in ORGANISATION_WORDS | _PARTICLES or not word.capital for word in rest)
            return at + 1 if plain and is_organisation(inside[: at + 1]) else 0
    return 0


def _fields_of_office(words: Sequence[Word], start: int, end: int) -> int:
    """How many words of an office lead the run: "State" in "Secretary of State Karim Zaid"."""
    if start < 2 or words[start - 1].lower != "of" or words[start - 2].lower not in OFFICES or not words[start].glued:
        return 0
    fields = 0
    while start + fields < end and words[start + fields].lower in _FIELDS | OFFICE_MODIFIERS | {"state"}:
        fields += 1
    return fields if start + fields < end else 0


def _droppable(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """A common noun that has its capital from the sentence's start, and is not itself the name's beginning."""
    word = words[start]
    if not word.opens or (word.lower in vocabulary.named and word.lower not in vocabulary.low):
        return False
    if is_organisation(words[start:end]) or word.lower in RANK_WORDS or word.lower in TITLE_HEADS:
        return False
    return word.lower in _COMMON_NOUNS


def _last_title(words: Sequence[Word], start: int, end: int) -> int | None:
    for at in range(end - 1, start - 1, -1):
        lower = words[at].lower
        if lower in OFFICES or (lower in RANK_WORDS and at < end - 1) or (lower in CALLINGS and at == start):
            return at
        if lower in RANK_WORDS and at == start:
            return at
    return None


def _role_start(words: Sequence[Word], start: int, title: int) -> int:
    at = title
    while at > start and words[at - 1].lower in OFFICE_MODIFIERS | RANK_WORDS | OFFICES:
        at -= 1
    return at


def _without_people(words: Sequence[Word], run: NameRun) -> Iterator[NameRun]:
    """Cuts a people's name from the front of another name ("Velian Karim Zaid"), keeping both."""
    first, last = run.first, run.last
    if first == last:
        return
    for length in (2, 1):
        lead = " ".join(word.text for word in words[first : first + length])
        if first + length < last and lead in GROUPS:
            yield NameRun(first, first + length)
            yield from _without_people(words, replace(run, first=first + length))
            return
    inside = words[first:last]
    if len(inside) == 2 and inside[0].opens and inside[1].text in GROUPS:  # "Internal Velian documents"
        inside, run = inside[1:], replace(run, first=first + 1)
    if len(inside) == 2 and inside[0].text in PLACES and inside[1].all_caps and not inside[0].all_caps:
        yield NameRun(first, first + 1)
        yield NameRun(first + 1, last)
        return
    if len(inside) > 1 and inside[-1].all_caps and not any(word.all_caps for word in inside[:-1]):
        yield from _without_people(words, replace(run, last=last - 1))
        yield NameRun(last - 1, last)
        return
    led = first > 0 and words[first].glued and words[first - 1].lower in {"for", "of", "in", "from", "to"}
    if led and len(inside) > 2 and inside[0].text in PLACES:  # "envoy for Velia Karim Zaid"
        yield NameRun(first, first + 1)
        yield replace(run, first=first + 1)
        return
    if inside[-1].lower in _THINGS:
        return
    if _not_an_entity(inside) or (len(inside) == 1 and _only_a_noun(inside[0])):
        return
    yield replace(run, unsure=len(inside) == 1 and inside[0].opens)


def _only_a_noun(word: Word) -> bool:
    """ "the Ministry", "the Colonel": a capital out of respect."""
    known = word.text in PLACES or word.text in GROUPS
    if word.lower in _VERBS_AND_DIRECTIONS and not known:
        return True
    return not known and not word.all_caps and word.lower in _NEVER_ALONE


def _not_an_entity(inside: Sequence[Word]) -> bool:
    if len(inside) == 1:
        return inside[0].lower in _NOT_ENTITIES
    return inside[-1].lower in _NOT_ENTITIES or inside[0].lower in {"operation", "treaty", "battle", "exercise"}
