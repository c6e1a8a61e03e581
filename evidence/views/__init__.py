"""The pages of documents: finding them, and reading them."""

from evidence.views.detail import document_detail
from evidence.views.elsewhere import document_elsewhere
from evidence.views.lists import document_list
from evidence.views.quotes import find_quote
from evidence.views.scans import scan
from evidence.views.search import search_pages
from evidence.views.tokens import revoke_token, token_list

__all__ = [
    "document_detail",
    "document_elsewhere",
    "document_list",
    "find_quote",
    "revoke_token",
    "scan",
    "search_pages",
    "token_list",
]
