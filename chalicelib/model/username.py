"""A username: what it may be, and when two are one."""

from __future__ import annotations

import re
import unicodedata

from chalicelib.model.refusals import Refusal

LENGTH_MAX = 50
# Control characters, invisible ones that turn or join text, halves of characters, line ends.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_NSID = re.compile(r"\d+@n\d+")
_EMAIL = re.compile(r"\S+@\S+\.\S+")


def chosen(text: str) -> str:
    """The username that somebody wishes for. Raises Refusal."""
    username = text.strip()
    if not username:
        raise Refusal("A username is needed.")
    if len(username) > LENGTH_MAX:
        raise Refusal(f"A username has at most {LENGTH_MAX} characters.")
    if any(unicodedata.category(each) in _INVISIBLE for each in username):
        raise Refusal("A username has no control characters and none that cannot be seen.")
    if _NSID.fullmatch(folded(username)) or _EMAIL.fullmatch(folded(username)):
        raise Refusal("A username looks neither like an NSID nor like an e-mail address.")
    return username


def folded(username: str) -> str:
    """What is the same of all spellings of one name: case, width, accents apart, blanks."""
    composed = unicodedata.normalize("NFKC", username).casefold()
    return " ".join(unicodedata.normalize("NFKC", composed).split())
