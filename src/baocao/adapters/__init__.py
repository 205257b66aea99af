"""The one home of each third-party library that several stages need; no adapter knows a stage."""
