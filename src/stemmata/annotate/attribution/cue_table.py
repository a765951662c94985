"""The cues: words by which a text credits a voice. Each row gives the sentence that taught it.

Frames, one letter each:

    c  a clause, with or without "that"       t  a clause, only with "that"
    q  a quotation                            w  a question: "whether", "how", "why"
    o  a noun phrase                          i  an infinitive: "vowed to leave"
    a  the hearer first: "told X that"        p  somebody to do it: "asked X to leave"
    v  turned round: "…, said X"              f  afterwards: "…, X said"
    d  only where the voice is a document     b  passive with nobody credited: "is believed to"
    e  passive, within a document: "is attached to the letter"
"""

from typing import Final, NamedTuple

from stemmata.model.annotations import Modality


class Row(NamedTuple):
    """Verbs that behave alike."""

    lemmas: str  # base forms; a particle after an underscore: "call_for"
    modality: Modality
    frames: str
    taught: str


VERBS: Final[tuple[Row, ...]] = (
    Row("say", "asserts", "cqwvfb", "The ministry said the quay was shut."),
    Row("tell", "asserts", "acqwf", "Varro told the Ledger that the crew had left."),
    Row("add", "asserts", "cqvf", "He added that the list was longer."),
    Row("write", "asserts", "cqvfw", "“We wait,” wrote the harbour master."),
    Row("report", "asserts", "cqovfb", "The Beacon reported that two ships sailed."),
    Row("announce declare", "asserts", "cqovfw", "The council announced a curfew."),
    Row(
        "state reiterate stress underline emphasise emphasize", "asserts", "cqof", "He stressed that the port is open."
    ),
    Row("note observe remark comment point_out", "asserts", "cqvf", "Few ships came, noted the pilot."),
    Row("explain recall recount", "asserts", "cqwovf", "She explained how the crates were moved."),
    Row("confirm", "asserts", "cqowf", "The document confirms that guards joined."),
    Row(
        "acknowledge admit concede confess recognise recognize",
        "asserts",
        "cqowvf",
        "The clerk admitted that pay was late.",
    ),
    Row("reveal disclose divulge", "asserts", "cqowfb", "The letter reveals arrangements for convoys."),
    Row("show indicate demonstrate", "asserts", "tcwf", "The files show that crates were sold."),
    Row("suggest imply hint", "supposes", "cqwvf", "The notes suggest a second list."),
    Row("insist maintain assert contend affirm", "asserts", "cqvf", "The owner insists the ship was empty."),
    Row("argue reason", "asserts", "cqvf", "Critics argue that the deal failed."),
    Row("claim", "alleges", "cqovfib", "The party claimed it held the town."),
    Row("allege purport", "alleges", "cqvfb", "The party alleged that coal was sold."),
    Row("accuse blame", "alleges", "o", "The mayor accused the guild of smuggling."),
    Row("charge", "alleges", "tqvf", "The guild charged that wages were late."),
    Row("complain", "asserts", "tqvf", "Dockers complained that wages were late."),
    Row("remember", "asserts", "cqowvf", "She remembered nine lorries."),
    Row("rule hold certify signal concur counter", "asserts", "tq", "The judge ruled that the coal was the guild's."),
    Row("rumour rumor", "alleges", "b", "The crews are rumoured to have left."),
    Row("make_clear", "asserts", "tc", "The mayor made clear that the gate was shut."),
    Row("testify swear attest vouch", "asserts", "tqcf", "The guard testified that he saw the lorry."),
    Row("reply respond answer retort", "asserts", "tqvf", "“Never,” replied the owner."),
    Row("continue conclude", "asserts", "tqvf", "“And then,” she continued, “we left.”"),
    Row("go_on", "asserts", "q", "He went on: “There was no list.”"),
    Row("warn caution", "asserts", "cqavfp", "The pilot warned that ice was near."),
    Row("warn_of warn_against warn_about", "asserts", "o", "The pilot warned of ice."),
    Row("tweet retweet post email text telegraph", "asserts", "tqcvf", "“Stay in,” tweeted the mayor."),
    Row(
        "shout cry whisper joke quip chant exclaim mutter boast",
        "asserts",
        "tqvf",
        "“Open the gate,” shouted the crowd.",
    ),
    Row("inform notify assure remind brief", "asserts", "at", "He informed the guild that pay was due."),
    Row("convince persuade", "asserts", "at", "He convinced the guild that pay was due."),
    Row("learn hear discover", "asserts", "t", "The Beacon has learned that a list exists."),
    Row("establish", "asserts", "t", "The inquiry established that the gate was open."),
    Row("find determine", "asserts", "tc", "The inquiry found that the gate was open."),
    Row("calculate estimate reckon", "supposes", "cqovfb", "The guild estimates that 40 ships left."),
    Row("describe portray characterise characterize depict", "asserts", "oew", "She described the camp as a prison."),
    Row("call label dub brand term", "opines", "O", "He called the deal “a trap”."),
    Row(
        "refer_to speak_of talk_about speak_about tell_of point_to allude_to",
        "asserts",
        "o",
        "He spoke of a second list.",
    ),
    Row("list enumerate name", "asserts", "ode", "The document lists the names of 40 guards."),
    Row(
        "contain include detail outline enclose specify give",
        "asserts",
        "odwe",
        "The file contains information about convoys.",
    ),
    Row("mention cite invoke quote", "asserts", "toe", "He cited the cost of coal."),
    Row("highlight stipulate", "asserts", "tow", "The letter highlights the lack of coal."),
    Row("see view", "opines", "o", "Analysts see the letter as a forgery."),
    Row("talk_of complain_of complain_about", "asserts", "o", "Dockers complain of late pay."),
    Row(
        "set_out lay_out spell_out identify authorise authorize approve forbid bear put",
        "asserts",
        "od",
        "The letter sets out a plan.",
    ),
    Row("attach append", "asserts", "e", "A list is attached to the letter."),
    Row("prove document record", "asserts", "tod", "The ledger proves that coal was sold."),
    Row("read", "asserts", "qfv", "“All crews report at dawn,” the order reads."),
    Row("instruct order direct command", "requests", "tpi", "The order instructs the crews to leave."),
    Row("deny refute rebut disavow", "denies", "cqovf", "The ministry denied having sent guards."),
    Row("reject dismiss", "denies", "oqf", "The guild dismissed the claims as gossip."),
    Row("dispute doubt question", "denies", "otw", "The owner disputed the figure."),
    Row("demand request", "requests", "toiqpf", "The guild demanded that pay be raised."),
    Row("ask beg implore", "requests", "pqwfiv", "The colonel asked the office to raise pay."),
    Row("ask_for call_for appeal_for press_for plead_for", "requests", "o", "The colonel asked for vehicles."),
    Row("call_on call_upon appeal_to", "requests", "p", "The mayor called on crews to stay."),
    Row("urge advise encourage", "requests", "toqpvf", "The mayor urged crews to stay."),
    Row("recommend propose", "requests", "tcof", "The board proposed a truce."),
    Row("wonder inquire enquire", "asks", "wqvf", "She wondered whether the list was real."),
    Row("expect anticipate foresee", "expects", "copib", "They expect the number to reach 900."),
    Row("predict forecast project", "expects", "coqvfb", "The board predicts a cold winter."),
    Row("promise vow pledge threaten guarantee", "expects", "tciqofv", "The guild vowed to strike."),
    Row("hope", "expects", "cqif", "He hopes the gate will open."),
    Row("want wish", "requests", "pio", "He wants the gate to stay shut."),
    Row("plan intend", "expects", "i", "The guild plans to strike."),
    Row("refuse decline", "denies", "i", "The ministry declined to comment."),
    Row("agree", "asserts", "tqci", "Both sides agreed that the gate was shut."),
    Row("believe think suppose assume presume guess", "supposes", "cqfb", "Dockers believe the crates held coal."),
    Row("feel", "supposes", "tc", "The crew felt that they were watched."),
    Row("suspect fear worry", "supposes", "cfb", "Dockers suspect that coal was sold."),
    Row("consider deem regard", "opines", "ob", "The guild considers the deal dead."),
    Row("know understand", "supposes", "tb", "The owner knew that the ship was lost."),
    Row(
        "condemn denounce criticise criticize decry deplore lament",
        "opines",
        "oqf",
        "The mayor condemned the raid.",
    ),
    Row("praise welcome hail applaud endorse", "opines", "oqf", "The mayor praised the crews."),
    Row("object protest", "opines", "tqvf", "The guild objected that pay was late."),
    Row("theorise theorize speculate", "supposes", "tqcvfb", "The paper speculated that he had fled."),
)

