"""Which rules facts are extracted by; apart from the rules, so that asking costs nothing."""

RULES = "8"
"""Raise it when the rules find something else: facts that were stored under another value are then extracted anew."""
