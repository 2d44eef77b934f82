"""Who: the actors that a text names, and who of them took part."""
