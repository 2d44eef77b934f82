"""A day or two told on paper: the picture of the map, and a briefing as PDF or DOCX."""