IRREGULAR: Final[dict[str, tuple[str, str, str]]] = {  # lemma: past, past participle, -ing
    "say": ("said", "said", "saying"), "tell": ("told", "told", "telling"), "write": ("wrote", "written", "writing"),
    "swear": ("swore", "sworn", "swearing"), "hear": ("heard", "heard", "hearing"),
    "find": ("found", "found", "finding"), "read": ("read", "read", "reading"), "give": ("gave", "given", "giving"),
    "know": ("knew", "known", "knowing"), "think": ("thought", "thought", "thinking"),
    "understand": ("understood", "understood", "understanding"), "feel": ("felt", "felt", "feeling"),
    "foresee": ("foresaw", "foreseen", "foreseeing"), "speak": ("spoke", "spoken", "speaking"),
    "go": ("went", "gone", "going"), "show": ("showed", "shown", "showing"), "beg": ("begged", "begged", "begging"),
    "quip": ("quipped", "quipped", "quipping"), "refer": ("referred", "referred", "referring"),
    "plan": ("planned", "planned", "planning"),
    "rebut": ("rebutted", "rebutted", "rebutting"), "admit": ("admitted", "admitted", "admitting"),
    "learn": ("learned", "learned", "learning"), "cry": ("cried", "cried", "crying"),
    "hold": ("held", "held", "holding"), "make": ("made", "made", "making"),
    "see": ("saw", "seen", "seeing"), "set": ("set", "set", "setting"), "lay": ("laid", "laid", "laying"),
    "put": ("put", "put", "putting"), "bear": ("bore", "borne", "bearing"),
    "forbid": ("forbade", "forbidden", "forbidding"), "signal": ("signalled", "signalled", "signalling"),
    "concur": ("concurred", "concurred", "concurring"),
    "label": ("labelled", "labelled", "labelling"),
    "forecast": ("forecast", "forecast", "forecasting"),
}  # fmt: skip

