"""Common nouns that say what kind of thing a name stands for, or stand for it themselves.

All lower case, singular unless the plural is what counts. General vocabulary of news prose.
"""

from typing import Final

from stemmata.annotate.lexicon.word_tables import word_row, word_set

# a capitalised name that ends with one of these, or begins with one and goes on with "of" or "for"
ORGANISATION_WORDS: Final = word_set(
    "committees watch defence defense academy administration admiralty affairs agency alliance army assembly"
    " association authority bank battalion bloc board branch brigade brigades bureau cabinet caliphate campaign"
    " cell centre center chamber church club coalition collective command commission committee community"
    " companies company confederation conference congress consortium consulate corporation corps council court"
    " crescent cross delegation department directorate division embassy emirate enterprise"
    " establishment executive exchange faction factory federation fellowship fleet force forces foundation"
    " front fund gang gendarmerie government group groups guard guards guild headquarters house inc"
    " incorporated industries initiative inspectorate institute institution intelligence interpol journal jihad"
    " judiciary junta laboratory league legion ltd llc militia militias ministry ministries"
    " mission mobilisation mobilization monitor monitoring mosque movement museum navy network nations ngo"
    " observatory office opposition order organisation organization parliament partners party"
    " patrol police politburo prosecution regiment registry resistance school"
    " secretariat senate service services society squad squadron staff state states store syndicate taskforce"
    " team teams trust tribunal troupe union unit units university vanguard works youth plc gmbh"
    " holdings holding cooperative cartel mafia troops brotherhood sisterhood lines airlines airways shipping logistics"
    " workers dockers veterans monitors observers conservatory academy coastguard coastguards tours steelworks shipyard"
    " shipyards railways broadcasters journalists lawyers mothers widows"
) - {"states"}

# an organisation that publishes
OUTLET_WORDS: Final = word_set(
    "agency broadcaster broadcasting bulletin channel chronicle courier daily dispatch examiner express"
    " gazette globe herald independent inquirer insider journal ledger magazine mail media mirror monitor news"
    " newspaper newswire observer online post press radio record reporter review sentinel standard star sun"
    " telegraph television times today tribune tv wire weekly world report reports newsroom website blog"
    " network site images messenger lantern beacon argus advertiser echo digest mercury clarion almanac newsletter"
    " quarterly"
)
# lower-case words that introduce or follow an outlet's name: "the newspaper X", "X television"
OUTLET_NOUNS: Final = word_set(
    "newspaper paper daily weekly magazine website site blog channel broadcaster television tv radio station"
    " agency newswire outlet portal journal tabloid broadsheet periodical platform monitor programme"
)

# "the town of X", "X province": lower case around the name, or the last word of the name itself
PLACE_NOUNS: Final = word_set(
    "area archipelago airbase airfield airport airstrip avenue base bay beach border boulevard bridge camp"
    " canal cape capital castle checkpoint citadel city coast corridor countryside county creek crossing dam"
    " desert district dock docks enclave estuary farm field fort governorate gulf hamlet harbour harbor heights"
    " highway hill hills hinterland hospital hotel island islands isle junction lake market mountain mountains"
    " mount municipality neighbourhood neighborhood oasis oblast outskirts palace park peninsula pier plain"
    " plains plateau plaza port prefecture prison province quarter quarry quay railway refinery region"
    " reservoir ridge river road roundabout route ruins sea shore square station strait strip street suburb"
    " suburbs summit territory terminal tower town township tunnel valley village villages towns cities"
    " provinces districts warehouse wharf wood woods yard zone"
)
# names that end with these, capitalised, are places; fewer than above, since a "Base" or a "Station" may be a body
PLACE_WORDS: Final = PLACE_NOUNS - word_set("area border field market region zone base station quarter") | {
    "airbase",
    "river",
    "field",
    "base",
    *word_set(
        "station building expressway turnpike freeway trail tube cave mall swamp springs stadium arena minster"
        " cathedral trench pass barracks reef rocks falls straits wetland marina lagoon channel shoal islets narrows"
        " headland spit plant villas towers compound depot"
    ),
} - {"channel"}
# "the X fighters": what a body has
BODY_NOUNS: Final = word_set(
    "fighters fighter militants militant militiamen gunmen forces troops soldiers members member commander"
    " commanders leader leaders leadership positions checkpoint checkpoints headquarters affiliate affiliates"
    " offshoot branch spokesman spokeswoman spokesperson official officials supporters supporter group militia"
    " militias movement party jihadists extremists terrorists operatives operative recruits cell cells network"
    " command employees staff correspondent reporter journalist journalists chief director bombers insurgents"
    " rebels units unit media statement gang organisation organization files documents representatives"
    " representative delegates council sources editor editors analysts newspaper agency television tv channel"
    " radio website convoy convoys workers combatants mercenaries separatists loyalists allies"
)
PLACE_FOLLOWERS: Final = word_set(
    "residents resident countryside province city town village district area region governorate governor"
    " highway road airport suburb suburbs front battle neighbourhood neighborhood mayor border police harbour"
    " port bridge river valley coast outskirts hospital prison camp market street square"
)

