"""Pages for people: templates, their style and their few scripts.

``template`` renders what is in ``templates/``; whatever is shown is escaped, and a name that a
template uses and nobody gave is a bug. ``static/`` is served as it is.
"""
