"""Composition root: command line, paths, logging; the only place that builds concrete objects."""
