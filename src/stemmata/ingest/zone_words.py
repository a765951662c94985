"""Words of the trade that tell what a line is: tables of patterns, one phrase each, joined for the zone rules.

Phrases are regular expressions in lower case, matched in any case. They name no subject and no outlet.
"""

import re

NAME = r"[^\W\d_a-z][\w.'’-]*"  # a word that begins with a capital, or in a script without them
_BETWEEN_NAMES = r"(?:\s|,\s|\s?[&/]\s?|\s(?:and|of|in|for|the|de|al|el|van|von|bin|y|et|und)\s)"
NAMES = rf"{NAME}(?:{_BETWEEN_NAMES}{NAME})*"
URL = r"(?:https?://|www\.)\S+"


def any_of(*phrases: str) -> str:
    """A pattern for one of these phrases, the longest tried first."""
    return "(?:" + "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) + ")"


# What an outlet's own name often holds.
OUTLET_NOUN = any_of(
    *"times news post gazette herald tribune agency press daily weekly journal monitor observer ledger chronicle "
    "radio tv television wire telegraph courier dispatch bulletin review mail mirror record register standard star "
    "sentinel voice watch channel broadcasting online today report newspaper magazine service".split()
)
POST = any_of("correspondent", "reporter", "editor", "writer", "staff", "bureau", "newsroom", "desk")
POST_BEFORE = any_of("staff", "special", "senior", "chief", "foreign", "news", "our", "the", "political", "war")
BY = "(?:by|von|par|por|di|door|af|av|przez)"
WORK = any_of(
    "reporting", "writing", "editing", "edited", "compiled", "translation", "translated", "photographs?", "graphics?"
)
WROTE = any_of(
    "written ",
    "story ",
    "words ",
    "report ",
    "reported ",
    "reporting ",
    "text ",
    "analysis ",
    "exclusive ",
    "posted ",
    "published ",
    "filed ",
    "opinion ",
    "comment ",
    "interview ",
)

PHOTO = any_of(
    "(?:(?:photo|picture|image) )?captions?",
    "fotos?",
    "bild(?:er)?",
    "illustrations?",
    "im bild",
    "photo(?:graph)?s?",
    "image",
    "picture",
    "pic",
    "credit",
    "(?:file|image) photo",
    "(?:photo|image|picture) credit",
)
PHOTO_AGENCY = any_of("images", "photos?", "pictures", "handout", "pool", "via", "stringer", "courtesy", "press")

_OFFICE = any_of("editor(?:[’']s|s[’']?|ial)?", "translator[’']?s?", "publisher[’']?s?", r"ed\.?")
EDITORIAL = any_of(
    rf"(?:the )?{_OFFICE} (?:comment(?:ary)?|note|remark|opinion)s?",
    "(?:a )?note from the (?:editors?|translators?|publishers?|desk|newsroom)",
    "(?:a )?note (?:to|for) (?:our )?readers",
    "notes? (?:to|for) (?:the )?(?:editors?|media|press|journalists|newsrooms)",
    "note by the (?:editors?|translators?)",
    "(?:anmerkung|hinweis) der redaktion|korrektur|berichtigung|aktualisierung",
    "(?:note|commentaire) de la r[ée]daction|ndlr|rectificatif|mise à jour",
    "nota (?:del editor|de la redacci[óo]n|del traductor|della redazione|da redação)",
    "correcci[óo]n|actualizaci[óo]n|rettifica",
    "corrections?",
    "clarifications?",
)
COMMENTARY = r"\b(?:comment|remark|opinion)"
AMENDED = r"this (?:article|story|report|piece|post) (?:was|has been) (?:amended|corrected|updated|edited|changed)\b"

_LISTED = "(?:articles?|stor(?:y|ies)|posts?|coverage|news|topics?|reports?|links?|content)"
LINK_LABEL = any_of(
    "(?:read|see|watch|listen|hear)(?: also| more| next| too)?(?: on this| about this)?",
    "also (?:read|see)",
    rf"(?:related|recommended|similar|more)(?: on this)? {_LISTED}",
    "related",
    "more on this",
    "further reading",
    r"read the (?:full|original) \w+",
    "you may also like",
    "don[’']t miss",
    "most (?:read|viewed|popular|shared)",
    "trending(?: now)?",
    "popular(?: now)?",
    "latest (?:news|stories|headlines)",
    "earlier (?:coverage|reports?|stories|posts?|on this (?:site|blog|page)|in this series)",
    "previously(?: on this (?:site|blog|page))?",
    "also in this (?:issue|edition|briefing|series)",
    "in this (?:issue|series)",
    "from (?:the|our) archives?",
    "in other news",
    "background reading",
    "links(?: and sources)?",
    "sources and links",
    "lesen sie auch|mehr zum thema",
    "lire aussi|à lire aussi|sur le même sujet",
    "lea también|lee también|noticias relacionadas",
    "leggi anche",
    "leia também",
    "lees ook",
    "читайте также",
)
SOURCE_LABEL = any_of(
    "sources?",
    "via",
    "quellen?",
    "fuentes?",
    "fonte",
    "bron",
    "источник",
    "originally (?:published|posted) (?:at|on|in)",
    "original(?: (?:article|source|link))?",
    "links?",
    "first published (?:at|on|in)",
)

