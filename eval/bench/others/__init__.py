"""Other retrievers and readers beside ours, in environments of their own."""
