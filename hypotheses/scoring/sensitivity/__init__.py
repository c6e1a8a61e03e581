"""What would overturn a verdict: the evidence left out piece by piece, the rule varied, the weights drawn anew.

The judgements of a cell are turned once into the figures of its clusters (`cells`); leaving a cluster out is then a
subtraction, and every result equals what the definition (`scoring.congruence`) gives without those judgements.

- `cells`: a cell as these analyses take it; `standing`: the figures of its clusters, and the verdict they come to.
- `leaving_out`: without each cluster, document, coder, archive, or anything else.
- `variations`: thresholds and kappa over grids, other weights, other types of test.
- `fewest`, `removals`, `reversals`: the smallest number of clusters to remove, or of codings to reverse, for another
  verdict; `bounds` says which verdicts are out of reach.
- `simulation`: weights perturbed, clusters drawn anew; chance is handed in.
- `urn`: López and Bowers' probability of so one-sided a count.
"""
