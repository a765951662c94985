"""What the outlets of a case are called: in full, by the last words of the masthead, by initials, by domain, by role.

A report that has named the Harbour Ledger goes on with "the Ledger", "the newspaper", "HL" or "harbourledger.example".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stemmata.link.context import LinkContext
from stemmata.link.descent.addresses import address, is_mail
from stemmata.link.voices import bare
from stemmata.text.shingles import fold

HEAD: Final = 3  # letters
# Under these addresses everybody publishes; the first part of the path is the outlet's.
SHARED_HOSTS: Final = frozenset(
    "t.me telegram.me twitter.com x.com facebook.com youtube.com medium.com instagram.com vk.com wordpress.com"
    " blogspot.com substack.com tumblr.com".split()
)
TAGLINE: Final = re.compile(r"\s+[|–—:•·-]\s+|\s*[(:|]")  # what parts a masthead from its motto
SQUEEZED: Final = re.compile(r"[^\w]|_")
WORDS: Final = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
DOMAIN: Final = re.compile(r"(?:https?://)?(?:www\d?\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?$", re.IGNORECASE)

# What an outlet is called by its role, and the sort of outlet that can be called so; "" fits every sort.
ROLES: Final[Mapping[str, str]] = {
    "newspaper": "paper", "paper": "paper", "daily": "paper", "weekly": "paper", "tabloid": "paper",
    "magazine": "paper", "publication": "", "outlet": "", "website": "", "site": "", "portal": "",
    "blog": "blog", "channel": "channel", "broadcaster": "channel", "station": "channel", "agency": "agency",
    "newswire": "agency", "wire": "agency",
}  # fmt: skip
# Plurals and words for the whole trade: nobody in particular.
TRADE: Final = frozenset(
    "media press newspapers papers dailies websites sites portals blogs channels broadcasters stations agencies outlets"
    " publications".split()
)
# The last word of a masthead tells the sort.
SORTS: Final[Mapping[str, str]] = {
    "blog": "blog", "channel": "channel", "tv": "channel", "television": "channel", "radio": "channel",
    "broadcasting": "channel", "agency": "agency", "wire": "agency", "newswire": "agency", "times": "paper",
    "post": "paper", "herald": "paper", "ledger": "paper", "gazette": "paper", "tribune": "paper", "courier": "paper",
    "chronicle": "paper", "journal": "paper", "telegraph": "paper", "daily": "paper", "weekly": "paper",
    "newspaper": "paper", "magazine": "paper", "mercury": "paper", "examiner": "paper", "dispatch": "paper",
    "observer": "paper", "mirror": "paper", "record": "paper", "bulletin": "paper", "sentinel": "paper",
    "standard": "paper", "star": "paper", "argus": "paper", "echo": "paper", "advertiser": "paper",
    "inquirer": "paper", "enquirer": "paper", "review": "paper", "messenger": "paper", "clarion": "paper",
    "beacon": "paper", "lantern": "paper", "spectator": "paper", "reporter": "paper", "newswires": "agency",
}  # fmt: skip
# A last word that too many mastheads have is no short name: "the News", "the Agency".
COMMON_TAILS: Final = frozenset(
    "news agency channel tv television radio online blog network press media website site portal info com org net wire"
    " service report reports newspaper magazine publishing group".split()
)
# Who publishes, and is no outlet in the first place: it speaks for itself.
BODY_WORDS: Final = frozenset(
    "ministry ministries directorate department council government army navy guard police command party committee"
    " authority embassy consulate union association foundation coalition movement front brigade company corporation"
    " bank university institute commission court parliament assembly senate presidency municipality mission prosecutor"
    " federation league society church office administration organisation organization forces militia campaign"
    " secretariat board inspectorate observatory"
    " centre center watch rights initiative alliance fund charity relief aid humanitarian trust forum congress"
    " opposition cooperative academy laboratory research workers command hospital".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """The outlets of a case by what they are called."""

    full: Mapping[str, str]  # squeezed masthead, domain, or a domain's first label → outlet id
    heads: frozenset[str]  # their first letters
    written: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # first word → (words, outlet id), longest first
    short: Mapping[tuple[str, ...], tuple[str, ...]]  # last words of a masthead → outlet ids, sorted
    short_firsts: frozenset[str]  # the first words of these
    short_longest: int  # how many words the longest of these has
    initials: Mapping[str, tuple[str, ...]]  # "HL" → outlet ids, sorted
    sorts: Mapping[str, str]  # outlet id → its sort; no entry where the masthead does not tell
    bodies: frozenset[str]  # outlets that are ministries, parties, companies: voices of their own
    publishing: frozenset[str]  # every entity id that publishes

    def exact(self, name: str) -> str | None:
        """The outlet of this masthead or domain; None where the case knows none."""
        found = self.full.get(squeezed(name))
        domain = DOMAIN.match(name.strip()) if found is None else None
        return self.of_host(domain[1].lower()) if domain else found

    def of_host(self, host: str) -> str | None:
        """The outlet at this host, or at the domain that it stands under."""
        labels = host.split(".")
        for first in range(len(labels) - 1):
            found = self.full.get(".".join(labels[first:]))
            if found:
                return found
        return self.full.get(squeezed(labels[-2])) if len(labels) > 1 else None

    def of_url(self, url: str) -> str | None:
        """The outlet whose page this is; under a shared host the one that the path names."""
        place = address(url)
        if place is None or is_mail(url):
            return None
        site, *path = place.split("?")[0].split("/")
        if ".".join(site.split(".")[-2:]) in SHARED_HOSTS:
            labels = [*path[:2], site.split(".")[0]]
            return next((self.full[squeezed(one)] for one in labels if squeezed(one) in self.full), None)
        return self.of_host(site)

    def shortened(self, name: str) -> tuple[str, ...]:
        """The outlets whose masthead ends with these words, or has these initials; sorted."""
        words = name_words(name)
        if len(words) == 1 and name.strip().isupper() and name.strip() in self.initials:
            return self.initials[name.strip()]
        return self.short.get(words, ())

    def is_called(self, outlet: str, name: str) -> bool:
        """True if these words can stand for the body that publishes: "the Ministry" for the Ministry of Ports."""
        words = set(name_words(name))
        written = (whole for found in self.written.values() for whole, one in found if one == outlet)
        return is_bare_body(name) and any(words <= set(whole) for whole in written)

    def fits(self, outlet: str, role: str) -> bool:
        """True unless the masthead says that it is another sort of outlet."""
        sort = ROLES.get(role, "")
        return not sort or self.sorts.get(outlet, sort) == sort


def outlet_names(context: LinkContext) -> OutletNames:
    """What the outlets of the case are called, the one with most reports first where two share a name."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for report, outlet in sorted(context.outlets.items()):
        held[outlet].append(report)
    ordered = sorted(held, key=lambda one: (-len(held[one]), one))
    mastheads = {outlet: _mastheads(context, outlet, held[outlet]) for outlet in ordered}
    domains = {outlet: _domains(context, outlet, held[outlet]) for outlet in ordered}
    beside = {one.id: (tuple(sorted(one.names)), one.outlet_domains) for one in context.entities if one.outlet_domains}
    full = _full(mastheads, domains)
    short = _short(mastheads)
    for outlet, (_, hosts) in beside.items():
        for host in hosts:
            full.setdefault(host, outlet)
    return OutletNames(
        full=full,
        heads=frozenset(name[:HEAD] for name in full),
        written=_written({**{outlet: names for outlet, (names, _) in beside.items()}, **mastheads}),
        short=short,
        short_firsts=frozenset(words[0] for words in short),
        short_longest=max(map(len, short), default=0),
        initials=_initials(mastheads),
        sorts={outlet: sort for outlet, names in mastheads.items() if (sort := _sort(names))},
        bodies=frozenset(outlet for outlet, names in mastheads.items() if is_body(names)),
        publishing=frozenset(held) | frozenset(beside),
    )


