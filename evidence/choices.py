"""The closed lists of the evidence app: every value that a column may hold, as words.

A mapping over one of these lists is proved total by a test, so that a value added here cannot be forgotten elsewhere.
"""

from __future__ import annotations

from django.db.models import TextChoices


class CollectionLevel(TextChoices):
    """How large a part of an archive a collection is, from the whole down to the folder."""

    FONDS = "fonds", "Fonds or record group"
    SERIES = "series", "Series"
    VOLUME = "volume", "Volume"
    FILE = "file", "File"
    BOX = "box", "Box"
    FOLDER = "folder", "Folder"
    LIST = "list", "List of works"


class DocumentKind(TextChoices):
    """What sort of writing a document is."""

    POLICY_PAPER = "policy-paper", "Policy paper"
    MEMORANDUM = "memorandum", "Memorandum"
    CONVERSATION = "conversation", "Record of a conversation"
    MINUTES = "minutes", "Minutes of a meeting"
    TELEGRAM = "telegram", "Telegram"
    DESPATCH = "despatch", "Despatch"
    LETTER = "letter", "Letter"
    INSTRUCTIONS = "instructions", "Instructions"
    REPORT = "report", "Report"
    ESTIMATE = "estimate", "Intelligence estimate"
    TREATY = "treaty", "Treaty or draft treaty"
    STATEMENT = "statement", "Public statement or speech"
    DIARY = "diary", "Diary entry"
    FILE = "file", "File of several papers"
    EDITORIAL_NOTE = "editorial-note", "Editorial note"
    BOOK = "book", "Book"
    ARTICLE = "article", "Journal article"
    CHAPTER = "chapter", "Chapter"
    THESIS = "thesis", "Thesis"
    OTHER = "other", "Other"


class ScanKind(TextChoices):
    """What a scan may be: what every browser shows, and cannot run."""

    PNG = "png", "PNG image"
    JPEG = "jpeg", "JPEG image"
    WEBP = "webp", "WebP image"
    PDF = "pdf", "PDF"


class SourceClass(TextChoices):
    """Before whose eyes a document was written; decides the grade of a document that nobody has graded (ruling 19)."""

    INTERNAL = "internal", "Internal: not meant for publication"
    EXCHANGE = "exchange", "Exchange with another government"
    PUBLIC = "public", "Public statement of its time"
    MEMOIR = "memoir", "Memoir, oral history or later lecture"
    SCHOLARSHIP = "scholarship", "Scholarship"


#: Writings about the past rather than of it: their support alone is worth a flag (ruling 13).
LITERATURE = frozenset({SourceClass.MEMOIR, SourceClass.SCHOLARSHIP})


class Grade(TextChoices):
    """How far a document can be trusted about its author's stated view, from best to worst."""

    A = "A", "A: contemporaneous, internal, author placed to know"
    B = "B", "B: contemporaneous official exchange"
    C = "C", "C: contemporaneous public statement, or scholarship citing archives"
    D = "D", "D: memoir, later lecture, unreferenced statement"
    E = "E", "E: hearsay, unattributed, propaganda, broken custody"


#: The grade of a document that nobody in the study has graded yet (ruling 19); such a cell is flagged `ungraded`.
DEFAULT_GRADES = {
    SourceClass.INTERNAL: Grade.A,
    SourceClass.EXCHANGE: Grade.B,
    SourceClass.PUBLIC: Grade.C,
    SourceClass.SCHOLARSHIP: Grade.C,
    SourceClass.MEMOIR: Grade.D,
}


class Access(TextChoices):
    """Who may read a document."""

    OPEN = "open", "Open"
    RESTRICTED = "restricted", "Restricted"
    EMBARGOED = "embargoed", "Embargoed until a date"


class HoldingStatus(TextChoices):
    """Whether somebody of ours has seen this copy, or only a reference to it."""

    SEEN = "seen", "Seen"
    CITED = "cited", "Only cited"


