"""An invented study of any size as CSV sheets: what `import_evidence` takes in one go."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

PREDICTIONS = 28
CODERS = 5
DOCUMENTS = 1000


def write_study(
    folder: Path, *, assessments: int, coders: int = CODERS, each: int = 2, seed: int = 1
) -> list[Path]:
    """Sheets of a study with so many assessments, each coder judging a passage on so many predictions. Which files."""
    draw = random.Random(seed)
    passages = max(assessments // (each * coders), 1)
    folder.mkdir(parents=True, exist_ok=True)
    states = ("north", "south")
    sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "studies": (("slug", "title"), [("many", "A study of many assessments")]),
        "coders": (("study", "slug", "name"), [("many", f"c{n}", f"Coder {n}") for n in range(coders)]),
        "states": (("study", "slug", "name"), [("many", slug, slug.title()) for slug in states]),
        "explanations": (
            ("study", "slug", "name"),
            [("many", slug, slug.title()) for slug in ("power", "memory")],
        ),
        "hypotheses": (
            ("study", "explanation", "slug", "name"),
            [("many", slug, slug, slug.title()) for slug in ("power", "memory")],
        ),
        "predictions": (
            ("study", "key", "hypothesis", "state", "statement"),
            [
                (
                    "many",
                    f"X{n}",
                    ("power", "memory")[n % 2],
                    states[n // 2 % 2],
                    f"Something of kind {n} is found.",
                )
                for n in range(PREDICTIONS)
            ],
        ),
        "documents": (
            ("key", "short_title", "source_class", "date_edtf"),
            [
                (f"doc-{n}", f"Paper {n}", "internal", f"19{40 + n % 30}-0{1 + n % 9}")
                for n in range(DOCUMENTS)
            ],
        ),
        "passages": (
            ("study", "key", "document", "pages", "summary", "refers_to", "quotation", "quotation_language"),
            (
                (
                    "many",
                    f"E{n:06d}",
                    f"doc-{n % DOCUMENTS}",
                    f"{n % 400}-{n % 400 + 1}",
                    f"It says thing {n}.",
                    "1953",
                    f"“We want thing {n} of all things.”",
                    "en",
                )
                for n in range(passages)
            ),
        ),
        "assessments": (
            ("study", "prediction", "passage", "coder", "direction", "strength", "rationale", "basis"),
            (
                (
                    *(
                        "many",
                        f"X{(n // coders) % PREDICTIONS}",
                        f"E{n // (each * coders):06d}",
                        f"c{n % coders}",
                    ),
                    *(
                        draw.choice(("supports", "contradicts")),
                        draw.randint(1, 3),
                        f"Because of word {n}.",
                        "inferred",
                    ),
                )
                for n in range(passages * each * coders)
            ),
        ),
    }
    return [write_sheet(folder / f"{name}.csv", columns, rows) for name, (columns, rows) in sheets.items()]


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """One sheet as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path