COMMENTS = any_of(
    r"(?:\d+ )?(?:reader |readers[’'] |user )?comments",
    r"(?:leave|post|add|write) a (?:comment|reply)",
    r"(?:view|show|read) (?:all )?(?:\d+ )?comments?",
    r"\d+ (?:comments?|repl(?:y|ies)|responses?)",
    "join the (?:conversation|discussion)",
)
PAGE_LABEL = any_of(
    r"(?:helpful |search )?(?:tags?|key ?words|topics?)", "filed under", "categor(?:y|ies)", "posted in", "labels"
)
BUTTON = any_of(
    "advertisement",
    "advertising",
    "anzeige",
    "werbung",
    "publicit[ée]",
    "publicidad",
    "listen to this (?:article|story)",
    "newsletter",
    "view (?:this )?(?:e-?mail )?in (?:your )?browser",
    "unsubscribe.*",
    "forward (?:this|to) .*",
    r"(?:reading|read) time\W.*",
    r"(?:share|follow|tweet|like|send)?\W*(?:(?:facebook|twitter|whatsapp|telegram|linkedin|instagram|e-?mail|print|share|link|rss)\W*){2,}",
    r"you have (?:\w+ ){1,4}(?:articles?|stories) left.*",
    "(?:this (?:article|story) is )?for (?:our )?subscribers.*",
    "older posts?",
    "newer posts?",
    "photo gallery",
    "watch (?:now|the video)",
    "play video",
    "sponsored(?: content)?",
    "(?:the )?story continues below.*",
    "continue reading.*",
    "print",
    "e-?mail",
    "tweet",
    "share",
    "save",
    "copy link",
    "get short url",
    "back to top",
    "home",
    "menu",
    "skip to (?:main )?content",
    "log ?in",
    "sign ?in",
    "register",
    "(?:next|previous) article",
    "load more.*",
    r"\d+ (?:shares?|views?|likes?|min(?:ute)?s? read)",
    "helpful keywords.*",
)
RIGHTS = any_of(
    r"(?:©|\(c\)\s).*",
    r"copyright (?:©|\(c\)|\d{4}|by |notice|:).*",
    r".*\ball rights reserved\b.*",
    r".*\b(?:alle rechte vorbehalten|tous droits réservés|derechos reservados|diritti riservati)\b.*",
)

# An invitation opens with one of these and speaks of the reader, the outlet or the page as well.
_CAUSE = any_of(
    "us", "our (?:work|journalism|reporting|newsroom|team|site)", "independent (?:journalism|media|reporting)"
)
INVITATION = any_of(
    "please",
    "(?:click|tap) (?:here|on)",
    "subscribe",
    "sign up",
    "share this",
    "(?:follow|like|join) us",
    "join our",
    "donate",
    f"support {_CAUSE}",
    f"help {_CAUSE}",
    "become a (?:member|supporter|patron|subscriber)",
    "forwarded this",
    "to (?:un)?subscribe",
    "you (?:are )?receiv(?:e|ing) this",
    "free to read",
    "download (?:the|our) app",
    "get (?:our|the) (?:latest|newsletter|app)",
    "stay (?:informed|up to date|connected)",
    "enjoying this",
    "want to (?:get|read|receive) more",
    "if you (?:value|like|enjoy|appreciate)",
    "if you have (?:any )?(?:information|questions)",
    "(?:this (?:site|website)|we) uses? cookies",
    "by (?:using|continuing to use) (?:this|our) (?:web)?site",
    "view comments",
    "do you have (?:information|a tip)",
    "our (?:journalism|reporting|work) (?:needs|depends)",
)
OF_US = any_of(
    "us",
    "our",
    "we",
    "your",
    "you",
    "newsletter",
    "cookies?",
    r"comment(?:s|ing)?",
    r"subscri\w+",
    r"donat\w+",
    "e-?mail",
    "app",
    "inbox",
    "here",
    "article",
    "story",
    "page",
    "website",
    "site",
)
KICKER = any_of(
    "exclusive", "breaking", "opinion", "analysis", "world", "politics", "news", "urgent", "live", "updated?"
)


def pattern(source: str) -> re.Pattern[str]:
    """Compiled so that case does not matter and a dot takes any character."""
    return re.compile(source, re.IGNORECASE | re.DOTALL)