def squeezed(name: str) -> str:
    """A name without spaces, marks and article, as it stands in a domain: "The Harbour Ledger", "harbourledger"."""
    return SQUEEZED.sub("", bare(name))


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without an article before it."""
    return tuple(fold(word) for word in WORDS.findall(bare(name)))


def _mastheads(context: LinkContext, outlet: str, reports: Iterable[str]) -> tuple[str, ...]:
    entity = context.entity_of.get(outlet)
    written = {context.report_of[one].report.outlet_name for one in reports if one in context.report_of}
    names = {name for name in {*written, *(entity.names if entity else ())} if name}
    return tuple(sorted(names | {first for name in names if len(first := TAGLINE.split(name)[0].strip()) > 2}))


def _domains(context: LinkContext, outlet: str, reports: Iterable[str]) -> tuple[str, ...]:
    entity = context.entity_of.get(outlet)
    written = {context.report_of[one].report.outlet_domain for one in reports if one in context.report_of}
    return tuple(sorted(host for host in {*written, *(entity.outlet_domains if entity else ())} - SHARED_HOSTS if host))


def _full(mastheads: Mapping[str, Sequence[str]], domains: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for outlet, names in mastheads.items():
        for domain in domains[outlet]:
            found.setdefault(domain, outlet)
            found.setdefault(squeezed(domain.split(".")[0]), outlet)
        for name in names:
            found.setdefault(squeezed(name), outlet)
    return found


def _written(mastheads: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for outlet, names in mastheads.items():
        for name in names:
            words = name_words(name)
            if words:
                found[words[0]].setdefault(words, outlet)
    return {first: tuple(sorted(names.items(), key=lambda one: (-len(one[0]), one))) for first, names in found.items()}


def _short(mastheads: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for outlet, names in mastheads.items():
        for words in map(name_words, names):
            for tail in _tails(words):
                found[tail].add(outlet)
    return {tail: tuple(sorted(outlets)) for tail, outlets in found.items()}


def _tails(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "ledger" of "harbour ledger"; "solvik voice" of "solvik voice channel", whose last word says nothing."""
    for first in range(1, len(words)):
        if words[first] not in COMMON_TAILS:
            yield words[first:]
    kept = words
    while len(kept) > 1 and kept[-1] in COMMON_TAILS:
        kept = kept[:-1]
    if kept != words and len(kept) > 1:
        yield kept


