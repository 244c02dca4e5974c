"""The page of search: results by document, facets, hints."""
