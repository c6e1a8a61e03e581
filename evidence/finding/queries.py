"""What kinds of thing a query may mean. A text may mean several: nothing is refused, and nothing guessed away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.dates import DateNotUnderstood, DateReading, read_printed
from evidence.finding.places import Place, read_place
from evidence.finding.signs import plain, squashed, words_of

#: What may be asked, in a sentence for those who ask.
FORMS = (
    "A number (doc. 588, d588), words of a title in any script, a date (August 7, 1952; Showa 28.7), a page "
    "(FRUS, 1952–54, XIV, pt. 2, 1303), a file of an archive (794.5/8-1055; lot 63 D 351; 11-EAP-05168), our key, or "
    "an address (frus1952-54v14p2/d588)."
)

_NUMBER = re.compile(
    r"(?:(?:document|doc\.?|d|#) *)?(?:(?:number|no\.?) *)?(?P<number>[0-9]{1,4}[a-z]?)\.?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?history\.state\.gov/historicaldocuments/", re.IGNORECASE)
_WITHIN = re.compile(r"(?P<collection>.*[^/# ])[/#](?P<identifier>(?!pg_)[^/# ]+)")
_NOTE = re.compile(r"(?<=[0-9a-z])fn[-a-z0-9]*$", re.IGNORECASE)
_DECIMAL_FILE = re.compile(
    r"\b[0-9]{3}[a-z]?\.[0-9]+(?: ?[a-z]{1,4})?(?: ?/ ?[0-9]{1,2} ?- ?[0-9]{2,6})?", re.IGNORECASE
)
_LOT = re.compile(
    r"\blot (?:file )?(?:no\. ?)?(?P<year>[0-9]{1,2}) ?-?(?P<letter>[df]) ?-?(?P<number>[0-9]+)",
    re.IGNORECASE,
)
_BOX = re.compile(r"(?:rg|record group|lot|box|folder|entry|job|pol|def) .*[0-9].*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """A text, and all that it may be; empty where it cannot be that."""

    #: the text in one line, its dashes and quotation marks in one shape
    text: str
    #: a collection and what it calls the document: ("frus1952-54v14p2", "d588")
    identifier: tuple[str, str] | None = None
    #: an address on the web
    address: str = ""
    place: Place | None = None
    number: str = ""
    #: a file of an archive, in all the ways it may be spelled, without white space
    references: tuple[str, ...] = ()
    date: DateReading | None = None
    words: tuple[str, ...] = ()


def read_query(text: str) -> Query:
    """What a text may mean: an address, a number, a place in a volume, a file of an archive, a date, words.

    No text is refused. One over 200 characters is read as far as that.
    """
    asked = plain(text)
    bare = _ADDRESS.sub("", asked)
    return Query(
        text=asked,
        identifier=read_identifier(bare),
        address=asked if re.match("https?://", asked, re.IGNORECASE) else "",
        place=read_place(bare.lower()),
        number=read_number(asked),
        references=read_references(asked),
        date=read_date(text),
        words=words_of(asked),
    )


def read_identifier(text: str) -> tuple[str, str] | None:
    """'frus1952-54v14p2/d588': a collection's reference code and an identifier in it; of a note, its document's."""
    match = _WITHIN.fullmatch(re.sub(r"(?<=/)([^/#]+)[#?].*$", r"\1", text.rstrip("/")))
    return (match["collection"], _NOTE.sub("", match["identifier"])) if match else None


def read_number(text: str) -> str:
    """'doc. 588', 'No. 588', 'd72a', '588': the number of a document in its volume."""
    match = _NUMBER.fullmatch(text)
    return match["number"] if match else ""


def read_references(text: str) -> tuple[str, ...]:
    """'794.5/8-1055', 'lot 63 D 351', 'RG 59, Box 12': the files of an archive that the text names."""
    decimal = tuple(squashed(match[0]) for match in _DECIMAL_FILE.finditer(text))
    lots = tuple(
        f"{match['year']}{before}{match['letter']}{after}{match['number']}"
        for match in _LOT.finditer(text)
        for before, after in (("", ""), ("-", ""), ("-", "-"))
    )
    return decimal or lots or ((squashed(text),) if _BOX.fullmatch(text) else ())


def read_date(text: str) -> DateReading | None:
    """The date that the whole text prints, or None: also for what can be read in two ways."""
    try:
        return read_printed(text)
    except DateNotUnderstood:
        return None
