"""Rules on spelling: syllables that cannot be, words said twice, and right syllables in the wrong place."""
