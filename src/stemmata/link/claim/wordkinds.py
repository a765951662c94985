"""Words of one kind: what one desk calls "recruits" another calls "militiamen", and both may count the same men.

Words of a kind are not one word (:mod:`stemmata.link.claim.wordclasses` holds those): sharing a kind says less than
sharing a word, and what the wordings differ in still speaks against. The table is of the language and of the
trade of reporting, and small on purpose: it stands in for no dictionary.
"""

from collections.abc import Mapping
from typing import Final

from stemmata.text.tokens import stem

# Kind → (the pair of wordings that taught it, its words).
KINDS: Final[Mapping[str, tuple[str, str]]] = {
    # People, by what makes them news
    "fighter": (
        "180 volunteers were trained / they prepared 180 mercenaries",
        "fighter militant combatant gunman volunteer recruit trainee militiaman mercenary soldier troop rebel guard "
        "conscript jihadist insurgent paramilitary guerrilla gang militia irregular serviceman reservist force unit "
        "man battalion brigade",
    ),
    "person": (
        "seven people were killed / seven demonstrators died",
        "people person civilian individual resident villager man woman child protester demonstrator worker passenger "
        "victim inhabitant citizen refugee migrant patient student youth local",
    ),
    "protest": (
        "fired on a protest / shot at the crowd",
        "protest protester demonstrator demonstration crowd marcher march rally unrest sit-in",
    ),
    "parliament": (
        "a parliamentary inquiry / wants the house to investigate",
        "parliament parliamentary lawmaker house assembly congress senate senator legislator legislature legislative "
        "commons chamber",
    ),
    "official": (
        "a ministry spokesman / the official",
        "official minister ministry spokesman spokeswoman spokesperson",
    ),
    "government": ("the regime arms them / the authorities arm them", "government regime authority state cabinet"),
    "police": ("police said / officers said", "police policeman officer constable gendarme detective"),
    "leader": (
        "its leader / the head of the group",
        "leader commander chief head leadership chairman president director boss captain",
    ),
    "member": ("we have many members in the group / it has many elements inside", "member element operative agent"),
    "company": ("the mining company / the firm", "company firm corporation enterprise business group operator"),
    "observer": ("foreign observers / international monitors", "observer monitor inspector watcher"),
    "foreign": ("foreign observers / international monitors", "foreign international external outside overseas"),
    "relative": (
        "his family / relatives of the dead",
        "family relative brother sister mother father son daughter wife husband parent widow",
    ),
    "lawyer": ("her lawyer / the attorney", "lawyer attorney counsel solicitor advocate barrister"),
    "doctor": ("doctors said / medics said", "doctor medic physician nurse paramedic surgeon"),
    "suspect": ("the suspect / the accused", "suspect accused defendant perpetrator culprit attacker assailant"),
    "prisoner": ("the prisoners / those held", "prisoner detainee inmate captive hostage"),
    "ally": ("with our allies / with partners there", "ally partner friend associate party"),
    "enemy": ("the armed men / the militants", "enemy opponent militant terrorist extremist armed rebel gunman"),
    # Things
    "weapon": (
        "340 rifles were handed over / they delivered arms",
        "weapon arm rifle gun ammunition munition explosive mortar rocket pistol grenade missile weaponry firearm "
        "cartridge bullet armament",
    ),
    "equipment": ("their equipment / their weapons", "equipment weapon gear kit material materiel supply"),
    "vehicle": (
        "twelve trucks / a dozen lorries",
        "vehicle truck lorry car bus jeep pickup motorcycle van tractor ambulance convoy",
    ),
    "vessel": ("the ship sank / the ferry went down", "ship vessel boat ferry tanker freighter trawler barge yacht"),
    "aircraft": ("the plane / the jet", "plane aircraft jet airliner helicopter warplane aeroplane airplane fighter"),
    "document": (
        "the memo / the paper",
        "document memo memorandum letter paper file note dossier report record contract message cable",
    ),
    "list": ("a list of names is attached / the names are enclosed", "list name roster register roll"),
    "attach": ("is attached / is enclosed", "attached enclosed appended annexed accompanies annex enclosure"),
    "factory": ("a sugar mill / a sugar factory", "mill factory plant works refinery workshop foundry"),
    "building": (
        "a house burned / buildings burned",
        "building house home school hospital shop office hotel mosque church warehouse depot store barracks premises",
    ),
    "base": ("the barracks / the base", "base barracks camp garrison position post checkpoint location outpost"),
    "mine": ("the mine / the pit", "mine pit quarry shaft colliery"),
    "road": ("the highway / the road", "road highway route motorway street corridor crossing"),
    "area": (
        "the northern areas / the northern region",
        "area region zone district quarter neighbourhood province territory town city village suburb",
    ),
    "frontier": ("in and out of the country / across the border", "border frontier crossing cross"),
    "site": ("a strategic location / its geographical position", "location position site strategic geographical spot"),
    "money": (
        "financed them with four million / paid four million",
        "money fund funding cash sum pay payment finance financing salary wage bonus stipend bribe compensation cost "
        "price fee worth",
    ),
    "clothes": (
        "wear uniforms / be dressed as",
        "uniform dress dressed clothes clad wear wearing disguise outfit worn",
    ),
    "clinic": ("a treatment centre / a rehab clinic", "clinic rehab rehabilitation treatment facility centre center"),
    "court": ("the court / the judge", "court judge tribunal trial jury magistrate bench"),
    "jail": ("sent to prison / put in jail", "jail prison imprisoned jailed imprisonment cell custody bars"),
    "information": ("detailed information / intelligence", "information intelligence detail data knowledge"),
    "plan": ("their plans / what they intend", "plan intention intend scheme plot project design strategy"),
    "identity": ("identity cards / personal papers", "identity id card paper passport document identification"),
    # What is done
    "give": (
        "rifles were handed to them / they were provided with rifles",
        "give hand deliver supply provide send transfer distribute furnish equip ship issue grant allocate donate "
        "delivery provision hand-over handover pass arm",
    ),
    "pay": (
        "the company paid the militia / financed the militia",
        "pay payment give finance fund bankroll transfer spend donate reward sponsor subsidise subsidize",
    ),
    "request": (
        "asks for higher pay / begs the ministry to raise salaries",
        "ask request demand beg urge call want seek appeal plead propose recommend insist press",
    ),
    "increase": (
        "double the wages / higher pay",
        "raise increase double higher grow rise expand boost ramp swell reach climb more treble triple growth",
    ),
    "decrease": (
        "stopped some operations / a decrease in operations",
        "stop decrease reduce cut fall drop decline lower halt cease end lessen curb reduction",
    ),
    "train": (
        "were trained / completed a course",
        "train training prepare instruct course drill exercise teach educate preparation instruction",
    ),
    "kill": (
        "shot dead 15 / 15 were killed",
        "kill dead die death slay murder execute execution fatality casualty victim toll perish shot massacre lethal "
        "fatal lives claimed",
    ),
    "injure": ("about thirty were hurt / thirty wounded", "injure wound hurt maim injury casualty"),
    "shoot": (
        "opened fire / shot at the crowd",
        "shoot fire shot shooting gunfire gunned opened bullet attack clash",
    ),
    "attack": (
        "the raid / the assault",
        "attack raid assault strike bomb bombing shelling ambush offensive bombardment airstrike shell storm hit "
        "target clash battle fight blast",
    ),
    "explode": ("a blast / an explosion", "blast explosion explode detonate blow bomb bombing"),
    "hide": (
        "so that observers do not recognise them / to deceive observers",
        "hide deceive conceal mask disguise trick mislead pretend recognise recognize fool suspicion camouflage",
    ),
    "fake": (
        "the paper was a forgery / dismissed as fake",
        "fake forgery forge forged fabricated fabrication false hoax counterfeit bogus untrue baseless invented "
        "falsified",
    ),
    "deny": (
        "rejects any part / denied a role",
        "deny reject dismiss refute dispute denial rejection repudiate disavow",
    ),
    "accept": ("received the letter / got the letter", "receive get obtain accept gain"),
    "publish": ("a leaked memo / the memo published", "publish leak reveal print release post disclose expose"),
    "investigate": (
        "a parliamentary inquiry / an investigation by parliament",
        "inquiry investigate investigation probe inquest examine audit investigator enquiry",
    ),
    "cooperate": (
        "in coordination with the parties there / with the help of allies",
        "coordinate coordination cooperate cooperation collaborate collaboration ally alliance liaison communicate "
        "communication contact link",
    ),
    "move": (
        "to move fighters / to transfer fighters",
        "move transfer transport carry smuggle ship deploy send ferry bring shift relocate",
    ),
    "enter": (
        "secure the entry of recruits / facilitate their joining",
        "enter entry join joining enlist enrol enroll infiltrate penetrate admit admission",
    ),
    "cross": ("cross the border / go in and out", "cross crossing pass go travel enter leave"),
    "ready": ("ready to carry out any task / confirmed their readiness", "ready readiness willing prepared available"),
    "task": ("any task assigned / the tasks entrusted", "task mission duty assignment job operation"),
    "assign": ("the tasks entrusted to them / any task assigned to them", "assign entrust give order task"),
    "success": ("the last achievements / the good results", "success achievement result gain accomplishment victory"),
    "allow": (
        "help in the control of the road / allow them to control it",
        "allow enable help permit facilitate let secure ensure guarantee make",
    ),
    "control": ("to control the road / held the road", "control hold dominate dominance seize capture command"),
    "expect": ("expects 900 / hopes for 900", "expect hope anticipate forecast predict foresee estimate"),
    "meet": ("met the envoy / received the envoy", "meet talk visit receive conference summit meeting"),
    "detain": ("was arrested / was taken into custody", "arrest detain custody seize apprehend nab catch capture held"),
    "charge": ("was charged with / was accused of", "charge accuse indict prosecute allege accusation prosecution"),
    "free": ("was released / was set free", "free release freed liberate acquit"),
    "vote": ("won the vote / was elected", "vote election elect ballot poll win winner"),
    "leave-post": ("resigned / stepped down", "resign quit step dismiss sack fire oust resignation depart"),
    "employ": ("hired 60 guards / took on 60 guards", "hire employ recruit appoint engage employment name"),
    "say": ("the announcement / the statement", "announce announcement statement declare declaration confirm"),
    "buy": ("the takeover / the purchase", "buy purchase acquire acquisition takeover deal merger bid"),
    "close": ("closed the gate / shut the gate", "close shut seal block closure"),
    "break": ("the ship broke up / the ship was wrecked", "break destroy wreck damage smash ruin demolish collapse"),
    "burn": ("burned down / caught fire", "burn fire blaze flame arson torch"),
    "crash": ("the crash / the collision", "crash collide collision accident smash derail wreck"),
    "quake": ("the earthquake / the tremor", "earthquake quake tremor temblor magnitude aftershock seismic"),
    "storm": ("the storm / the hurricane", "storm hurricane typhoon cyclone tornado gale"),
    "steal": ("the theft / the robbery", "steal theft rob robbery heist burgle burglary loot thief burglar"),
    "escape": ("fled the jail / escaped", "flee escape run abscond evade breakout fugitive displace evacuate"),
    "search": ("looking for the missing / the search", "search look hunt seek missing manhunt disappear vanish"),
    "continue": ("keep coming / still coming", "continue keep remain persist"),
    "threaten": ("threatened to / warned that", "threaten warn threat warning caution"),
    "agree": ("a deal between them / an agreement", "agree agreement deal accord pact treaty arrangement truce"),
    "form": (
        "the formation of a council / a council was set up",
        "form formation establish create set found establishment",
    ),
    "council": ("a military council / a committee", "council committee commission board panel"),
    "former": ("a disused factory / the old mill", "old disused former abandoned ex-"),
    "many": ("hundreds of volunteers / a large number of volunteers", "number dozen hundred thousand many large mass"),
}

Kinds = tuple[str, ...]


def _forms(word: str) -> tuple[str, ...]:
    """The word, and the plural that its stem does not reach: "militiamen"."""
    return (word, word.removesuffix("man") + "men") if word.endswith("man") else (word,)


def _by_stem() -> dict[str, Kinds]:
    """Stem → the kinds that hold it, in the table's order."""
    rows: dict[str, list[str]] = {}
    for kind, (_, words) in KINDS.items():
        for key in dict.fromkeys(stem(form) for word in words.split() for form in _forms(word)):
            rows.setdefault(key, []).append(kind)
    return {key: tuple(found) for key, found in rows.items()}


_KINDS: Final = _by_stem()


def kinds(feature: str) -> Kinds:
    """The kinds that a stem, or a row of :mod:`wordclasses`, belongs to, in the table's order; often none."""
    return _KINDS.get(feature) or _KINDS.get(stem(feature), ())
