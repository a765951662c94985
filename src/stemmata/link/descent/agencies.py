"""News agencies: whose texts other outlets print, mostly without saying so."""

from functools import lru_cache
from typing import Final

from stemmata.link.descent.outlet_names import name_words

# Agencies of the world by the names and letters that they sign with. A news room has these from the desk's daily work.
AGENCIES: Final = frozenset(
    tuple(name.split())
    for name in (
        "afp;agence france-presse;agence france presse;ap;associated press;reuters;thomson reuters;upi;dpa;"
        "bloomberg news;epa;efe;ansa;lusa;belga;anp;apa;ats;keystone-ats;ritzau;ntb;tt;stt;pap;ctk;tasr;mti;"
        "agerpres;bta;tanjug;hina;fena;mina;ata;ana-mpa;cna;anadolu;anadolu agency;aa;dha;iha;tass;itar-tass;"
        "interfax;ria novosti;sputnik;ukrinform;unian;belta;azertac;trend;armenpress;interpressnews;"
        "kazinform;irna;isna;fars;mehr;tasnim;sana;nna;petra;wafa;ina;kuna;wam;spa;qna;bna;ona;saba;mena;aps;"
        "map;tap;lana;suna;xinhua;kyodo;jiji;jiji press;yonhap;kcna;cns;pti;ians;ani;app;bss;antara;bernama;"
        "vna;tna;aap;nzpa;canadian press;press association;pa media;prensa latina;telam;notimex;"
        "agencia brasil;ips;ap news;afp news;nan;gna;ena;pana;panapress"
    ).split(";")
)
SORT: Final = frozenset({"agency", "newswire", "newswires"})  # how a masthead of an agency ends
FEW_LETTERS: Final = 3  # an agency of so few letters is meant only in capitals: "AP", but not "Ap" or "ap"


@lru_cache(maxsize=1 << 12)
def is_agency(name: str) -> bool:
    """True for the name of a news agency: one that the trade knows, or one that calls itself so.

    >>> is_agency("AFP"), is_agency("Palisade News Agency"), is_agency("Harbour Ledger")
    (True, True, False)
    """
    words = name_words(name)
    if not words:
        return False
    if len(words) == 1 and len(words[0]) <= FEW_LETTERS and not name.strip().isupper():
        return words[0] in LOWER
    return words in AGENCIES or words[-1] in SORT


# Written small all the same, in the column of a table that names outlets by short keys.
LOWER: Final = frozenset({"afp", "upi", "dpa", "efe", "nna", "pti", "spa", "wam", "qna", "bna"})
# Three letters that stand for nothing else where news is told; "PAP" and "TAP" are parties and pipelines, too.
SURE: Final = frozenset({"afp", "ap", "upi", "dpa"})


def speaks_as_agency(name: str) -> bool:
    """True where the name of a voice is surely an agency's, whatever the sentence takes it for.

    >>> speaks_as_agency("Reuters"), speaks_as_agency("AFP"), speaks_as_agency("PAP")
    (True, True, False)
    """
    letters = "".join(name_words(name))
    return is_agency(name) and (len(letters) > FEW_LETTERS or letters in SURE)
