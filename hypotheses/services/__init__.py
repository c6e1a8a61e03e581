"""How the hypotheses app writes."""
