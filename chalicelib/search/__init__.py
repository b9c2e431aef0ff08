"""Search: photos found by what is said of them, of lists that were kept for that.

    stream ──> index: a photo's terms ──> postings      query ──> find: the rarest list, filtered

A posting is a row under a term (a word, a tag, an owner, a cell of the globe, a month) that carries
all that a search asks of a photo. A query reads the shortest of the lists that its photos must be
in, newest first, and drops what does not fit; nothing else is read, and nothing is ever scanned.
"""
