"""Facts that clauses state: responsible units and more. Pure."""
