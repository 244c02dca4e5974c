"""Readers of file formats: one module per format behind one protocol."""
