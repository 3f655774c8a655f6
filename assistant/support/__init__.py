"""How well a sentence supports an answer, and which of its words are the answer."""
