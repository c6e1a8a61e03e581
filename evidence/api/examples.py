"""Bodies that the API's description shows; a test sends each of them, so that they stay true."""

from __future__ import annotations

from typing import Any

#: What the examples take to be there, besides their study: see tests/integration/demonstration/test_api_examples.py.
DOCUMENTS: dict[str, Any] = {
    "An archival document with one copy": {
        "short_title": "NSC 125/2",
        "title": "Statement of Policy Proposed by the National Security Council",
        "kind": "policy-paper",
        "source_class": "internal",
        "date_printed": "August 7, 1952",
        "languages": "en",
        "holdings": [
            {
                "archive": "frus",
                "collection": "frus1952-54v14p2",
                "identifier": "d588",
                "number": "588",
                "pages": "1300-1308",
            }
        ],
    },
    "A work of literature": {
        "short_title": "Cha 2010",
        "title": "Powerplay: Origins of the U.S. Alliance System in Asia",
        "kind": "article",
        "source_class": "scholarship",
        "authors": "Victor D. Cha",
        "year": 2010,
        "container": "International Security 34 (3)",
    },
}

PASSAGES: dict[str, Any] = {
    "A passage with its exact words": {
        "study": "hub-and-spokes",
        "document": "nsc5514",
        "pages": "43",
        "summary": "The Council wants control over the use of Korean forces.",
        "quotations": [{"text": "prevent the Republic of Korea from renewing hostilities", "language": "en"}],
        "uses": [{"publication": "Izumikawa 2020", "note": "12", "page": "19"}],
    },
    "A paraphrase, with the key that a register gives it": {
        "study": "hub-and-spokes",
        "document": "nsc5514",
        "key": "E901",
        "summary": "Nothing is said of a tie between the allies.",
        "refers_to": "1955-02",
    },
}
