"""Bodies that the API's description shows; a test sends each of them, so that they stay true."""

from __future__ import annotations

from typing import Any

ASSESSMENTS: dict[str, Any] = {
    "A passage that supports a prediction": {
        "study": "hub-and-spokes",
        "prediction": "PP-US-1",
        "passage": "E001",
        "direction": "supports",
        "strength": 2,
        "rationale": "The paper gives restraint as a reason for the treaty.",
        "basis": "implied",
    },
    "A draft, which its coder alone sees, and which does not count": {
        "study": "hub-and-spokes",
        "prediction": "PP-US-1",
        "passage": "E001",
        "direction": "neutral",
        "status": "draft",
    },
}

BULK: dict[str, Any] = {
    "Two passages, one of them with quotation and assessment": {
        "study": "hub-and-spokes",
        "passages": [
            {
                "document": "nsc5514",
                "key": "E801",
                "pages": "43",
                "quotations": [{"text": "prevent the Republic of Korea from renewing hostilities"}],
                "assessments": [{"prediction": "PP-US-1", "direction": "supports", "strength": 3}],
            },
            {"document": "nsc5514", "summary": "Nothing is said of costs."},
        ],
    }
}
