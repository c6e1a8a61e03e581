"""Weighing explanations that exclude each other: by ratios of likelihood, and by what speaks against each.

Nothing of a study is made of these yet: they ask for probabilities that nobody enters (docs/scoring.md).
"""
