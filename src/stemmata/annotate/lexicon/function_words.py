"""Words that are never a name, however they are written, and words that start sentences."""

from typing import Final

from stemmata.annotate.lexicon.word_tables import word_row, word_set

DETERMINERS: Final = word_set(
    "the a an this that these those his her its their our my your one two three four five six seven eight nine"
    " ten some many several few another each any no every both all other certain such numerous dozens hundreds"
    " thousands"
)
PREPOSITIONS: Final = word_set(
    "about above across after against along alongside amid amidst among amongst around as at atop before"
    " behind below beneath beside besides between beyond by concerning despite down during except following for"
    " from in inside into like near of off on onto opposite out outside over past per regarding round since"
    " through throughout till to toward towards under underneath unlike until up upon versus via with within"
    " without"
)
CONJUNCTIONS: Final = word_set(
    "and or but nor yet so if then because although though while whereas when whenever where wherever whether"
    " that than as once unless until since lest provided"
)
PRONOUNS: Final = word_set(
    "he she it they we i you him her them us me his hers its their theirs our ours my mine your yours himself"
    " herself itself themselves ourselves who whom whose which what there here this that these those anyone"
    " everyone someone nobody none everybody somebody nothing everything something"
)
AUXILIARIES: Final = word_set(
    "is are was were be been being am has have had having do does did will would shall should can could may"
    " might must not never ought"
)
_OPENERS: Final = word_row(
    "according additionally afterwards again ago already also always anyway apart asked assuming based both"
    " breaking clearly considering currently each earlier early either elsewhere especially even eventually"
    " evidently exactly exclusive finally first formerly fourth further furthermore generally given hence how"
    " however indeed initially instead interestingly just last late later lastly least less let likewise local"
    " long many maybe meanwhile more moreover most mostly much nearby nearly neither nevertheless next"
    " nonetheless notably now often only originally otherwise overall overnight perhaps please possibly"
    " presumably previously prior quite rather read recent recently reportedly respectively second secondly see"
    " several shortly significantly similarly simply sometimes soon speaking still subsequently third thirdly"
    " though thus today together tomorrow tonight too ultimately unconfirmed unfortunately usually very well"
    " what why yes yesterday yet only two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
    " ninety hundred thousand million half dozens hundreds thousands photo photos image images video watch"
    " listen related share click file copyright update updated new old good bad big small large great top high"
    " low least same different own another following asked citing quoting reporting quoted noted told said says"
    " adding added speaking writing written published posted leaked sources source witnesses officials"
    " residents activists militants rebels fighters civilians government state media police army military"
    " security opposition regime troops forces soldiers terrorists militiamen gunmen families people men women"
    " children attacks attack strikes strike airstrikes clashes fighting reports documents letters killed"
    " wounded dead injured at least nobody every any because former main major minor key real true false full"
    " free private public open closed whole part parts side sides thanks thank dear hello welcome subscribe"
    " follow contact about home menu search login advertisement editor editors comment comments opinion"
    " analysis exclusive translation translated summary background note notes correction clarification caption"
    " credit image images courtesy war peace death deaths life lives"
)
OPENERS: Final = frozenset(_OPENERS) | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES

IRREGULAR_VERBS: Final = word_set(
    "became become began begin brought built bought came chose come drew drove fell felt flew fought found gave get got"
    " grew heard held hit hold keep kept knew know launch led left lost made make meet met need paid plan put ran rose"
    " run saw seek seem sent set shot sought speak spoke stood struck take think took want went withdrew won wrote also"
    " then now still later often even only just already soon reportedly allegedly control"
    " controls reveals shows contains confirms lists holds includes needs wants keeps remains comes goes gives takes"
)
# inside a noun phrase none of these can stand
PHRASE_BREAKERS: Final = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS - DETERMINERS

SPEECH_VERBS: Final = word_set(
    "said says say told tells added adds claimed claims stated states reported reports announced announces"
    " denied denies confirmed confirms argued argues insisted insists noted notes explained explains warned"
    " warns wrote writes asked asks demanded demands alleged alleges declared declares asserted asserts"
    " acknowledged acknowledges admitted admits accused accuses called calls replied replies responded responds"
    " suggested suggests believes believed thinks thought recalled recalls tweeted posted maintained maintains"
    " described describes quoted quotes cited cites revealed reveals urged urges pledged pledges vowed vows"
    " testified testifies signed signs ordered orders refused refuses rejected rejects condemned condemns"
)
