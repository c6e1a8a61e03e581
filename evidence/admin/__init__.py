"""The admin of the evidence app, one module a subject, as among the models."""

from evidence.admin import (
    agents,
    appraisals,
    archives,
    codes,
    documents,
    login_attempts,
    matches,
    memos,
    merges,
    passages,
    studies,
    suggestions,
    texts,
    tokens,
    users,
)

__all__ = [
    "agents",
    "appraisals",
    "archives",
    "codes",
    "documents",
    "login_attempts",
    "matches",
    "memos",
    "merges",
    "passages",
    "studies",
    "suggestions",
    "texts",
    "tokens",
    "users",
]