# people in the plural; True where it is an outlet's label rather than a neutral word
PEOPLE_NOUNS: Final[dict[str, bool]] = {
    **dict.fromkeys(
        word_row(
            "residents officials civilians villagers locals people troops soldiers fighters militiamen gunmen forces"
            " officers commanders leaders members volunteers recruits conscripts trainees defectors activists"
            " journalists reporters analysts experts observers witnesses eyewitnesses survivors refugees migrants"
            " protesters demonstrators prisoners detainees hostages captives families women children men girls boys"
            " elders doctors medics nurses rescuers paramedics lawyers judges prosecutors investigators diplomats"
            " ministers lawmakers senators politicians sources authorities allies supporters opponents workers dockers"
            " fishermen farmers traders merchants smugglers sailors crew students teachers clerics monitors inspectors"
            " auditors elements agents spies contractors bodyguards guards snipers bombers policemen police relatives"
            " neighbours neighbors parliamentarians delegates negotiators mediators researchers scientists employees"
            " staff drivers pilots militias groups organisations organizations factions brigades battalions parties"
            ""
            " opposition army government coalition militia tribesmen tribes clans casualties victims citizens"
            " nationals passengers servicemen"
            " peacekeepers donors campaigners critics rivals"
        ),
        False,
    ),
    **dict.fromkeys(
        word_row(
            "terrorists rebels militants martyrs mercenaries extremists insurgents jihadists jihadis separatists"
            " infidels apostates traitors thugs regime regimes junta bandits gangs gangsters collaborators aggressors"
            " occupiers invaders fanatics radicals hardliners henchmen proxies puppets criminals thieves saboteurs"
            " infiltrators oppressors liberators heroes islamists takfiris warmongers conspirators"
            " cronies butchers murderers"
        ),
        True,
    ),
}
# singular nouns for a body of people: "the group", "the army"
BODY_HEADS: Final = word_set(
    "group organisation organization ministry agency party movement army militia council committee office"
    " command directorate department government opposition administration coalition alliance union faction"
    " brigade battalion regiment front newspaper paper channel broadcaster station company firm bank university"
    " institute court tribunal police parliament commission observatory outlet website monitor body branch"
    " apparatus institution charity foundation consortium cooperative navy embassy newswire daily weekly"
    " magazine federation association syndicate cell network watchdog ngo guild authority coastguard gendarmerie"
    " secretariat inspectorate brotherhood society league corps admiralty ministry registry taskforce delegation"
    " congress assembly senate service fund cartel directorate confederation"
)
EVALUATIVE_MODIFIERS: Final = word_set(
    "terrorist extremist radical criminal mercenary treacherous murderous so-called rogue heroic martyred"
    " fascist puppet bloodthirsty infidel barbaric"
)

