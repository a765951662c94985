"""Common words of which names of bodies, papers and ships are made, and persons' names hardly ever.

A name all of whose words are common ("Salt Hand", "Morning Light") is seldom a person's. Words that are also
frequent family or given names (Brown, Hope, Mark, Stone) are left out.
"""

from typing import Final

from stemmata.annotate.lexicon.function_words import OPENERS
from stemmata.annotate.lexicon.nouns import (
    BODY_NOUNS,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PEOPLE_NOUNS,
    PLACE_NOUNS,
    VEHICLES,
)
from stemmata.annotate.lexicon.word_tables import word_set

_WORDS: Final = word_set(
    "access accountability action advance advanced advice aid air airlines airways alarm alert alternative amber"
    " analysis anchor animal appeal arena arms arrow arts aurora autumn aviation awakening award axe balance balloon"
    " ballot banner bank barrel beacon bear benefit better big bird birth bitter blade blanket blaze blood bloom blow"
    " blue boat bold bond bone book bottle bow box brave bread breakfast breeze bridge bright bridges broad broken"
    " brotherhood builders building business butterfly cargo care case cash celestial central century challenge change"
    " charity chemical child children choice citizen citizens civic civil class clean clear climate clock cloud coal"
    " coastal coffee collective colour color comet comfort commerce common commons commonwealth communist communication"
    " computer concern conservation conservative construction consumer consumers cooperation copper coral cotton"
    " courage craft creative crescent crimson crown culture current cyclone daily dairy dance danger dark data dawn day"
    " debt decision deep defiance delta democracy democratic desert design destiny detail development dialogue diamond"
    " digital dignity direct discovery disaster divine dockers dolphin door dove dragon dream drive drivers dune dust"
    " eagle early earth eastern echo economic economy education eight electric electoral electricity elephant emerald"
    " emergency empire employers endeavour endeavor endurance energy engine engineering enterprise environment equality"
    " eternal ethics event evening eye eyes fair faithful falcon family farm farmers farming federal fidelity fierce"
    " fifth film finance financial fire fish fishers fishing fist five flag flame flight flower food foot force foreign"
    " forest forge fortune forum forward foundry four fourth free freedom freight frontier fruit fuel future galaxy"
    " garden gas gate gender general gentle glass global glory goal gold golden good grain grand grass great green"
    " ground growth guardian guide guild guilds hammer hand hands harmony harvest haven hawk health heart hearth heaven"
    " heavy helping heritage hidden high highland historic history holy home homeland honour honor hope horizon horn"
    " horse host hour house housing human humanitarian hunger ice idea image immigration impact imperial independence"
    " industrial industry information initiative inland inner innovation insight inspection insurance integrity"
    " interior international internet investment invincible iron island islamic ivory jade job joint journey jubilee"
    " judicial jungle justice key kind kingdom kitchen knife knights knowledge labour labor land landless language"
    " lantern laser last law lawyers lead leaf leaks learning legacy legal liberal liberation liberty library life"
    " light lighthouse lightning line lines lion list literary live living local logistics lost love loyal lunar magic"
    " marine maritime market marketing martyrs mass master medical meeting memorial memory men merchant merchants mercy"
    " messenger metal metro metropolitan midnight migration militant million mind miners mining mirror mission mobile"
    " modern moment monetary money moon moral morning mother mothers motion motor movement museum music mutual mystery"
    " narrow nation national nationalist native natural nature naval navigator neighbours neighbors network neutral new"
    " night nine noble nomad northern notice nuclear oak observer ocean offensive officers oil old olive open"
    " operations oracle orange orchard order outer outlook oversight owl owners packet paper parents parents'"
    " partnership"
    " passage path patriot patriotic patriots pathfinder peace peaceful pearl penal pension people people's peoples"
    " phoenix pilgrim pioneer planet planning platform playhouse plough policy political polling popular port post"
    " power prayer present press pride prime prisoners private progress progressive project prosperity protection"
    " protest proud provincial public pulse pure quality quarter quest question rail railway rainbow rapid raven record"
    " recovery red reform refugee refugees regional relief religious republic republican rescue research resilience"
    " resolute resolve resource resources response restoration results revival revolution revolutionary right rights"
    " ring rising road rock roof root roots royal rule rural sacred sacrifice safe safety sailors salt salvation sand"
    " scarlet scholars science scientific sea seafarers seamen search seaside season second secret sector security seed"
    " senior sentinel serpent seven shadow shared sharp shield shift shining ship shipping shore short shuttle sight"
    " signal silence silent silk six sky smart snow social socialist society soil solar soldier soldiers solid"
    " solidarity song soul source southern sovereign space spark sparrow speech spirit spiritual sport sports spring"
    " square stability standing state statistics steam steel step storm story strategic stream street strike strong"
    " student students studies success sugar summer sun sunrise sunset support supreme sustainable sword system"
    " systems task tax tea teachers technical technology telescope temple tenants textile thirst third thousand thread"
    " three thunder tide tides tiger timber tobacco tomorrow torch tours tower trade traders traffic training transit"
    " transmission transparency transport travel tree tribal triumph true trumpet trust truth twelve two under"
    " underground united unity universal upper urban valiant veterans vengeance venture victims victory vigil"
    " vigilance village virtue vision visitors vista visual vital voice voices volunteer volunteers volunteers vote"
    " voters wage war warrior warriors watch water wave way wealth weather welfare western whale wheat wheel whistle"
    " white wide widows wild wildlife wind window wings winter wire wisdom witness wolf women women's wonder words work"
    " workers workers' working helmets helmet caps boots berets shirts hats scarves borders world wrath year"
    " yellow young youth zero"
)
NOT_PERSONAL: Final = (
    _WORDS | ORGANISATION_WORDS | OUTLET_WORDS | BODY_NOUNS | frozenset(PEOPLE_NOUNS) | PLACE_NOUNS | VEHICLES | OPENERS
) - word_set(
    "young brown white black green gray grey hope love wolf bridges banks waters rivers church hall wood woods hill"
    " hills field fields marsh castle park parks street lane west north day may mark bill will grant grace joy sage"
    " miller smith carter mason lord price fox rose king knight knights bond case cash moon strong sharp short noble"
    " england france bishop pope abbot abbott dean ward page hunt chase cross camp pierce forest frost winter summer"
    " summers storm star sun long gold golden silver steel stone rock reed lake pool ford port bay beach farmer drake"
    " swan crane bird finch martin hawk drew ray guy art mike jack rod dale glen heather ruby pearl amber dawn autumn"
    " melody harmony destiny iris lily olive ivy violet jasmine basil master masters savage good moody burns bush"
    " christian faith mercy prudence constance felicity victory patience chance ash oak forge heart house best"
    " read said"
    " sword shepherd major van last wild power powers rice rich"
)
