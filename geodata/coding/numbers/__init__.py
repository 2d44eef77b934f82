"""How many: numbers, what each of them counts, and the toll of an event."""
