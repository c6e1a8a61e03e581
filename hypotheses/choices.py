"""The closed lists of the hypotheses app: every value that a column or a result may hold, as words."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class ExplanationRole(TextChoices):
    """Whether the study puts an explanation forward or sets itself against it."""

    PROPOSED = "proposed", "Put forward by the study"
    RIVAL = "rival", "Rival"


class PredictionKind(TextChoices):
    """What sort of trace a prediction leads us to expect."""

    OUTCOME = "outcome", "Outcome"
    MOTIVE = "motive", "Motive"
    SEQUENCE = "sequence", "Sequence"
    ACCOUNT = "account", "Account"


class TestType(TextChoices):
    """How much a test decides (Van Evera 1997, pp. 31-32): by its certainty and its uniqueness."""

    #: pytest takes every class whose name begins with Test for one of its own, unless told otherwise.
    __test__ = False

    STRAW = "straw-in-the-wind", "Straw in the wind"
    HOOP = "hoop", "Hoop"
    SMOKING_GUN = "smoking-gun", "Smoking gun"
    DOUBLY_DECISIVE = "doubly-decisive", "Doubly decisive"


class Direction(TextChoices):
    """Which way a passage bears on a prediction."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"
    NEUTRAL = "neutral", "Neutral"


class Basis(TextChoices):
    """How the link between passage and prediction was reached."""

    STATED = "stated", "Stated by the author"
    IMPLIED = "implied", "Implied by the author"
    INFERRED = "inferred", "Inferred by the coder"


class AssessmentStatus(TextChoices):
    """Where an assessment stands; only submitted ones count (ruling 2)."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    SUPERSEDED = "superseded", "Superseded by a later one"
    WITHDRAWN = "withdrawn", "Withdrawn"


class LinkKind(TextChoices):
    """What one part of a mechanism is to the next."""

    CAUSAL = "causal", "Brings about"
    TEMPORAL = "temporal", "Comes before"


class TraceKind(TextChoices):
    """What sort of trace a part of a mechanism left (Beach and Pedersen 2013, ch. 6)."""

    PATTERN = "pattern", "Pattern"
    SEQUENCE = "sequence", "Sequence"
    TRACE = "trace", "Trace"
    ACCOUNT = "account", "Account"


class RivalStatus(TextChoices):
    """How a rival explanation of one link of a mechanism fares."""

    RULED_OUT = "ruled-out", "Ruled out"
    WEAKENED = "weakened", "Weakened"
    STANDING = "standing", "Still standing"


class PartStatus(TextChoices):
    """What the evidence says of a part or a link of a mechanism."""

    SUPPORTED = "supported", "Supported"
    CONTRADICTED = "contradicted", "Contradicted"
    BALANCED = "balanced", "In the balance"
    UNTESTED = "untested", "Untested"


class Verdict(TextChoices):
    """What the evidence says of an explanation in a state."""

    YES = "yes", "Yes"
    PARTIALLY_YES = "partially-yes", "Partially yes"
    NO = "no", "No"
    INSUFFICIENT = "insufficient-evidence", "Insufficient evidence"
    NOT_APPLICABLE = "not-applicable", "N/A"


class Flag(TextChoices):
    """What a reader of a cell should know beside its verdict (rulings 3, 13, 19 and 20). The list is closed."""

    HOOP_FAILED = "hoop-failed", "A hoop test failed: the verdict is no"
    HOOP_CONTRADICTED = "hoop-contradicted", "A hoop test is contradicted: yes became partially yes"
    TOO_FEW_CLUSTERS = "too-few-clusters", "Too few independent clusters for a verdict"
    LOW_COVERAGE = "low-coverage", "Too few of the predictions were tested"
    ONE_SIDED_BUT_THIN = "one-sided-but-thin", "Leans one way, but too thin for a verdict"
    NEVER_CONTRADICTED = "never-contradicted", "No contradicting evidence was ever offered"
    LITERATURE_ONLY = "literature-only", "All support comes from literature"
    INFERRED_ONLY = "inferred-only", "All support is inferred by the coder"
    STRAW_ONLY = "straw-only", "No test is stronger than a straw in the wind"
    SHARED_SUPPORT = "shared-support", "A rival predicts some of the supporting evidence too"
    RESTRICTED = "restricted", "Some evidence is restricted"
    UNGRADED = "ungraded", "Some documents carry only the default grade of their class"
    NO_PREDICTION = "no-prediction", "Neither a prediction nor a reason for its absence is recorded"
    CONTESTED = "contested", "Coders are on opposite sides of some evidence"
    ADJUDICATED = "adjudicated", "A lead has ruled on some contested evidence"
    RECODED_SINCE_RULING = "recoded-since-ruling", "Evidence was recoded after a ruling; the ruling stands"


class By(TextChoices):
    """The rows of a congruence table."""

    EXPLANATION = "explanation", "Explanation"
    HYPOTHESIS = "hypothesis", "Hypothesis"


class Weakness(TextChoices):
    """Why a pair of outcomes is decided, but only weakly (ADR 24)."""

    ONE_CLUSTER = "one-cluster", "Rests on one cluster"
    HANGS_ON_ONE = "hangs-on-one-cluster", "Would not stand without one of its clusters"


class Picture(TextChoices):
    """Whether a network is the one that was there or one that somebody wished for."""

    ACTUAL = "actual", "As it was"
    IDEAL = "ideal", "As somebody wished it"


class TieStrength(IntegerChoices):
    """How strong a security tie is (docs/scoring.md)."""

    NONE = 0, "0: none, or disowned"
    AD_HOC = 1, "1: unilateral or ad hoc measures"
    DECLARED = 2, "2: declared policy, or forces engaged without a treaty"
    TREATY = 3, "3: treaty"
    DEFENCE_DUTY = 4, "4: treaty with a clear defence duty and forces"


class Willingness(IntegerChoices):
    """How willing a state is to tie itself to other spokes (docs/scoring.md)."""

    REFUSES = 0, "0: refuses"
    RELUCTANT = 1, "1: reluctant"
    SELECTIVE = 2, "2: selective, with some of them"
    GENERAL = 3, "3: general"
    STEPPING_UP = 4, "4: stepping up its efforts"


class NoCoefficient(TextChoices):
    """Why a coefficient of agreement cannot be given. The list is closed; none of these is a number in disguise."""

    ONE_CODER = "one-coder", "Only one coder: there is nobody to agree with"
    NO_CODING = "no-coding", "Nothing was coded"
    NO_UNIT_IN_COMMON = "no-unit-in-common", "No unit in common: no two coders judged the same unit"
    TOO_FEW_UNITS = "too-few-units", "Too few: only one unit was judged by two coders"
    NO_VARIATION = "no-variation", "No variation: one category only, so there was nothing to tell apart"
