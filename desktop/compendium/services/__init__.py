"""Use cases, one module each. Collaborators come by constructor."""
