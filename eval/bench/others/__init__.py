"""Other retrievers beside ours, in an environment of their own."""
