"""Deciding on what was found in an article: its words, the drafts, known records, the changes."""
