"""Printing as the user sees it: what is to be printed, page options with their effect at once, printer or PDF file."""
