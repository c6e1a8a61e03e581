"""Reading a page as people do: its words, and its table cell by cell."""

from __future__ import annotations

from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

#: The cell of the small study in which there is something to read.
CELL = "/studies/small/cells/power/north/"
#: Elements that begin a new line or cell, so that words on either side are apart.
APART = frozenset({"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "div", "label", "option", "summary"})


class Words(HTMLParser):
    """Gathers the words of a page, of the cells of its first table, and all its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.rows: list[list[list[str]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.n_tables = 0
        self.in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note the tag, and where in a table we are."""
        self.tags.append((tag, dict(attributes)))
        if tag in APART:
            self.handle_data(" ")
        self.n_tables += tag == "table"
        if tag == "tr" and self.n_tables == 1:
            self.rows.append([])
        if tag in ("td", "th") and self.n_tables == 1:
            self.rows[-1].append([])
            self.in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """Leave a cell."""
        if tag in ("td", "th"):
            self.in_cell = False

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)
        if self.in_cell:
            self.rows[-1][-1].append(data)


def read(response: HttpResponse) -> Words:
    """The page, read."""
    return Words(response.content.decode())


def words_of(response: HttpResponse) -> str:
    """All words of a page on one line."""
    return one_line(read(response).words)


def matrix_of(response: HttpResponse) -> dict[tuple[str, str], str]:
    """The words of each cell of the page's first table, by the words of its row and column."""
    head, *body = read(response).rows
    columns = [one_line(words) for words in head[1:]]
    return {
        (one_line(row[0]), column): one_line(words)
        for row in body
        for column, words in zip(columns, row[1:], strict=True)
    }


def one_line(words: list[str]) -> str:
    """Words with single spaces."""
    return " ".join("".join(words).split())


def words_of_cell(member: Client, address: str = CELL) -> str:
    """The words of a cell's page."""
    response = member.get(address)
    assert response.status_code == 200
    return words_of(response)
