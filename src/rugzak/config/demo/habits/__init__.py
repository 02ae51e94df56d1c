"""The lived-in part of the cards: eighteen months of draws and trials, and what goes on now."""

from rugzak.config.demo.habits.filling import fill

__all__ = ["fill"]
