"""The series as an archive: what is written of it where nobody has entered it yet."""

from __future__ import annotations

ARCHIVE = {
    "slug": "frus",
    "name": "Foreign Relations of the United States",
    "city": "Washington",
    "country": "US",
    "url": "https://history.state.gov/historicaldocuments",
    "citation_form": "{title}, {date}, {collection}, doc. {number}, {pages}",
}
