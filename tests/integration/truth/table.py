"""Who may do what to which row: the one table that every door is held to.

Each user is a letter, in this order; a dot stands for who may not:

    n  nobody: without login              u  lead of the study, who may not use the admin
    s  stranger: staff, in no study       l  lead of the study
    r  reader of the study                e  lead of another study
    c  coder of the study                 a  archivist: sees restricted documents, and has Django's permissions on
                                             documents and copies; in no study
                                          x  superuser
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

USERS = "nsrculeax"

#: Seeing is: the record, lists, search, exports, and, with login, the history. Who changes or deletes a row of a study
#: does so whether the study is private or public.
TABLE = """
row                               see, private  see, public   change        delete

open document                     .srculeax     nsrculeax     ...c.leax     .......ax
restricted document               .......ax     .......ax     .......ax     .......ax
embargoed document                .......ax     .......ax     .......ax     .......ax
copy of an open document          .srculeax     nsrculeax     ...c.leax     .......ax
copy of a restricted document     .......ax     .......ax     .......ax     .......ax
wording of an open document       .srculeax     nsrculeax     .........     ........x
wording of a restricted document  .......ax     .......ax     .........     ........x
archive                           .srculeax     nsrculeax     ...c.le.x     ........x
agent                             .srculeax     .srculeax     ...c.le.x     ........x

own passage                       ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's passage               ..rcul..x     nsrculeax     .....l..x     .....l..x
passage of restricted document    ........x     .......ax     ........x     ........x
passage of embargoed document     ........x     .......ax     ........x     ........x
own quotation                     ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's quotation             ..rcul..x     nsrculeax     .....l..x     .....l..x
quotation of restricted document  ........x     .......ax     ........x     ........x
own coding                        ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's coding                ..rcul..x     nsrculeax     .....l..x     .....l..x
coding of restricted document     ........x     .......ax     ........x     ........x
own memo                          ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's memo                  ..rcul..x     nsrculeax     .....l..x     .....l..x
memo on restricted document       ........x     .......ax     ........x     ........x
code                              ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
codebook                          ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x

own assessment                    ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's assessment            ..rcul..x     nsrculeax     .....l..x     .....l..x
own draft                         ...c.....     ...c.....     ...c.....     ...c.....
colleague's draft                 .........     .........     .........     .........
assessment of restricted document ........x     .......ax     ........x     ........x
ruling                            ..rcul..x     nsrculeax     .....l..x     .....l..x
ruling on restricted document     ........x     .......ax     ........x     ........x

grade                             ..rcul..x     nsrculeax     .....l..x     .....l..x
grade of restricted document      ........x     .......ax     ........x     ........x
cluster                           ..rcul..x     nsrculeax     .....l..x     .....l..x
cluster with restricted document  ........x     .......ax     ........x     ........x
study                             ..rcul..x     nsrculeax     .....l..x     .....l..x
settings                          ..rcul..x     nsrculeax     .....l..x     .....l..x
membership                        ..rcul..x     nsrculeax     .....l..x     .....l..x
coder of the study                ..rcul..x     nsrculeax     .....l..x     .....l..x
state                             ..rcul..x     nsrculeax     .....l..x     .....l..x
explanation                       ..rcul..x     nsrculeax     .....l..x     .....l..x
hypothesis                        ..rcul..x     nsrculeax     .....l..x     .....l..x
prediction                        ..rcul..x     nsrculeax     .....l..x     .....l..x
published verdict                 ..rcul..x     nsrculeax     .....l..x     .....l..x
state of which nothing is said    ..rcul..x     nsrculeax     .....l..x     .....l..x

