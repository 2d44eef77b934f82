"""Sentences joined to events, and the drafts that are made of them."""
