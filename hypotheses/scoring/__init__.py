"""The arithmetic of congruence: from coders' judgements to one verdict per cell.

Everything here is a function of frozen values: no database, no clock, no chance, no rounding. Scores of
record are exact fractions, because 1/3 is both a threshold and a score that two good documents reach.
docs/scoring.md says the same in plain words; `congruence` is the definition that any faster route (an SQL
aggregate) has to agree with.

- `values`: what goes in and what comes out; `rule`: a study's settings.
- `congruence`: judgements -> units -> cluster masses -> the tally of a cell.
- `verdicts` and `flags`: the tally of a cell -> its verdict, its scores and what a reader should know
  beside them.
- `alternatives`: three other ways of adding up, none of them of record.
"""
