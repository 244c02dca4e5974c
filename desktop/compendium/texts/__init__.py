"""From the text of a file to a document: outline, metadata, clean-up. Pure."""
