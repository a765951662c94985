"""The words that say who signed a document, to whom it went, when it was written and who made it public."""

import re
from typing import Final

SIGNED: Final = re.compile(
    r"\b(?:signed|co-signed|written|authored|penned|issued|drafted|sent|dictated|composed) by\b|\bthe signatures? of\b",
    re.I,
)
ADDRESSED: Final = re.compile(
    r"\b(?:addressed|submitted|sent|directed|delivered|written|presented|dispatched"
    r"|forwarded)(?: by [^,.;]{3,60}?)? to\b"
    r"|\b(?:goes|went|meant|intended|destined) (?:to|for)\b",
    re.I,
)
PUBLISHED: Final = re.compile(
    r"\b(?:(?:first |originally )?(?:published|released|reported|revealed|posted|aired|broadcast|carried|printed"
    r"|made public"
    r"|uploaded|put online|leaked)(?: (?:online|exclusively|yesterday|today|last \w+|on \w+day|in \w+"
    r"|on \d+ \w+(?: \d{4})?))?"
    r" (?:by|in|on|to)(?: the (?:website|site|pages?|channel|blog|air|account) of)?|obtained (?:\w+ )?by|leaked to"
    r"|seen by|handed to|passed to|acquired by|provided to|shared with"
    r"|supplied to|first appeared in|appeared (?:first )?in)\b",
    re.I,
)
DATED: Final = re.compile(
    r"\bdated\b|\bdating (?:from|to|back to)\b|\bof (?=\d)|\bdate is\b"
    r"|\b(?:bears|bearing|carries|carrying) the date(?: of)?\b",
    re.I,
)
STOPS: Final = re.compile(
    r"\b(?:that|says?|said|reveals?|revealed|shows?|showed|states?|stated|claims?|claimed|adds?|added|confirms?"
    r"|confirmed|asks?|asked|lists?|listed|orders|ordered|describes?|described|contains?|gives|gave)\b"
)
SPEAKING: Final = re.compile(
    r",? (?:\w+ly )?(?:also |further |then )?(?:says?|said|reveals?|revealed|shows?|showed|states?|stated"
    r"|claims?|claimed|adds?|added|confirms?|confirmed|asks?|asked|lists?|listed|describes?|described|contains?"
    r"|contained|reads?"
    r"|gives|gave|instructs?|instructed|requests?|requested|mentions?|mentioned|suggests?|suggested"
    r"|indicates?|indicated|alleges?|alleged|details?|detailed|orders?|ordered|warns?|warned|notes?|noted|names?"
    r"|named)\b"
)
LEAKED: Final = re.compile(
    r"\b(?:leaked|secret|internal|confidential|classified|handwritten|signed|captured|intercepted|stolen|obtained)\b",
    re.I,
)
LEAKING: Final = re.compile(
    r",? (?:\w+ )?(?:leaked|obtained|captured|seized|intercepted|provided|published|signed|dated)\b"
)
ACTIVE: Final = re.compile(
    r"(?:^|\s)(?:has |have |had |which |first |also |itself )*"
    r"(published|obtained|released|leaked|posted|signed|wrote|received|aired|acquired|broadcast)"
    r"(?: (?:copies|a copy|extracts|excerpts|parts|the text) of)?(?: what (?:it|he|she|they) (?:says?|said|calls?"
    r"|called)"
    r"(?: is| was| to be)?)? $"
)
# "the letter that X published": behind the document, before and behind the name
RELATIVE: Final = re.compile(r",? (?:which |that )?(?:the )?")
MADE_PUBLIC: Final = re.compile(
    r" (?:first |has |had |have |also |itself )*(?:published|obtained|released|aired|broadcast|leaked|posted"
    r"|acquired)\b"
)
SOURCE: Final = re.compile(r"(?:^|\(|\[)[ \t]*source[ \t]*:[ \t]*", re.I | re.M)
BARE_TO: Final = re.compile(r" to (?=(?:the )?[A-Z]|(?:the|his|her|its|their) )")
BARE_FROM: Final = re.compile(r" (?:from|by|of) (?=(?:the )?[A-Z]|the )")
# "a letter in which Colonel X asks", and what must follow the name
IN_WHICH: Final = re.compile(r",? in which (?=(?:the )?[A-Z]|the )")
WRITING: Final = re.compile(
    r",?[^.;:“\"]{0,60}? (?:asks?|asked|writes|wrote|tells?|told|orders?|ordered|says|said|requests?|requested"
    r"|instructs?"
    r"|instructed|urges?|urged|demands?|demanded|promises|promised|offers?|offered|thanks|thanked|warns?|warned)\b"
)
# "Its author, X": in the document's sentence or the next
AUTHOR: Final = re.compile(
    r"\b[Ii]ts (?:alleged |supposed |purported )?(?:author|writer|signatory|sender)(?:, | is | was )"
)
RECIPIENT: Final = re.compile(r"\b[Ii]ts (?:alleged |supposed |intended )?(?:recipient|addressee)(?:, | is | was )")
# in a recording: who is heard to speak, and to whom
CALLS: Final = re.compile(
    r",? (?:(?:is|was|can be) heard |appears to |first |then |twice )*(?:calls?|called|calling|phones?|phoned"
    r"|rings|rang"
    r"|telephones?|telephoned|tells?|told|telling|orders?|ordered|ordering|instructs?|instructed|instructing|asks?"
    r"|asked"
    r"|asking|warns?|warned|warning|speaks? (?:to|with)|speaking (?:to|with)|talks? (?:to|with)|talking (?:to|with)"
    r"|urges?|urged|urging|promis(?:es|ed|ing)) "
)
BETWEEN: Final = re.compile(r"\b(?:call|conversation|exchange|talk|discussion)s? between ", re.I)