def _initials(mastheads: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for outlet, names in mastheads.items():
        for words in map(name_words, names):
            if len(words) > 1:
                found["".join(word[0] for word in words).upper()].add(outlet)
    return {letters: tuple(sorted(outlets)) for letters, outlets in found.items()}


@lru_cache(maxsize=1 << 14)
def sort_of(name: str) -> str | None:
    """The sort of outlet that a masthead of several words, or an agency's name, tells; None where it tells none.

    >>> sort_of("Harbour Ledger"), sort_of("Nordwire"), sort_of("Port Directorate")
    ('paper', 'agency', None)
    """
    sort = _sort((name,))
    words = name_words(name)
    return sort if sort == "agency" or (len(words) > 1 and not BODY_WORDS.intersection(words)) else None


def _sort(names: Iterable[str]) -> str | None:
    ends = [words[-1] for words in map(name_words, names) if words]
    if any(end.endswith("wire") for end in ends):
        return "agency"
    return next((SORTS[end] for end in ends if end in SORTS), None)


def is_bare_body(name: str) -> bool:
    """True for "the Ministry", "the Directorate": a body called by nothing but what it is."""
    words = name_words(name)
    return bool(words) and BODY_WORDS.issuperset(words)


def is_body(names: Iterable[str]) -> bool:
    """True where a word of a name says that it is a ministry, a party, a company: a voice of its own."""
    return any(word in BODY_WORDS for name in names for word in name_words(name))
