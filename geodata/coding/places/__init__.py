"""Where: names of places, told apart by what stands around them and by one another."""
