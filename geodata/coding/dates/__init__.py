"""When: the dates of a sentence, resolved against the article's own."""
