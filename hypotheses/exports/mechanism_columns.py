"""The columns of traced mechanisms: one definition each, for every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evidence.tables import Column, Value
from hypotheses.choices import RivalStatus
from hypotheses.reports.mechanisms import TracedLink, TracedMechanism

SCORE = "from -1 to 1"
MASS = "documents"


@dataclass(frozen=True, slots=True)
class Of:
    """A row of a table with the mechanism that it belongs to."""

    mechanism: TracedMechanism
    row: Any


def mechanism_column() -> Column[Of]:
    """The first column of most tables."""
    return Column("mechanism", "Mechanism", "The mechanism's short name.", lambda of: of.mechanism.row.slug)


def about(key: str, heading: str, description: str, of: Callable[[Any], Value], unit: str = "") -> Column[Of]:
    """A column of what belongs to a mechanism."""
    return Column(key, heading, description, lambda pair: of(pair.row), unit=unit)


def figures(thing: str) -> tuple[Column[Of], ...]:
    """What the evidence says of a part, or of a link."""

    def count(key: str, heading: str, description: str) -> Column[Of]:
        return about(key, heading, description, lambda row: getattr(row.found.tally, key))

    return (
        about(
            "status",
            "Status",
            f"What the evidence says of the {thing}: supported (score above 0), contradicted (below), balanced (0), "
            "untested.",
            lambda row: row.found.status,
        ),
        about(
            "score",
            "Score",
            f"Score of the {thing}, as of a prediction; nothing where no counted evidence speaks of it.",
            lambda row: row.found.score,
            SCORE,
        ),
        about("support", "Support", "Supporting mass over clusters.", lambda row: row.found.support, MASS),
        about(
            "contradiction",
            "Contradiction",
            "Contradicting mass over clusters.",
            lambda row: row.found.contradiction,
            MASS,
        ),
        count("n_clusters", "Clusters", "Independent clusters with mass in either direction."),
        count("n_passages", "Passages", "Passages with counted evidence, neutral included."),
        count("n_coders", "Coders", "Coders with counted judgements."),
        count("n_contested", "Contested", "Passages about which coders stand on opposite sides."),
        count("n_restricted", "Restricted", "Passages whose documents are restricted; they count."),
    )


def name_of_state(traced: TracedMechanism) -> str | None:
    """The state in which the mechanism worked; nothing where it reaches over several."""
    return traced.row.state.slug if traced.row.state else None


CHAIN: tuple[Column[TracedMechanism], ...] = (
    Column("mechanism", "Mechanism", "The mechanism's short name.", lambda each: each.row.slug),
    Column("name", "Name", "Its name.", lambda each: each.row.name),
    Column(
        "explanation",
        "Explanation",
        "The explanation whose mechanism it is.",
        lambda each: each.row.explanation.slug,
    ),
    Column(
        "state",
        "State",
        "The state in which it worked; nothing where it reaches over several.",
        name_of_state,
    ),
    Column(
        "score",
        "Chain",
        "The least score of a necessary part; nothing where one is untested, or none is necessary.",
        lambda each: each.chain.score,
        unit=SCORE,
    ),
    Column(
        "score_with_links",
        "Chain with links",
        "The least score of a necessary part or a link that is no feedback; nothing where one of them is untested.",
        lambda each: each.chain.score_with_links,
        unit=SCORE,
    ),
    Column("weakest", "Weakest", "The necessary parts of the least score.", lambda each: each.chain.weakest),
    Column(
        "untested_parts",
        "Untested parts",
        "Necessary parts of which no counted evidence speaks.",
        lambda each: each.chain.untested_parts,
    ),
    Column(
        "untested_links",
        "Untested links",
        "Links, feedback aside, of which no counted evidence speaks.",
        lambda each: each.chain.untested_links,
    ),
    Column(
        "completeness",
        "Completeness",
        "Share of the necessary parts and of all links that is supported; nothing where there are none.",
        lambda each: each.chain.completeness,
        unit="from 0 to 1",
    ),
    Column(
        "n_supported",
        "Supported",
        "Necessary parts and links with a score above 0.",
        lambda each: each.chain.n_supported,
    ),
    Column("n_asked", "Asked", "Necessary parts and links.", lambda each: each.chain.n_asked),
    Column("n_events", "Events", "Events tied to its parts.", lambda each: len(each.events)),
    Column("n_undated", "Undated", "Events among them without a date.", lambda each: len(each.undated)),
    Column(
        "n_out_of_order",
        "Out of order",
        "Events that were certainly over before an earlier part began, each part counted.",
        lambda each: len(each.out_of_order),
    ),
    Column(
        "n_restricted",
        "Restricted",
        "Restricted passages under its parts and links; they count, and their content stays hidden.",
        lambda each: each.n_restricted,
    ),
)


def n_with(status: RivalStatus) -> Callable[[TracedLink], int]:
    """How many rivals fare so at a link."""
    return lambda link: sum(check.status == status for check in link.checks)


PARTS: tuple[Column[Of], ...] = (
    mechanism_column(),
    about("part", "Part", "The part's short name.", lambda part: part.row.key),
    about(
        "step", "Step", "Its steps from the beginning, by the longest way; 0 begins.", lambda part: part.layer
    ),
    about("entity", "Entity", "Who or what acts.", lambda part: part.row.entity),
    about("activity", "Activity", "What it does.", lambda part: part.row.activity),
    about(
        "is_necessary",
        "Necessary",
        "Whether the chain breaks without it.",
        lambda part: part.row.is_necessary,
    ),
    *figures("part"),
    about("n_events", "Events", "Events that show it at work.", lambda part: len(part.events)),
)

LINKS: tuple[Column[Of], ...] = (
    mechanism_column(),
    about("link", "Link", "Its number on the figure.", lambda link: f"L{link.number}"),
    about("from_part", "From", "The part before.", lambda link: link.row.from_part.key),
    about("to_part", "To", "The part after.", lambda link: link.row.to_part.key),
    about(
        "kind",
        "Kind",
        "Whether the one brings about the other (causal) or comes before it (temporal).",
        lambda link: link.row.kind,
    ),
    about(
        "is_feedback",
        "Feedback",
        "Whether it leads back, in a later round.",
        lambda link: link.row.is_feedback,
    ),
    *figures("link"),
    about(
        "justification",
        "Reason",
        "Why the one should lead to the other.",
        lambda link: link.row.justification,
    ),
    about(
        "n_ruled_out",
        "Rivals ruled out",
        "Rivals that do not account for the link.",
        n_with(RivalStatus.RULED_OUT),
    ),
    about("n_weakened", "Weakened", "Rivals that hardly account for it.", n_with(RivalStatus.WEAKENED)),
    about("n_standing", "Standing", "Rivals that account for it as well.", n_with(RivalStatus.STANDING)),
)

EVENTS: tuple[Column[Of], ...] = (
    mechanism_column(),
    about("event", "Event", "The event's short name.", lambda event: event.key),
    Column("parts", "Parts", "The parts that it shows at work.", lambda of: of.mechanism.parts_of(of.row)),
    about(
        "date", "Date", "Its date in EDTF; nothing where nobody knows.", lambda event: event.date_edtf or None
    ),
    about("actor", "Actor", "Who acted.", lambda event: event.actor),
    about("act", "Act", "What was done.", lambda event: event.act),
    about("place", "Place", "Where.", lambda event: event.place),
    about("earliest", "Earliest", "The first day that the date allows.", lambda event: event.date_earliest),
    about("latest", "Latest", "The last day that the date allows.", lambda event: event.date_latest),
    Column(
        "before",
        "Over before",
        "Earlier parts of which nothing dated had begun when it was over.",
        lambda of: tuple(
            dict.fromkeys(each.earlier for each in of.mechanism.out_of_order if each.event == of.row.key)
        ),
    ),
    about("source", "Source", "Where it is known from.", lambda event: event.source),
)

CHECKS: tuple[Column[Of], ...] = (
    mechanism_column(),
    about("standard", "Standard", "What is asked.", lambda check: check.standard),
    about("about", "Of", "The part, link or mechanism of which it is asked.", lambda check: check.about),
    about("is_met", "Met", "Whether it is met.", lambda check: check.is_met),
    about("said", "Found", "What was found.", lambda check: check.said),
)

EVIDENCE: tuple[Column[Of], ...] = (
    mechanism_column(),
    about(
        "about",
        "On",
        "The part or link on which it bears.",
        lambda row: row.part.key if row.part else str(row.link),
    ),
    about("passage", "Passage", "The passage's key.", lambda row: row.passage.key),
    about(
        "document",
        "Document",
        "The document that the passage stands in.",
        lambda row: row.passage.document.short_title,
    ),
    about("pages", "Pages", "The pages cited.", lambda row: row.passage.pages),
    about("kind", "Trace", "Pattern, sequence, trace or account.", lambda row: row.kind),
    about("direction", "Direction", "Supports, contradicts or neutral.", lambda row: row.direction),
    about(
        "strength",
        "Strength",
        "3 in terms, 2 implied, 1 consistent; nothing where neutral.",
        lambda row: row.strength,
    ),
    about("test_type", "Test", "How much finding it decides.", lambda row: row.test_type),
    about(
        "basis", "Basis", "Stated or implied by the author, or inferred by the coder.", lambda row: row.basis
    ),
    about("coder", "Coder", "Who judged.", lambda row: row.coder.slug),
    about("rationale", "Why", "The coder's reason.", lambda row: row.rationale),
)
