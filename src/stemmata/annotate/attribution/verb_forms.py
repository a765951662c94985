"""Word forms that show where a clause has its verb. Common verbs of news prose; no parser is needed for more."""

from typing import Final

from stemmata.annotate.attribution.cues import cue_index, inflections

AUXILIARIES: Final = frozenset(
    """is are was were am be been being has have had having do does did will would shall should can could may
    might must ought isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't
    wouldn't can't couldn't cannot shouldn't mustn't doesnt didnt dont wont cant isnt wasnt hasnt havent
    couldnt wouldnt 's 're 've 'd 'll
    """.split()
)
BE: Final = frozenset("is are was were am be been being isn't aren't wasn't weren't isnt wasnt".split())
CONTRACTED: Final = ("n't", "'re", "'ve", "'ll", "'d", "'m")
NEGATIONS: Final = frozenset("not never no neither nor hardly without".split())
_PRONOUN_VERBS: Final = frozenset("it's he's she's that's there's what's who's here's i'm i've i'd i'll".split())

_REGULAR: Final = (
    """accept achieve act agree aim allow appear apply approve arrest arrive attack attempt attend avoid back
    base be begin belong besiege block bomb break bring build burn buy call cancel capture carry cause
    change chase claim clash close collapse collect come comprise concern conduct consist contain
    continue contribute control cost cover create cross cut deal decide defend deliver deploy depend
    deserve destroy detain die disappear discuss displace draw drive drop earn eat employ enable end
    enjoy enter erupt escape evacuate exist expand explode express extend face fail fall feed fight fill
    fire flee fly follow force form gain gather get go grow happen hang hate head help hit hold house
    hurt impose improve include increase injure intensify invade involve issue join keep kill know lack
    land last launch lay lead leave lie live look lose love maintain make mark matter mean meet move
    need obtain occupy occur offer open operate order own participate pass pay pick place plant play
    point pose prepare prevent produce provide publish pull pursue push put raise reach receive recruit
    refer release remain remove repeat represent require rescue resign rest result retake retreat return
    rise run sail seek seem seize sell send serve set settle shell shoot sign sink sit spend spread
    stand start stay stop storm strike struggle succeed suffer supply support surround survive take talk
    target tend train transfer travel try turn use visit vote wait walk want watch win withdraw work
    wound
    """
).split()
_IRREGULAR: Final = """began begun broke broken brought built burnt bought came cut dealt drew drawn drove driven
    ate fell fed
    felt fought fled flew followed got gave given went gone grew grown hung held hit hurt kept knew led
    left lay lost made meant met paid put ran rose sought sold sent set shot sank sat spent spread stood
    struck swore took taken threw understood won withdrew wore became become chose chosen saw seen slept
    spoke told thought caught taught rode sang stole tore woke found heard said wrote read shut let hid
    beat bore bound bred cast crept dug forbade forgot forgave froze stopped dropped planned stepped
    grabbed occurred referred transferred permitted committed controlled travelled
    """.split()
_NOUN_LIKE: Final = frozenset(
    """attacks strikes claims reports forces supports works plans cuts moves returns calls charges orders
    controls leaves lives lies deals fires shells bombs clashes fights gains heads hits houses lands
    marks matters needs places plants plays points raises rests results rises runs sets signs starts
    stops supplies targets trains transfers travels turns uses visits votes walks watches wins wounds
    backs bases blocks breaks causes changes closes concerns costs covers creates crosses demands deaths
    drops ends faces falls fills flies follows forms helps increases injures joins
    """.split()
)


def _finite() -> frozenset[str]:
    forms = set(_IRREGULAR)
    for lemma in _REGULAR:
        made = inflections(lemma)
        forms.add(made["past"])
        forms.add(made["third"])
    for form, cues in cue_index().items():
        if any(c.inflection in {"past", "third"} and not c.noun_too for c in cues):
            forms.add(form)
    return frozenset(forms - _NOUN_LIKE)


FINITE: Final = _finite()


def is_auxiliary(lower: str) -> bool:
    return lower in AUXILIARIES or lower in _PRONOUN_VERBS or lower.endswith(CONTRACTED)


def is_finite(lower: str) -> bool:
    """True for a form that is usually the finite verb of a clause; a past participle counts too."""
    return is_auxiliary(lower) or lower in FINITE
