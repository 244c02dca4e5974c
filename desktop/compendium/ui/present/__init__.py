"""Presenting: the audience's view, the speaker's own, and the pages that both show."""
