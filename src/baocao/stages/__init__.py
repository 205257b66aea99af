"""The stages of the line, one module each: a pure function from one noun to the next that knows no other stage."""
