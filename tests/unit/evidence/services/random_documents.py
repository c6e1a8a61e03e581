"""Two random documents with rows in every table that points to them, for merging and undoing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from hypothesis import strategies as st

from evidence.choices import (
    AgentRole,
    CollectionLevel,
    Confirmation,
    Grade,
    HoldingStatus,
    MatchStatus,
    SourceClass,
)
from evidence.models import (
    Agent,
    AgentSuggestion,
    Appraisal,
    Archive,
    Cluster,
    Collection,
    Document,
    DocumentAgent,
    DocumentMatch,
    DocumentMerge,
    DocumentText,
    Holding,
    Memo,
    Note,
    Page,
    Passage,
    Quotation,
    Study,
)

#: The first two are merged, the others are there beside them.
N_DOCUMENTS = 4

whose = st.integers(0, 1)
anybody = st.integers(0, N_DOCUMENTS - 1)
one_of_two = st.integers(0, 1)
word = st.sampled_from(["", "", "one", "two"])


@dataclass(frozen=True)
class Papers:
    """Random documents and what is told of them, as plain values: whose, and then what."""

    values: list[dict[str, Any]]
    holdings: list[tuple[int, int, str, str, str, bool]]
    texts: list[tuple[int, int, bool]]
    agents: list[tuple[int, int, str, str]]
    suggestions: list[tuple[int, int, str, bool]]
    passages: list[tuple[int, int, int | None, bool]]
    grades: dict[tuple[int, int], str]
    matches: list[tuple[int, int, str]]
    memos: list[tuple[int, int]]
    enclosures: list[tuple[int, str]]
    merges: list[int]


def papers() -> st.SearchStrategy[Papers]:
    """Random papers; many stand in each other's way."""
    values = st.fixed_dictionaries(
        {
            "title": word,
            "place": word,
            "kind": st.sampled_from(["other", "letter", "telegram"]),
            "date_printed": st.sampled_from(["", "April 10, 1954", "undated"]),
            "is_editorial": st.booleans(),
            "year": st.sampled_from([None, 1954]),
        }
    )
    identifiers = st.sampled_from(["", "", "d1", "d2"])
    holding = st.tuples(
        whose, one_of_two, identifiers, word, st.sampled_from(HoldingStatus.values), st.booleans()
    )
    roles, confirmations = st.sampled_from(AgentRole.values), st.sampled_from(Confirmation.values)
    return st.builds(
        Papers,
        values=st.lists(values, min_size=2, max_size=2),
        holdings=st.lists(holding, max_size=6),
        texts=st.lists(st.tuples(whose, st.integers(0, 2), st.booleans()), max_size=4),
        agents=st.lists(st.tuples(whose, one_of_two, roles, confirmations), max_size=5),
        suggestions=st.lists(st.tuples(whose, one_of_two, roles, st.booleans()), max_size=4),
        passages=st.lists(
            st.tuples(whose, one_of_two, st.sampled_from([None, 0]), st.booleans()), max_size=5
        ),
        grades=st.dictionaries(
            st.tuples(whose, one_of_two), st.sampled_from(["A", "A", "A", "B"]), max_size=3
        ),
        matches=st.lists(st.tuples(anybody, anybody, st.sampled_from(MatchStatus.values)), max_size=5),
        memos=st.lists(st.tuples(whose, st.integers(0, 3)), max_size=3),
        enclosures=st.lists(st.tuples(whose, st.sampled_from(["part_of", "quoted_in"])), max_size=2),
        merges=st.lists(whose, max_size=2),
    )


def store(given: Papers) -> list[Document]:
    """Put the papers into the tables; what a constraint forbids is left out."""
    rows = Shelf(given)
    rows.fill()
    return rows.documents


