"""A small study as files, for tests that load one: two states, two explanations, three documents."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

Files = dict[str, Any]

_RIVERS: Files = {
    "study.json": {
        "slug": "rivers",
        "title": "Why upstream and downstream states share a river",
        "settings": {"threshold": "1/4"},
        "coders": [{"slug": "ada", "name": "Ada"}],
    },
    "archives.json": [{"slug": "town", "name": "Town Archive"}],
    "collections.json": [
        {"archive": "town", "level": "fonds", "reference_code": "W"},
        {"archive": "town", "level": "box", "reference_code": "W 1", "parent": "W"},
    ],
    "agents.json": [
        {
            "slug": "mayor",
            "kind": "office",
            "name": "The mayor",
            "names": [{"name": "Le maire", "language": "fr"}],
        }
    ],
    "documents.json": [
        {
            "key": "letter",
            "short_title": "Mayor's letter",
            "source_class": "internal",
            "date_printed": "11 July 1953",
            "holdings": [{"archive": "town", "collection": "W 1", "identifier": "17"}],
            "agents": [{"agent": "mayor", "role": "author"}],
        },
        {"key": "minutes", "short_title": "Minutes", "source_class": "exchange", "part_of": "letter"},
        {
            "key": "book",
            "short_title": "Rivers",
            "source_class": "scholarship",
            "authors": ["A. Ash", "B. Birch"],
        },
    ],
    "states.json": [{"slug": "upper", "name": "Upper"}, {"slug": "lower", "name": "Lower"}],
    "explanations.json": [
        {"slug": "trade", "name": "Trade", "hypotheses": [{"slug": "tolls", "name": "Tolls"}]},
        {"slug": "fear", "name": "Fear", "hypotheses": [{"slug": "dams", "name": "Dams"}]},
    ],
    "predictions.json": [
        {"key": "T-U", "hypothesis": "tolls", "state": "upper", "statement": "Upper asks for tolls."},
        {"key": "T-L", "hypothesis": "tolls", "state": "lower", "statement": "Lower pays."},
        {"key": "D-U", "hypothesis": "dams", "state": "upper", "statement": "Upper builds dams."},
    ],
    "not_applicable.json": [{"hypothesis": "dams", "state": "lower", "reason": "It has no hills."}],
    "published_verdicts.json": [
        {"explanation": "trade", "state": "upper", "verdict": "yes", "source": "Ash 1990"},
        {"hypothesis": "dams", "state": "upper", "verdict": "no", "source": "Ash 1990"},
    ],
    "clusters.json": [{"slug": "feast", "name": "The feast of 1953"}],
    "appraisals.json": [{"document": "letter", "grade": "A"}],
    "passages.json": [
        {
            "key": "P1",
            "document": "letter",
            "pages": "3",
            "refers_to": "1953",
            "speaker": "mayor",
            "cluster": "feast",
            "created_by": "ada",
            "uses": [{"publication": "Ash 1990", "note": "4"}],
            "quotations": [{"text": "we shall ask for tolls"}, {"text": "at every bridge"}],
            "assessments": [
                {
                    "prediction": "T-U",
                    "coder": "ada",
                    "direction": "supports",
                    "strength": 3,
                    "basis": "stated",
                },
                {"prediction": "D-U", "coder": "ada", "direction": "neutral"},
            ],
            "memo": "The hand is a clerk's.",
        },
        {
            "key": "P2",
            "document": "minutes",
            "assessments": [{"prediction": "T-U", "coder": "ada", "direction": "supports", "strength": 3}],
        },
    ],
}

#: How many rows these files describe.
N_ROWS = 36


def rivers() -> Files:
    """The files of the small study by name, to be changed at will."""
    return copy.deepcopy(_RIVERS)


def write(folder: Path, files: Files) -> Path:
    """Write the files into the folder, and give it back. Bytes are written as they are."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        (folder / name).write_bytes(raw)
    return folder
