r"""LaTeX: compiles whatever stands in the table, and prints it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given

from evidence.tables import Table, Value, to_latex
from tests.unit.evidence.tables.samples import HOSTILE, column, one_cell, texts, verdicts

#: What each command of ours prints, read the other way round than the code that writes it.
PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textquotedblright{}": '"',
    r"\textquoteleft{}": "`",
    "{[}": "[",
    "{]}": "]",
    "{*}": "*",
    "{}": "",
    r"\(-\)": "−",
    **{"\\" + mark: mark for mark in "{}$&#_%"},
}
TOKEN = re.compile(r"\\\(-\\\)|\\[a-z]+\{\}|\{.?\}|\\.|.", re.DOTALL)
SPECIAL = set('\\{}$&#_%~^<>|"`[]*')


def printed(latex: str) -> str:
    """The text that LaTeX prints for an escaped one; fails at a special character that is not escaped."""
    tokens = TOKEN.findall(latex)
    assert not [token for token in tokens if token not in PRINTED and set(token) & SPECIAL]
    return "".join(PRINTED.get(token, token) for token in tokens)


def only_cell(table: Table) -> str:
    line = to_latex(table).split("\\midrule\n")[1].split("\n")[0]
    return line.removesuffix(r" \tabularnewline").removeprefix(r"\raggedright\hspace{0pt}")


def test_table_has_caption_label_rules_and_notes() -> None:
    table = verdicts(["Threshold 1/3", "10% of cells"])

    assert to_latex(Table(table.title, table.columns, table.rows, table.notes, "tab:one")) == "\n".join(
        [
            r"\begin{table}[htbp]",
            r"\centering",
            r"\caption{Congruence}",
            r"\label{tab:one}",
            r"\small",
            r"\begin{tabular}{lrl}",
            r"\toprule",
            r"State & Score & Flags \tabularnewline",
            r"\midrule",
            r"Japan (日本) & \(-\)0.78 & thin; contested \tabularnewline",
            r"Taiwan & – & – \tabularnewline",
            r"\bottomrule",
            r"\end{tabular}",
            "",
            r"\smallskip",
            r"\parbox{\linewidth}{\footnotesize\raggedright Threshold 1/3\par 10\% of cells}",
            r"\end{table}",
            "",
        ]
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("a_b & 5% #1 $x$ {y}", r"a\_b \& 5\% \#1 \$x\$ \{y\}", id="one-character-escapes"),
        pytest.param("\\input", r"\textbackslash{}input", id="backslash"),
        pytest.param("~^", r"\textasciitilde{}\textasciicircum{}", id="accents"),
        pytest.param("[3cm]", "{[}3cm{]}", id="bracket-that-would-be-an-option"),
        pytest.param("*", "{*}", id="star-that-would-be-an-option"),
        pytest.param("''--", "'{}'-{}-", id="ligatures"),
        pytest.param("a\n\nb\tc", "a b c", id="blank-line-that-would-end-the-cell"),
        pytest.param("日本", "日本", id="japanese"),
        pytest.param("-0.5", "-0.5", id="text-keeps-its-hyphen"),
        pytest.param(Fraction(-1, 2), r"\(-\)0.50", id="number-gets-a-minus"),
        pytest.param("−", r"\(-\)", id="minus-in-text"),
    ],
)
def test_value_is_escaped(value: Value, cell: str) -> None:
    assert only_cell(one_cell(value)) == cell


@given(texts)
@example("".join(sorted(SPECIAL)) * 2)
@example("\\{}[]*{*}")
def test_any_text_is_printed_and_no_special_is_left(text: str) -> None:
    one_line = re.sub("[ \t\r\n\u2028\u2029]+", " ", text).strip(" ")
    shown = re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", lambda m: f"[U+{ord(m[0]):04X}]", one_line)

    assert printed(only_cell(one_cell(text))) == shown


def test_blank_line_ends_neither_caption_nor_note() -> None:
    latex = to_latex(Table("A\n\ntitle", (column("a"),), (), ("A\n\nnote",)))

    assert r"\caption{A title}" in latex
    assert r"\raggedright A note}" in latex


def test_wide_table_shares_the_line_among_paragraph_columns() -> None:
    columns = (column("id"), column("score"), column("summary"))
    table = Table("Wide", columns, (("E001", Fraction(1, 3), "word " * 40),))

    latex = to_latex(table)
    shares = [float(share) for share in re.findall(r"p\{([\d.]+)\\dimexpr", latex)]

    assert r"\raggedright\hspace{0pt}E001 & \raggedleft 0.33 & \raggedright\hspace{0pt}word word" in latex
    assert "\\footnotesize\n\\setlength{\\tabcolsep}" in latex
    assert 0.95 < sum(shares) <= 1
    assert shares[2] > shares[0]


def test_table_of_too_many_columns_continues_below_with_its_first_column() -> None:
    latex = to_latex(many_columns())

    headers = re.findall(r"\\toprule\n(.*) \\tabularnewline", latex)
    headings = [re.findall(r"[A-Z]\w+", header) for header in headers]
    assert len(headers) > 1
    assert all(block[0] == "Explanation" for block in headings)
    assert [heading for block in headings for heading in block[1:]] == [f"Quantity{n}" for n in range(15)]


def many_columns() -> Table:
    """Fifteen quantities of an explanation, more than a line can hold."""
    columns = (column("explanation"), *(column(f"quantity{number}") for number in range(15)))
    row: tuple[Value, ...] = ("historical-memory", *[Fraction(-1, 3)] * 15)
    return Table("Many", columns, (row, row))


@pytest.mark.latex
def test_hostile_tables_compile_and_fit_the_line(tmp_path: Path) -> None:
    long_text = "A long summary of what was said, in many words. " * 4
    narrow = Table(HOSTILE[0], (column("cell"),), tuple((text,) for text in HOSTILE[1:3]), HOSTILE)
    wide = Table("Wide", (column("a"), column("b"), column("c")), ((HOSTILE[3], Fraction(-1, 3), long_text),))
    starts = Table("Starts", (column("a"),), tuple((text,) for text in ("[3cm] x", "* y", "", "–", None)))

    log = compile_latex("".join(map(to_latex, (narrow, wide, starts, many_columns()))), tmp_path)

    assert "Overfull" not in log


def compile_latex(tables: str, folder: Path) -> str:
    """Compile tables in the smallest document that the format promises to work in, and give the log."""
    document = (
        "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{booktabs}\n"
        f"\\begin{{document}}\n{tables}\\end{{document}}\n"
    )
    (folder / "tables.tex").write_text(document, encoding="utf-8")
    arguments = [pdflatex(), "-halt-on-error", "-interaction=nonstopmode", "-no-shell-escape", "tables.tex"]
    # Fonts that TeX makes on the way go to the folder as well.
    surroundings = os.environ | {"TEXMFVAR": str(folder)}
    result = subprocess.run(  # noqa: S603 - the arguments are ours
        arguments, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout
    assert (folder / "tables.pdf").stat().st_size > 0
    return (folder / "tables.log").read_text(encoding="utf-8", errors="replace")


def pdflatex() -> str:
    """Where pdflatex is; without it the test is skipped, unless REQUIRE_DATA=1 demands it."""
    path = shutil.which("pdflatex")
    if path is None and os.environ.get("REQUIRE_DATA") != "1":
        # The one skip of this package: TeX is a gigabyte that a laptop may lack and nothing else here needs.
        pytest.skip("pdflatex is missing; install texlive-latex-recommended to compile the tables")
    assert path is not None, "pdflatex is missing, and REQUIRE_DATA=1 demands it"
    return path
