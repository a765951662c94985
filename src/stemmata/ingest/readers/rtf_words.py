"""The control words of rich text that this tool knows: RTF 1.9.1, Microsoft 2008."""

from typing import Final

# Groups that hold no text of the document.
SKIPPED: Final = frozenset(
    "stylesheet colortbl listtable listoverridetable revtbl rsidtbl generator pict datastore themedata "
    "colorschememapping latentstyles xmlnstbl header headerl headerr headerf footer footerl footerr footerf annotation "
    "atnid atnauthor atntime atnicn atnref atrfstart atrfend atndate atnparent nonshppict "
    "objdata objclass bkmkstart bkmkend tc tcn xe "
    "rxe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template operator keywords doccomm subject company manager "
    "category hlinkbase revtim printim buptim comment vern sp shpinst_data falt panose pgdsctbl mmathpr".split()
)

# Groups of properties → where their words go.
INFO: Final = {"title": "title", "author": "author", "creatim": "made"}

CHARACTERS: Final = {
    "tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": " ", "column": " ",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "", "rtlmark": "", "chftn": "",
}  # fmt: skip

# \fcharset → Python's name of the code page
CODE_PAGES: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
