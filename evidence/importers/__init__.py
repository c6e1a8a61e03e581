"""Readers of files: what a source says, before the tables are asked anything. No database here."""
