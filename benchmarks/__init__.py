"""Repeatable measurements, each beside the bare engine doing the same work in the same run."""
