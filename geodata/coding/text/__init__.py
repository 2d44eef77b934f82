"""The text itself: sentences, language, frame, letters made even, and the cues' patterns."""
