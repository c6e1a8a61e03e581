"""The read-only API of what the archive says."""
