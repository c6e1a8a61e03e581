"""How the evidence app writes."""
