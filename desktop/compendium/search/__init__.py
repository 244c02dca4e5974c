"""Whoosh: grams, index, query language, ranking, snippets."""
