"""The parts of the page on which readers load data of their own."""
