"""The encodings that are read, by the names that people and files have for them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from evidence.importers.plain.readings import Unreadable


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by the name that people use, and how Python decodes it: the codecs are tried in turn."""

    name: str
    codecs: tuple[str, ...]


#: What may be asked for, by Python's name. As browsers do, the name of an older standard stands for the extension of
#: it that files are really in: Shift-JIS for CP932, GB2312 for GB18030, EUC-KR for CP949, Latin-1 for Windows-1252.
#: Encodings in which plain letters can mean something else (UTF-7) are left out on purpose.
ENCODINGS = {
    "utf-8": Encoding("UTF-8", ("utf-8",)),
    "utf-16": Encoding("UTF-16", ("utf-16",)),
    "utf-16-le": Encoding("UTF-16-LE", ("utf-16-le",)),
    "utf-16-be": Encoding("UTF-16-BE", ("utf-16-be",)),
    "cp932": Encoding("Shift-JIS", ("cp932",)),
    "shift_jis_2004": Encoding("Shift_JIS-2004", ("shift_jis_2004",)),
    "euc_jp": Encoding("EUC-JP", ("euc_jp",)),
    "euc_jis_2004": Encoding("EUC-JIS-2004", ("euc_jis_2004",)),
    "iso2022_jp": Encoding("ISO-2022-JP", ("iso2022_jp", "iso2022_jp_2")),
    "cp950": Encoding("Big5", ("cp950", "big5hkscs")),
    "big5hkscs": Encoding("Big5-HKSCS", ("big5hkscs",)),
    "gb18030": Encoding("GB18030", ("gb18030",)),
    "cp949": Encoding("EUC-KR", ("cp949",)),
    "johab": Encoding("Johab", ("johab",)),
    "cp1252": Encoding("Windows-1252", ("cp1252",)),
    "cp1250": Encoding("Windows-1250", ("cp1250",)),
    "cp1251": Encoding("Windows-1251", ("cp1251",)),
    "iso8859-2": Encoding("ISO-8859-2", ("iso8859-2",)),
    "iso8859-15": Encoding("ISO-8859-15", ("iso8859-15",)),
    "koi8-r": Encoding("KOI8-R", ("koi8-r",)),
    "mac-roman": Encoding("Mac-Roman", ("mac-roman",)),
}
_SAME = {
    **{"windows-31j": "cp932", "windows-949": "cp949", "windows-936": "gb18030", "windows-950": "cp950"},
    **{"ascii": "utf-8", "utf-8-sig": "utf-8", "iso8859-1": "cp1252"},
    **{"shift_jis": "cp932", "big5": "cp950", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030"},
}


def encoding_named(name: str) -> Encoding:
    """The encoding of that name, in any of its spellings.

    Raises:
        Unreadable: naming those there are.
    """
    known = " ".join(sorted((encoding.name for encoding in ENCODINGS.values()), key=str.lower))
    try:
        said = re.sub(r"^x-", "", name.strip().lower())
        python_name = codecs.lookup(_SAME.get(said, said)).name
        return ENCODINGS[_SAME.get(python_name, python_name)]
    except (LookupError, ValueError) as fault:
        raise Unreadable(
            f"the encoding “{name[:40]}” is none that is read here. These are: {known}."
        ) from fault
