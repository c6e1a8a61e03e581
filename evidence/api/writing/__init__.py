"""How rows are written over the API: what a body may say, which version it speaks of, and what is answered."""
