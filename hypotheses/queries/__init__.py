"""What the database is asked: rows and sums, no formulas."""