outcome                           ..rcul..x     nsrculeax     .....l..x     .....l..x
printed order                     ..rcul..x     nsrculeax     .....l..x     .....l..x
mechanism                         ..rcul..x     nsrculeax     .....l..x     .....l..x
link of a mechanism               ..rcul..x     nsrculeax     .....l..x     .....l..x
decision on a unit                ..rcul..x     nsrculeax     .....l..x     .....l..x
event                             ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
own judgement on a part           ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's judgement on a part   ..rcul..x     nsrculeax     .....l..x     .....l..x
own reading of preferences        ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's reading of preferences ..rcul..x     nsrculeax     .....l..x     .....l..x
own reading of a tie              ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's reading of a tie      ..rcul..x     nsrculeax     .....l..x     .....l..x
own reading of willingness        ..rcul..x     nsrculeax     ...c.l..x     ...c.l..x
colleague's reading of willingness ..rcul..x     nsrculeax     .....l..x     .....l..x
judgement on a part in a restricted document ........x     .......ax     ........x     ........x
reading of preferences in a restricted document ........x     .......ax     ........x     ........x
reading of a tie in a restricted document ........x     .......ax     ........x     ........x
"""

#: Who makes new rows, in the study where they are of one; and many at once, by a citation, or from a spreadsheet.
MAKING = """
rows                              create

document                          ...c.leax
holding                           ...c.leax
archive                           ...c.le.x
collection                        ...c.le.x
agent                             ...c.le.x
passage                           ...c.l..x
quotation                         ...c.l..x
coding                            ...c.l..x
memo                              ...c.l..x
code                              ...c.l..x
codebook                          ...c.l..x
assessment                        ...c.l..x
adjudication                      .....l..x
appraisal                         .....l..x
cluster                           .....l..x
scoringsettings                   .....l..x
membership                        .....l..x
coder                             .....l..x
state                             .....l..x
explanation                       .....l..x
hypothesis                        .....l..x
prediction                        .....l..x
publishedverdict                  .....l..x
notapplicable                     .....l..x
outcome                           .....l..x
publishedorder                    .....l..x
preferencereading                 ...c.l..x
tiereading                        ...c.l..x
willingnessreading                ...c.l..x
mechanism                         .....l..x
mechanismlink                     .....l..x
event                             ...c.l..x
partevidence                      ...c.l..x
unitdecision                      .....l..x
study                             ........x
bulk                              ...c.l..x
quick entry                       ...c.l..x
admin: quick entry                ...c.l..x
admin: sheets                     .....l..x
"""

#: For whom the admin's pages open on which one thing is done: merging is for leads, of whatever study, since documents
#: are of none; a deleted passage is brought back by whom it could be deleted by.
ACTS = """
page                                    opens

splitting an open document              ...c.leax
splitting a restricted document         .......ax
scans of an open document               ...c.leax
scans of a restricted document          .......ax
merging open documents                  .....le.x
merging with a restricted document      ........x
undoing a merge                         .....le.x
gathering passages                      .....l..x
gathering with a restricted document    ........x
list of deleted passages                ...c.le.x
bringing back one's own passage         ...c.l..x
bringing back a colleague's passage     .....l..x
bringing back one of a restricted text  ........x
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What the table says of one row: by action, the letters of who may."""

    row: str
    see_private: str
    see_public: str
    change: str
    delete: str

    def see(self, visibility: str) -> set[str]:
        """Who sees it, in a study of this visibility."""
        return letters(self.see_public if visibility == "public" else self.see_private)


def lines() -> list[Line]:
    """The table, line by line."""
    return [Line(*parts) for parts in parts_of(TABLE, 4)]


def makers() -> dict[str, set[str]]:
    """By the name of a table, who makes rows of it."""
    return {name: letters(who) for name, who in parts_of(MAKING, 1)}


def acts() -> dict[str, set[str]]:
    """By the name of an act, for whom its page opens."""
    return {name: letters(who) for name, who in parts_of(ACTS, 1)}


def parts_of(table: str, n: int) -> Iterator[list[str]]:
    """The lines of a table below its heading, each taken apart from the right."""
    for line in table.strip().splitlines()[1:]:
        if line.strip():
            yield [part.strip() for part in line.rsplit(None, n)]


def letters(who: str) -> set[str]:
    """Who may: each letter in its place."""
    assert all(letter in (".", expected) for letter, expected in zip(who, USERS, strict=True)), who
    return set(who) - {"."}
