"""What the archive says: archives, documents, quotations. Knows nothing of the claims they are used to test."""
