"""The tables of the evidence app, one module a subject."""

from evidence.models.agents import Agent, AgentName, DocumentAgent
from evidence.models.appraisals import Appraisal, Cluster
from evidence.models.archives import Archive, Collection
from evidence.models.base import Keyed, Recorded, StudyRow
from evidence.models.codes import Code, Codebook, Coding
from evidence.models.documents import Document, Holding
from evidence.models.memos import Memo
from evidence.models.merges import DocumentMerge
from evidence.models.passages import Passage, PassageUse, Quotation
from evidence.models.scans import Scan
from evidence.models.studies import Coder, Membership, Study
from evidence.models.suggestions import AgentSuggestion, DocumentMatch
from evidence.models.texts import DocumentText, Note, Page, WordRun
from evidence.models.tokens import ApiToken
from evidence.models.users import User

__all__ = [
    "Agent",
    "AgentName",
    "AgentSuggestion",
    "ApiToken",
    "Appraisal",
    "Archive",
    "Cluster",
    "Code",
    "Codebook",
    "Coder",
    "Coding",
    "Collection",
    "Document",
    "DocumentAgent",
    "DocumentMatch",
    "DocumentMerge",
    "DocumentText",
    "Holding",
    "Keyed",
    "Membership",
    "Memo",
    "Note",
    "Page",
    "Passage",
    "PassageUse",
    "Quotation",
    "Recorded",
    "Scan",
    "Study",
    "StudyRow",
    "User",
    "WordRun",
]
