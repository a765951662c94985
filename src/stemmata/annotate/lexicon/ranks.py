"""Words that stand before or after a person's name and say what the person is.

A *rank* is carried with the person (colonel, professor, sheikh); an *office* is held (governor, minister);
a *calling* is what somebody does (activist, farmer, fighter). A courtesy (Mr) says only the gender.
"""

from typing import Final, Literal

from stemmata.annotate.lexicon.word_tables import word_set

Gender = Literal["male", "female"]

# as written before a name → the rank in lower case; abbreviations without their full stop
RANKS: Final[dict[str, str]] = {
    **{
        rank: rank
        for rank in (
            "field marshal", "marshal", "general", "colonel general", "lieutenant general", "major general",
            "brigadier general", "brigadier", "colonel", "lieutenant colonel", "staff colonel", "major", "captain",
            "staff brigadier", "staff major general", "first lieutenant", "second lieutenant", "lieutenant", "ensign",
            "warrant officer", "sergeant", "sergeant major", "staff sergeant", "master sergeant", "corporal", "private",
            "admiral", "rear admiral", "vice admiral", "commodore", "petty officer", "air marshal", "air commodore",
            "wing commander", "squadron leader", "group captain", "superintendent", "inspector", "chief inspector",
            "constable", "detective", "professor", "doctor", "judge", "justice", "bishop", "archbishop", "cardinal",
            "patriarch", "father", "rabbi", "imam", "sheikh", "ayatollah", "grand ayatollah", "mullah", "mufti",
            "grand mufti", "reverend", "pastor", "king", "queen", "prince", "princess", "emir", "sultan", "lord",
            "lady", "baroness", "baron", "count", "sir", "dame", "crown prince", "pope", "sister", "brother",
            "engineer", "hajj", "hajji",
        )
    },
    "gen": "general", "maj gen": "major general", "lt gen": "lieutenant general", "brig gen": "brigadier general",
    "brig": "brigadier", "col": "colonel", "lt col": "lieutenant colonel", "maj": "major", "capt": "captain",
    "lt": "lieutenant", "sgt": "sergeant", "cpl": "corporal", "pvt": "private", "spc": "specialist",
    "adm": "admiral", "rear adm": "rear admiral", "vice adm": "vice admiral", "cmdr": "commander",
    "prof": "professor", "dr": "doctor", "rev": "reverend", "fr": "father", "insp": "inspector",
    "shaikh": "sheikh", "sheik": "sheikh", "shaykh": "sheikh", "emeritus professor": "professor",
}  # fmt: skip

COURTESIES: Final[dict[str, Gender]] = {
    "mr": "male", "mister": "male", "mrs": "female", "ms": "female", "miss": "female", "madame": "female",
    "madam": "female", "mme": "female", "sayyid": "male", "sayyed": "male", "señor": "male", "señora": "female",
    "herr": "male", "frau": "female", "monsieur": "male", "comrade": "male",
}  # fmt: skip

# the head noun of an office or a calling, singular
OFFICES: Final = word_set(
    "president vice-president premier minister chancellor governor mayor ambassador envoy consul secretary"
    " secretary-general under-secretary-general director director-general head chief chairman chairwoman chair"
    " chairperson spokesman spokeswoman spokesperson commander leader deputy commissioner prosecutor attorney"
    " senator congressman congresswoman congressperson representative mp lawmaker legislator councillor"
    " counselor councilor speaker treasurer coordinator co-ordinator rapporteur adviser advisor aide inspector-"
    " general general-secretary manager ceo cfo executive founder co-founder owner editor editor-in-chief"
    " publisher principal dean rector warden superintendent harbourmaster captain chieftain elder notable"
    " emissary delegate negotiator magistrate registrar official officer president-elect quartermaster"
    " undersecretary administrator supervisor regent vizier"
)
CALLINGS: Final = word_set(
    "activist journalist reporter correspondent photographer cameraman blogger analyst expert researcher"
    " historian scientist economist lawyer solicitor barrister doctor surgeon nurse paramedic medic teacher"
    " student farmer fisherman shopkeeper trader merchant driver pilot sailor soldier fighter militant rebel"
    " defector witness resident survivor refugee businessman businesswoman oligarch banker broker contractor"
    " engineer technician actor actress singer writer author poet novelist playwright preacher cleric priest"
    " monk nun campaigner volunteer rescuer politician opposition-leader dissident jihadist extremist terrorist"
    " warlord smuggler prisoner detainee hostage fugitive suspect defendant victim whistleblower informant"
    " agent spy operative candidate colleague translator interpreter docker clerk archivist auditor accountant"
    " ex-soldier veteran conscript recruit observer monitor investigator detective policeman policewoman guard"
    " bodyguard gunman sniper bomber tycoon philanthropist spokesman columnist commentator pundit worker miner"
    " labourer laborer employee bookkeeper mechanic"
)
# words that belong to an office in front of its head noun: "deputy foreign minister", "prime minister"
OFFICE_MODIFIERS: Final = word_set(
    "prime foreign defence defense interior finance justice health education trade energy oil information"
    " culture agriculture transport environment labour labor security deputy vice assistant acting interim"
    " former ex late senior junior chief first second special permanent general presidential royal federal"
    " regional provincial local municipal military political media press government opposition police army"
    " naval air intelligence parliamentary house senate state national international district city village town"
    " veteran prominent top high managing executive founding honorary field operations staff emergency relief"
    " humanitarian human rights legal public attorney supreme planning development economy economic commerce"
    " tourism science communications communication affairs water harbour port self-proclaimed self-styled"
    " exiled retired outgoing incoming then newly elected elect union"
)

# offices and callings that somebody with a rank may also be called by; a "lawmaker" is no "Captain X"
UNIFORMED: Final = word_set(
    "commander head chief leader deputy officer official director spokesman adviser advisor aide superintendent captain"
    " inspector soldier pilot defector commissioner guard engineer agent governor minister president attache envoy"
)

MALE_WORDS: Final = word_set(
    "spokesman chairman congressman businessman policeman gunman fisherman cameraman king prince sheikh imam"
    " father priest monk brother sir lord actor baron count emir sultan bishop pope mullah ayatollah mufti son"
    " husband uncle nephew grandfather boy man"
)
FEMALE_WORDS: Final = word_set(
    "spokeswoman chairwoman congresswoman businesswoman policewoman queen princess lady dame baroness nun"
    " sister actress madam daughter wife aunt niece grandmother girl woman mother"
)

TITLE_HEADS: Final = OFFICES | CALLINGS
RANK_WORDS: Final = (
    frozenset(word for rank in RANKS for word in rank.split())
    | frozenset(rank.replace(" ", "-") for rank in RANKS)
    | frozenset(COURTESIES)
)
