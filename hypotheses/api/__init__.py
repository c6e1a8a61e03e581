"""The read-only API of what is claimed, and of how the evidence bears on it."""
