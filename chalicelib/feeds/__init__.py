"""Photos as feeds: what a feed says (``feed``), of which photos (``photos``), and its writers.

Pushes are written by ``atom`` and ``jsonfeed``, answers of methods and public feeds by the modules
that ``formats`` names. What has places (``atom``, ``rss``, ``rdf``) is the base of what has none.
"""
