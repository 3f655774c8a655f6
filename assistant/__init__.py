"""A question becomes a cited answer, or an honest "the documents do not say"."""
