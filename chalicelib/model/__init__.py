"""The nouns: frozen dataclasses and their rules. No input, no output, no clock of their own."""
