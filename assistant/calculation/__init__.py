"""Arithmetic on what documents state: differences, sums, lengths; each right or not given."""
