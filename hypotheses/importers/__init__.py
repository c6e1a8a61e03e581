"""How studies come in from files."""
