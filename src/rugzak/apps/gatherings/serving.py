"""A photo or a sound as an answer. In parts when asked: without that an iPhone plays nothing."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

PART = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def file_answer(request: HttpRequest, content: bytes, media_type: str) -> HttpResponse:
    """The file, kept by nobody on the way: who takes it back takes it back everywhere we can reach."""
    start, end = _asked(request.headers.get("Range", ""), len(content))
    if start is None:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    elif end is None:
        answer = HttpResponse(content, content_type=media_type)
    else:
        answer = HttpResponse(content[start : end + 1], content_type=media_type, status=206)
        answer.headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _asked(header: str, length: int) -> tuple[int | None, int | None]:
    """First and last byte asked for: (0, None) for all of it, (None, None) when there is no such part."""
    match = PART.fullmatch(header.strip())
    if match is None or match[0] == "bytes=-":
        return 0, None
    if not match[1]:
        start, end = max(0, length - int(match[2])), length - 1
    else:
        start, end = int(match[1]), min(int(match[2] or length - 1), length - 1)
    return (start, end) if start <= end else (None, None)
