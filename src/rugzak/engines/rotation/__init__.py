"""Who sits with whom: groups of four or five over rounds, with the fewest repeated meetings.

Plain Python that knows numbers of people only. Ask ``rotate(Rotation(...))``; what came
out is a ``Plan``. Method, bound and proofs: docs/engines/rotation.md.
"""

from rugzak.engines.rotation.asked import Group, Impossible, Pair, Rotation, Round, Why
from rugzak.engines.rotation.planned import Plan, rotate

__all__ = ["Group", "Impossible", "Pair", "Plan", "Rotation", "Round", "Why", "rotate"]
