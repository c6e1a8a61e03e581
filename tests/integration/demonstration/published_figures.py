"""What the reference on method prints of the demonstration study, and fixtures/README.md counts."""

from __future__ import annotations

from hypotheses.choices import Verdict

#: Rows by model, as fixtures/README.md counts them.
ROWS = {
    "Agent": 32,
    "Appraisal": 83,
    "Archive": 7,
    "Assessment": 284,
    "Cluster": 108,
    "Coder": 1,
    "Collection": 35,
    "Document": 83,
    "Explanation": 5,
    "Hypothesis": 9,
    "NotApplicable": 15,
    "Outcome": 3,
    "Passage": 145,
    "Prediction": 28,
    "PreferenceReading": 59,
    "PublishedOrder": 4,
    "PublishedVerdict": 16,
    "Quotation": 60,
    "State": 4,
    "Study": 1,
    "TieAttestation": 39,
    "TieReading": 17,
    "WillingnessAttestation": 39,
    "WillingnessReading": 9,
}

US, JP, SK, TW = "united-states", "japan", "south-korea", "taiwan"
POWERPLAY, IDENTITY, MEMORY, NORM = "powerplay", "collective-identity", "historical-memory", "regional-norm"
YES, PARTIALLY, NO = Verdict.YES, Verdict.PARTIALLY_YES, Verdict.NO
INSUFFICIENT, NA = Verdict.INSUFFICIENT, Verdict.NOT_APPLICABLE

#: explanation, state: verdict, score, S, C, clusters, assessments, published verdict
TABLE = [
    (POWERPLAY, US, NO, "-0.78", "0.73", "9.27", 22, 26, NO),
    (POWERPLAY, JP, NO, "-0.88", "0.00", "7.13", 12, 14, NO),
    (POWERPLAY, SK, PARTIALLY, "0.13", "6.13", "5.80", 21, 26, PARTIALLY),
    (POWERPLAY, TW, PARTIALLY, "0.24", "9.13", "3.47", 23, 27, YES),
    (IDENTITY, US, NO, "-0.87", "0.00", "6.73", 11, 11, NO),
    (MEMORY, US, NO, "-0.82", "0.00", "4.67", 7, 8, NO),
    (MEMORY, SK, YES, "0.48", "2.07", "0.40", 5, 6, YES),
    (MEMORY, TW, NO, "-0.72", "0.00", "2.60", 4, 5, NO),
    (NORM, JP, NO, "-0.09", "2.93", "3.00", 12, 14, NO),
    (NORM, SK, NO, "-0.57", "0.00", "3.73", 6, 8, NO),
    (NORM, TW, NO, "-0.70", "0.20", "7.93", 12, 14, NO),
]
SILENT = [(IDENTITY, JP), (IDENTITY, SK), (IDENTITY, TW), (MEMORY, JP), (NORM, US)]

#: hypothesis, state: verdict; the scores of all that say yes lie between .76 and .91
SOCIAL_EXCHANGE = [
    ("spokes-preference", JP, YES),
    ("spokes-preference", SK, YES),
    ("spokes-preference", TW, YES),
    ("hubs-preference", US, YES),
    ("hub-spoke-negative-connection", US, YES),
    ("coercive-binding", SK, YES),
    ("coercive-binding", TW, INSUFFICIENT),
    ("inter-spoke-negative-connection", JP, YES),
    ("inter-spoke-negative-connection", SK, YES),
    ("inter-spoke-negative-connection", TW, YES),
]
