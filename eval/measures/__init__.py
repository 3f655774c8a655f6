"""What is measured: answers, citations, abstention, retrieval, time, and how sure a figure is."""