class Shelf:
    """The papers on their way into the tables."""

    def __init__(self, given: Papers) -> None:
        self.given = given
        values = [*given.values, {}, {}]
        self.documents = [
            stored(Document, short_title=f"D{n}", source_class=SourceClass.INTERNAL, **values[n])
            for n in range(N_DOCUMENTS)
        ]
        self.studies = [stored(Study, slug=f"s{n}", title=f"S{n}") for n in range(2)]
        self.told: dict[int, list[Any]] = {0: [self.documents[0]], 1: [self.documents[1]]}

    def fill(self) -> None:
        """Store everything."""
        self.add_holdings()
        self.add_texts()
        self.add_people()
        self.add_judgements()
        self.add_ties()

    def add(self, of: int, model: Any, *unique: Any, **values: Any) -> Any:
        """Store a row of a document; nothing where `unique` was there before."""
        if unique in self.met.setdefault(model, set()):
            return None
        self.met[model].add(unique)
        row = stored(model, document=self.documents[of], **values)
        self.told[of].append(row)
        return row

    met: dict[Any, set[Any]]

    def add_holdings(self) -> None:
        """Copies, in two volumes."""
        self.met = {}
        archive = stored(Archive, slug="a", name="A")
        volumes = [
            stored(Collection, archive=archive, level=CollectionLevel.VOLUME, reference_code=f"v{n}")
            for n in range(2)
        ]
        for of, volume, identifier, pages, status, is_imported in self.given.holdings:
            self.add(
                of,
                Holding,
                volume,
                identifier or of,
                collection=volumes[volume],
                identifier=identifier,
                pages=pages,
                status=status,
                as_imported={"title": "one", "place": "two"} if is_imported and identifier else {},
            )

    def add_texts(self) -> None:
        """Wordings of two notes, of which one stands in the other, and a page."""
        self.texts: dict[int, list[tuple[DocumentText, Note]]] = {0: [], 1: []}
        for of, wording, is_current in self.given.texts:
            body = f"The wording {wording}."
            has_current = any(text.is_current for text, _ in self.texts[of])
            text = self.add(
                of,
                DocumentText,
                of,
                wording,
                kind="edition",
                language="en",
                body=body,
                sha256=hashlib.sha256(body.encode()).hexdigest(),
                is_current=is_current and not has_current,
            )
            if text is not None:
                note = stored(Note, text=text, position=1, anchor=0, body="A note.")
                stored(Note, text=text, position=2, anchor=0, body="On the note.", in_note=note)
                stored(Page, text=text, label="1", start=0, end=len(body))
                self.texts[of].append((text, note))

    def add_people(self) -> None:
        """Agents, and names that were taken for theirs."""
        agents = [stored(Agent, slug=f"g{n}", kind="person", name=f"G{n}") for n in range(2)]
        for of, agent, role, confirmation in self.given.agents:
            self.add(
                of, DocumentAgent, of, agent, role, agent=agents[agent], role=role, confirmation=confirmation
            )
        for of, name, role, is_confirmed in self.given.suggestions:
            links = [row for row in self.told[of] if isinstance(row, DocumentAgent)]
            self.add(
                of,
                AgentSuggestion,
                of,
                name,
                role,
                name_printed=f"Name {name}",
                role=role,
                confirmed_as=links[0] if links and is_confirmed else None,
            )

    def add_judgements(self) -> None:
        """What two studies make of the documents."""
        clusters = [stored(Cluster, study=study, slug="c", name="C") for study in self.studies]
        for n, (of, study, cluster, is_found) in enumerate(self.given.passages):
            passage = self.add(
                of,
                Passage,
                n,
                study=self.studies[study],
                key=f"k{n}",
                cluster=None if cluster is None else clusters[study],
            )
            text, note = self.texts[of][0] if self.texts[of] and is_found else (None, None)
            place = {"document_text": text, "in_note": note, "start": 0, "end": 1} if text else {}
            stored(Quotation, study=passage.study, passage=passage, position=1, text="A", **place)
        for (of, study), grade in self.given.grades.items():
            self.add(of, Appraisal, of, study, study=self.studies[study], grade=Grade(grade))
        for of, n in self.given.memos:
            subject = self.told[of][n % len(self.told[of])]
            kind = ContentType.objects.get_for_model(subject)
            study = getattr(subject, "study", self.studies[0])
            stored(Memo, study=study, subject_type=kind, subject_id=subject.pk, text="Odd.")

    def add_ties(self) -> None:
        """What ties the documents to one another, and to ones that are gone."""
        pairs = {(first, second): status for first, second, status in self.given.matches if first != second}
        for (first, second), status in pairs.items():
            both = {"document": self.documents[first], "imported": self.documents[second]}
            stored(DocumentMatch, **both, reason="Alike.", status=status)
        for n, (of, how) in enumerate(self.given.enclosures):
            setattr(self.documents[2 + n], how, self.documents[of])
            self.documents[2 + n].save()
        for n, of in enumerate(self.given.merges):
            kept = self.documents[of]
            stored(DocumentMerge, kept=kept, kept_key=kept.key, other_key=f"gone-{n}")


def stored(model: Any, **values: Any) -> Any:
    """A row, stored; a document with the bounds of its date."""
    row = model(**values)
    if model is Document:
        row.clean()
    row.save()
    return row
