"""Telling people that something is waiting, and letting them choose how."""

from rugzak.ground.notices.services.announcing import announce, heard_by
from rugzak.ground.notices.services.choosing import choose
from rugzak.ground.notices.services.forgetting import forget
from rugzak.ground.notices.services.posting import Letter, post, post_all
from rugzak.ground.notices.services.seeing import mark_all_seen, mark_seen, mark_unseen
from rugzak.ground.notices.services.sending import send

__all__ = [
    "Letter",
    "announce",
    "choose",
    "forget",
    "heard_by",
    "mark_all_seen",
    "mark_seen",
    "mark_unseen",
    "post",
    "post_all",
    "send",
]
