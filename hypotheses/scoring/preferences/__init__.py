"""In what order a state prefers outcomes, by what its documents show: pairs, weights, order, and how sure it is.

- `values`: one reading, and what all readings together say of one pair of outcomes.
- `matrix`: readings -> every pair with its masses.
- `ranking`: the pairs -> one order, or what stands in its way: cycles, ties, pairs that nobody compared.
- `kemeny`: the orders that the evidence contradicts least.
- `printed`: orders as people write them, "D > H > O".

Everything is a function of frozen values, exact, and the same whatever order readings come in.
"""
