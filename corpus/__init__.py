"""Files become documents, chunks and facts."""
