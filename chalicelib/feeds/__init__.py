"""Photos as feeds: what a feed says (``feed``), of which photos (``photos``), and its writers."""