# what kind of document a noun stands for; None: only with a determiner or another sign, since it is often a verb
DOCUMENT_NOUNS: Final[dict[str, str]] = {
    "letter": "letter", "letters": "letter", "missive": "letter", "telegram": "letter", "cable": "letter",
    "cables": "letter", "email": "letter", "emails": "letter", "e-mail": "letter", "e-mails": "letter",
    "fax": "letter", "order": "order", "orders": "order", "decree": "order", "directive": "order",
    "directives": "order", "circular": "order", "instruction": "order",
    "memo": "memo", "memos": "memo", "memorandum": "memo", "memoranda": "memo", "note": "memo", "minutes": "memo",
    "file": "file", "files": "file", "dossier": "file", "dossiers": "file", "spreadsheet": "file", "archive": "file",
    "archives": "file", "ledger": "file", "logbook": "file", "register": "file", "manifest": "file",
    "recording": "recording", "recordings": "recording", "tape": "recording", "tapes": "recording",
    "video": "recording", "videos": "recording", "footage": "recording", "transcript": "recording",
    "document": "document", "documents": "document", "paper": "document", "papers": "document",
    "contract": "contract", "contracts": "contract", "annex": "annex", "addendum": "annex",
    "invoice": "invoice", "invoices": "invoice", "receipt": "invoice", "receipts": "invoice",
    "affidavit": "affidavit", "affidavits": "affidavit", "indictment": "indictment",
    "report": "report", "dispatch": "report", "communique": "report", "communiqué": "report",
}  # fmt: skip
AMBIGUOUS_DOCUMENTS: Final = word_set(
    "order orders file files note minutes tape tapes cable cables paper papers report archive register"
    " instruction contract contracts annex receipt receipts manifest dispatch ledger video videos footage email emails"
    " archives circular"
)
# before "documents": what a person carries, not what is leaked
PERSONAL_PAPERS: Final = word_set("personal identity id identification travel medical fake forged residence")

WEAPONS: Final = word_set(
    "weapon weapons arms ammunition munition munitions rifle rifles gun guns pistol pistols machine-gun"
    " machine-guns artillery mortar mortars howitzer howitzers shell shells rocket rockets missile missiles"
    " grenade grenades rpg bomb bombs explosive explosives mine mines landmine landmines warhead warheads"
    " torpedo torpedoes cannon cannons bullet bullets ied ieds car-bomb barrel-bomb chlorine sarin napalm"
    " phosphorus firearms launchers detonators"
)
VEHICLES: Final = word_set(
    "vehicle vehicles truck trucks lorry lorries car cars bus buses van vans pickup pickups jeep jeeps tank"
    " tanks helicopter helicopters aircraft warplane warplanes plane planes jet jets airliner drone drones"
    " bomber ship ships vessel vessels boat boats ferry ferries trawler trawlers tanker tankers freighter"
    " freighters barge barges warship warships frigate frigates destroyer submarine submarines train trains"
    " convoy convoys ambulance ambulances motorcycle motorcycles bulldozer bulldozers tugboat raft rafts"
)

# what carries a name of its own: "the ferry X"
SHIPS: Final = word_set(
    "ferry trawler tanker freighter barge warship frigate destroyer submarine ship vessel boat tug tugboat yacht"
    " schooner cutter liner lifeboat steamer corvette minesweeper cruiser carrier freighters icebreaker catamaran sloop"
    " dredger lighter supertanker hydrofoil"
)

# with a capital in mid-sentence and yet no name
NEVER_NAMES: Final = word_set(
    "i january february march april may june july august september october november december feb mar apr"
    " jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues"
    " wed thu thurs fri sat sun ramadan eid christmas easter god allah internet web am pm gmt utc bst est edt"
    " cet mr mrs ms dr no nos id ids ok usd eur gbp pdf url html http https www ii iii iv xi"
    " covid-19 i'm i've i'll i'd i’m i’ve i’ll i’d english-language page photo image picture video editor's"
    " editor’s comment comments source read tags topic"
    " mp phd md jr sr esq obe mbe qc kc suv suvs ngo ngos editing reporting writing"
)

# where people publish on their own account: bodies, though no type word says so
PLATFORMS: Final = word_set(
    "facebook twitter youtube instagram telegram whatsapp skype tiktok linkedin wikipedia google"
)
