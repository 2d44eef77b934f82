"""From a draft to a record: the row it proposes, its id, what is known already, what it ends."""
