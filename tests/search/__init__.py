"""Search, from words to pages of photos."""
