"""The nouns that the stages hand to each other: frozen, without I/O, named by design.md's table of words."""
