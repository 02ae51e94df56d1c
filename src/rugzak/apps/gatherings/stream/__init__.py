"""The stream of a room: one picture per audience, made once and sent to every screen."""

from rugzak.apps.gatherings.stream.channel import RoomChannel

__all__ = ["RoomChannel"]
