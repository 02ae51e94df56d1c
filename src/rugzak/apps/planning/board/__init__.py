"""The board as a planner sees it: lanes per coach, blocks per day, who has no place and what would help."""

from rugzak.apps.planning.board.page import Board, make_board

__all__ = ["Board", "make_board"]
