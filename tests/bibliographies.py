"""One bibliography in the three formats, as Zotero exports it, for tests."""

from __future__ import annotations

RIS = """TY  - JOUR
TI  - Powerplay: Origins of the U.S. Alliance System in <i>Asia</i>
AU  - Cha, Victor D.
T2  - International Security
DA  - 2010/01//
PY  - 2010
DO  - 10.1162/isec.2010.34.3.158
VL  - 34
IS  - 3
SP  - 158
EP  - 196
LA  - en
UR  - https://doi.org/10.1162/isec.2010.34.3.158
KW  - alliances
ER  -

TY  - CHAP
TI  - Acheson, His Advisors, and China, 1949–1950
AU  - Cohen, Warren I.
T2  - Uncertain Years: Chinese-American Relations, 1947–1950
A2  - Borg, Dorothy
A2  - Heinrichs, Waldo
CY  - New York
PB  - Columbia University Press
PY  - 1980
SP  - 13
EP  - 52
ER  -

TY  - BOOK
TI  - 東アジア冷戦と韓米日関係
AU  - 李, 鍾元
CY  - Tokyo
PB  - 東京大学出版会
PY  - 1996
LA  - Japanese
ER  -

TY  - MANSCPT
TI  - Memorandum for the President
AU  - Dulles, John Foster
DA  - 1953/07/11/
PY  - 1953
DB  - National Archives
AN  - RG 59, 794.00/7-1153
M3  - Memorandum
KW  - internal
ER  -
"""

BIBTEX = r"""
@article{cha_powerplay_2010,
	title = {Powerplay: {Origins} of the {U}.{S}. {Alliance} {System} in {Asia}},
	volume = {34},
	number = {3},
	journal = {International Security},
	author = {Cha, Victor D.},
	month = jan,
	year = {2010},
	doi = {10.1162/isec.2010.34.3.158},
	url = {https://doi.org/10.1162/isec.2010.34.3.158},
	language = {en},
	keywords = {alliances},
	pages = {158--196},
}

@incollection{cohen_acheson_1980,
	address = {New York},
	title = {Acheson, {His} {Advisors}, and {China}, 1949--1950},
	booktitle = {Uncertain {Years}: {Chinese}-{American} {Relations}, 1947--1950},
	publisher = {Columbia University Press},
	author = {Cohen, Warren I.},
	editor = {Borg, Dorothy and Heinrichs, Waldo},
	year = {1980},
	pages = {13--52},
}

@book{li_1996,
	address = {Tokyo},
	title = {東アジア冷戦と韓米日関係},
	publisher = {東京大学出版会},
	author = {李, 鍾元},
	year = {1996},
	language = {Japanese},
}

@unpublished{dulles_1953,
	title = {Memorandum for the {President}},
	author = {Dulles, John Foster},
	year = {1953},
	month = jul,
	day = {11},
	type = {Memorandum},
	keywords = {internal},
	archive = {National Archives},
	shelfmark = {RG 59, 794.00/7-1153},
}
"""

CSL = """[
 {"id": "cha", "type": "article-journal", "title": "Powerplay: Origins of the U.S. Alliance System in <i>Asia</i>",
  "container-title": "International Security", "volume": "34", "issue": 3, "page": "158–196",
  "author": [{"family": "Cha", "given": "Victor D."}], "issued": {"date-parts": [["2010", 1]]},
  "DOI": "10.1162/isec.2010.34.3.158", "URL": "https://doi.org/10.1162/isec.2010.34.3.158", "language": "en"},
 {"type": "chapter", "title": "Acheson, His Advisors, and China, 1949–1950",
  "container-title": "Uncertain Years: Chinese-American Relations, 1947–1950", "page": "13-52",
  "author": [{"family": "Cohen", "given": "Warren I."}], "publisher": "Columbia University Press",
  "editor": [{"family": "Borg", "given": "Dorothy"}, {"family": "Heinrichs", "given": "Waldo"}],
  "publisher-place": "New York", "issued": {"date-parts": [[1980]]}},
 {"type": "book", "title": "東アジア冷戦と韓米日関係", "author": [{"family": "李", "given": "鍾元"}],
  "publisher": "東京大学出版会", "publisher-place": "Tokyo", "issued": {"date-parts": [[1996]]},
  "language": "Japanese"},
 {"type": "manuscript", "title": "Memorandum for the President", "genre": "Memorandum", "keyword": "internal",
  "author": [{"family": "Dulles", "given": "John Foster"}], "issued": {"date-parts": [[1953, 7, 11]]},
  "archive": "National Archives", "archive_location": "RG 59, 794.00/7-1153"}
]"""

FILES = {"library.ris": RIS, "library.bib": BIBTEX, "library.json": CSL}

#: What each of the three says, as fields of documents and of their copies.
EXPECTED = [
    (
        {
            "short_title": "Cha (2010)",
            "title": "Powerplay: Origins of the U.S. Alliance System in Asia",
            "kind": "article",
            "source_class": "scholarship",
            "date_edtf": "2010-01",
            "year": 2010,
            "authors": "Victor D. Cha",
            "container": "International Security, Vol. 34, No. 3",
            "doi": "10.1162/isec.2010.34.3.158",
            "languages": "en",
        },
        {"pages": "158-196", "url": "https://doi.org/10.1162/isec.2010.34.3.158"},
    ),
    (
        {
            "short_title": "Cohen (1980)",
            "title": "Acheson, His Advisors, and China, 1949–1950",
            "kind": "chapter",
            "source_class": "scholarship",
            "date_edtf": "1980",
            "year": 1980,
            "authors": "Warren I. Cohen",
            "container": "Dorothy Borg and Waldo Heinrichs, eds., "
            "Uncertain Years: Chinese-American Relations, 1947–1950",
            "publisher": "New York: Columbia University Press",
        },
        {"pages": "13-52"},
    ),
    (
        {
            "short_title": "李 (1996)",
            "title": "東アジア冷戦と韓米日関係",
            "kind": "book",
            "source_class": "scholarship",
            "date_edtf": "1996",
            "year": 1996,
            "authors": "李鍾元",
            "publisher": "Tokyo: 東京大学出版会",
            "languages": "ja",
        },
        {},
    ),
    (
        {
            "short_title": "Memorandum for the President",
            "title": "Memorandum for the President",
            "kind": "memorandum",
            "source_class": "internal",
            "date_edtf": "1953-07-11",
            "authors": "John Foster Dulles",
            "source_note": "National Archives, RG 59, 794.00/7-1153",
        },
        {},
    ),
]
