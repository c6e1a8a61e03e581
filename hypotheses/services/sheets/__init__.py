"""Coded evidence from sheets into the tables, many rows at a time, with history."""
