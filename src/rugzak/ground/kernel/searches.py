"""What somebody searched for, kept out of the address.

A name in an address ends up in logs and in a browser's history. A search is posted;
the address then holds only a short key to the words, which stay in the session.
"""

import secrets

from django.http import HttpRequest

PARAM = "zoek"
_KEPT, _MOST = "searches", 10


def keep_search(request: HttpRequest, words: str) -> str:
    """A key for these words; empty words need none."""
    if not words:
        return ""
    kept: dict[str, str] = request.session.get(_KEPT, {})
    for key, before in kept.items():
        if before == words:
            return key
    key = secrets.token_urlsafe(6)
    newest = list(kept.items())[-(_MOST - 1) :]
    request.session[_KEPT] = dict([*newest, (key, words)])
    return key


def kept_search(request: HttpRequest, param: str = PARAM) -> str:
    """The words behind the key in the address, or nothing when the session has forgotten them."""
    kept: dict[str, str] = request.session.get(_KEPT, {})
    return kept.get(request.GET.get(param, ""), "")
