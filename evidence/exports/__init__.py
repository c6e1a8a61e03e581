"""What leaves the database as files, one module a subject."""
