"""Matching clauses by matter, and differences between versions of a text. Pure."""
