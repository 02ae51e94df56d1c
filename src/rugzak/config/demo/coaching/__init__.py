"""The lived-in part: coaches, eighteen months of requests and visits, and a present that goes on.

``fill`` is the front door. The story's own people come first, so that chance has to
plan around them; then everything is written in bulk, each row in its final state.
"""

from rugzak.config.demo.coaching.filling import fill

__all__ = ["fill"]
