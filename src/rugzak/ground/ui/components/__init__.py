"""Every part a page is built from. Importing this package declares them all."""

from rugzak.ground.ui.components import (
    buttons,
    charts,
    choosing,
    feedback,
    fields,
    finding,
    frames,
    hats,
    hours,
    lists,
    marks,
    switches,
    tables,
    thread,
)

__all__ = [
    "buttons",
    "charts",
    "choosing",
    "feedback",
    "fields",
    "finding",
    "frames",
    "hats",
    "hours",
    "lists",
    "marks",
    "switches",
    "tables",
    "thread",
]
