"""How much an article may hold: what is more was most likely not meant to be an article."""

MOST_CHARACTERS = 5_000_000
MOST_BLOCKS = 20_000
