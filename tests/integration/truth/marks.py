"""Words by which rows are known wherever they are told of."""

from __future__ import annotations

#: The field of each table that takes a word by which a row is known wherever it is told of.
MARKED = {
    **dict.fromkeys(("Document",), "short_title"),
    **dict.fromkeys(("Passage",), "summary"),
    **dict.fromkeys(("Quotation", "Memo"), "text"),
    **dict.fromkeys(("Assessment", "PartEvidence", "PreferenceReading"), "rationale"),
    **dict.fromkeys(("TieReading", "WillingnessReading"), "rationale"),
    **dict.fromkeys(("Adjudication", "Appraisal", "NotApplicable", "UnitDecision"), "reason"),
    **dict.fromkeys(("Archive", "Agent", "Cluster", "Code", "Codebook"), "name"),
    **dict.fromkeys(("State", "Explanation", "Hypothesis", "Coder", "Outcome", "Mechanism"), "name"),
    **dict.fromkeys(("Study",), "title"),
    **dict.fromkeys(("Prediction",), "statement"),
    **dict.fromkeys(("PublishedVerdict", "PublishedOrder"), "source"),
    **dict.fromkeys(("Holding",), "identifier"),
    **dict.fromkeys(("MechanismLink",), "justification"),
    **dict.fromkeys(("Event",), "act"),
}


def marked(name: str) -> str:
    """A word made of the name of a row."""
    return "mark" + "".join(letter for letter in name if letter.isalpha()).lower() + "end"
