"""The lexicon that the program brings along: our own texts in `van-ban/`, and `nen.bin` compiled from them."""
