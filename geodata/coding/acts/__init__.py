"""What: the acts that a sentence tells of, their categories, and whether they took place."""