# bases and -s forms that are as often nouns: the verb needs clearer company
NOUNS_TOO: Final = frozenset(
    """report state note remark comment claim charge answer reply counter post email text cry joke estimate label brand
    term name list detail mention quote record document order command request demand question contest dispute doubt
    call urge promise vow pledge hope want wish plan fear worry regard protest object project forecast plead warn
    hold rule signal counter rumour rumor view bear set put
    highlight reason dub suspect show read welcome blame challenge brief content conclude hint""".split()
)


class WordRow(NamedTuple):
    """Nouns or adverbs that behave alike."""

    words: str
    modality: Modality
    taught: str


# nouns that credit a voice: their owner, or somebody unnamed
NOUN_ROWS: Final[tuple[WordRow, ...]] = (
    WordRow("claim allegation accusation rumour rumor", "alleges", "The guild's claim that coal was sold spread."),
    WordRow(
        "report statement assertion announcement insistence argument",
        "asserts",
        "There were reports that ice was near.",
    ),
    WordRow("proof evidence confirmation", "asserts", "The files give proof that coal was sold."),
    WordRow(
        "admission testimony revelation warning", "asserts", "The clerk's admission that pay was late came on Monday."
    ),
    WordRow(
        "suggestion belief suspicion speculation fear view opinion theory",
        "supposes",
        "His belief that ice was near grew.",
    ),
    WordRow(
        "hope promise pledge vow threat expectation prediction",
        "expects",
        "The guild's threat that crews would strike worked.",
    ),
    WordRow("account version story", "asserts", "His version was that ice was near."),
    WordRow("talk", "supposes", "There was talk of a strike."),
    WordRow("denial", "denies", "His denial that coal was sold was short."),
    WordRow("demand request call", "requests", "The guild's demand that pay be raised was heard."),
)
# adverbs that credit somebody unnamed
ADVERB_ROWS: Final[tuple[WordRow, ...]] = (
    WordRow("reportedly", "asserts", "The ship reportedly sank."),
    WordRow("allegedly purportedly", "alleges", "The clerk allegedly sold coal."),
    WordRow("supposedly ostensibly", "supposes", "The ship supposedly carried coal."),
)
NOUNS: Final[dict[str, Modality]] = {word: row.modality for row in NOUN_ROWS for word in row.words.split()}
ADVERBS: Final[dict[str, Modality]] = {word: row.modality for row in ADVERB_ROWS for word in row.words.split()}

# phrases that put a voice before or after what it says, each with the sentence that taught it
PREPOSITIONAL: Final[dict[tuple[str, ...], str]] = {
    ("according", "to"): "Nine died, according to the guild.",
    ("in", "the", "words", "of"): "It was, in the words of the mayor, a trap.",
    ("in", "the", "view", "of"): "In the view of dockers, the deal is dead.",
    ("in", "the", "opinion", "of"): "In the opinion of the pilot, ice was near.",
    ("per",): "Per the guild, nine died.",
    ("citing",): "Nine died, the Beacon said, citing a memo.",
    ("quoting",): "Nine died, the Beacon said, quoting the guild.",
    ("as", "reported", "by"): "Nine died, as reported by the Beacon.",
    ("as", "quoted", "by"): "Nine died, as quoted by the Beacon.",
    ("as", "stated", "by"): "The gate, as stated by the guild, was open.",
    ("as", "stated", "in"): "The gate, as stated in the letter, was open.",
    ("as", "described", "by"): "The gate, as described by dockers, was open.",
    ("as", "cited", "by"): "Nine died, as cited by the Beacon.",
    ("as", "told", "by"): "The gate, as told by dockers, was open.",
    ("in", "the", "account", "of"): "In the account of one docker, ice was near.",
    ("quoted", "by"): "Nine died, said Pell, quoted by the Beacon.",
    ("cited", "by"): "Nine died, said Pell, cited by the Beacon.",
}