class AgentKind(TextChoices):
    """What sort of actor wrote, received or took part."""

    PERSON = "person", "Person"
    OFFICE = "office", "Office"
    GOVERNMENT = "government", "Government"


class AgentRole(TextChoices):
    """What an agent did in a document."""

    AUTHOR = "author", "Author"
    RECIPIENT = "recipient", "Recipient"
    PARTICIPANT = "participant", "Participant"


class Confirmation(TextChoices):
    """Whether a person has looked at what a program suggested."""

    SUGGESTED = "suggested", "Suggested by a program"
    CONFIRMED = "confirmed", "Confirmed by a person"


class MatchStatus(TextChoices):
    """Whether a person has looked at two documents that seem to be one."""

    SUGGESTED = "suggested", "Suggested"
    REFUSED = "refused", "Refused: they are two"


class EditorialNotes(TextChoices):
    """Whether a search looks at what the editors of a volume wrote themselves."""

    WITHOUT = "without", "Without editors' prose"
    ONLY = "only", "Only editors' prose"


class TextKind(TextChoices):
    """Where the wording of a text comes from."""

    EDITION = "edition", "Printed edition"
    TRANSCRIPTION = "transcription", "Transcription"
    OCR = "ocr", "Optical character recognition"
    TRANSLATION = "translation", "Translation"


class NoteKind(TextChoices):
    """What a note beside the running text is for."""

    FOOTNOTE = "footnote", "Footnote"
    SOURCE = "source", "Source note"
    SUMMARY = "summary", "Editors' summary"
    LABEL = "label", "Printed label"


class Visibility(TextChoices):
    """Who may read a study."""

    PRIVATE = "private", "Members only"
    PUBLIC = "public", "Everybody, without login"


class Role(TextChoices):
    """What a member may do in a study."""

    READER = "reader", "Reader"
    CODER = "coder", "Coder"
    LEAD = "lead", "Lead"


#: who enters and codes, and who decides what is tested and how it is added up
CODERS = (Role.CODER, Role.LEAD)
LEADS = (Role.LEAD,)


class Directness(TextChoices):
    """How near the words of a passage are to the speaker whose will they express."""

    DIRECT = "direct", "The speaker's own words"
    REPORTED = "reported", "Reported by somebody who heard them"
    RELAYED = "relayed", "Reported at second hand"
    INFERRED = "inferred", "The writer's reading of the speaker's mind"


class Verification(TextChoices):
    """How a quotation compares with its document's text."""

    NOT_CHECKED = "not-checked", "Not checked"
    VERBATIM = "verbatim", "Verbatim"
    EDITED = "edited", "Edited as editors do"
    ALTERED = "altered", "Altered"
    SPLICED = "spliced", "Spliced"
    TRANSLATION = "translation", "Translation"
    NOT_FOUND = "not-found", "Not found"
    AMBIGUOUS = "ambiguous", "Found in several places"
    NO_TEXT = "no-text", "No text to check against"


class PageCheck(TextChoices):
    """How the pages cited compare with the pages on which the words stand."""

    UNKNOWN = "unknown", "Pages not known"
    AGREE = "agree", "On the pages cited"
    DIFFER = "differ", "On other pages than those cited"


class DifferenceKind(TextChoices):
    """In what a quotation differs from its document at one place. All but the last four are what editors do."""

    PUNCTUATION = "punctuation", "Punctuation"
    SPELLING = "spelling", "Spelling"
    ABBREVIATION = "abbreviation", "Abbreviation"
    BRACKETED = "bracketed", "In brackets"
    SCAN = "scan", "Misread by a scan"
    DROPPED = "dropped", "Left out"
    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    MOVED = "moved", "Moved"


#: Verdicts that say that the words are not those of the document, as quoted.
DOUBTFUL = frozenset(
    {Verification.ALTERED, Verification.SPLICED, Verification.NOT_FOUND, Verification.AMBIGUOUS}
)
