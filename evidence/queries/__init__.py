"""What pages ask of the tables, beginning with what their reader may see."""
