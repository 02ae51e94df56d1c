"""Planning: who meets whom, when and where, with a reason and a proven distance to the best.

The front door is ``solve``; docs/planning/README.md tells how it works. Nothing here knows Django, a
database, or what a meeting is about.
"""

from rugzak.engines.planning.capacity import Assumed, Outlook, coaches_needed, outlook, requests_possible
from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.judge.verdict import Breach, Verdict
from rugzak.engines.planning.question.instance import Impossible
from rugzak.engines.planning.solution import NO_PROOF, Progress, Solution, Watch, Wishes, by_hand_cost
from rugzak.engines.planning.telling.choices import choices, nobody_can, standing
from rugzak.engines.planning.telling.explain import add_reasons

__all__ = [
    "NO_PROOF",
    "Assumed",
    "Breach",
    "Impossible",
    "Outlook",
    "Progress",
    "Solution",
    "Verdict",
    "Watch",
    "Wishes",
    "add_reasons",
    "by_hand_cost",
    "choices",
    "coaches_needed",
    "evaluate",
    "nobody_can",
    "outlook",
    "requests_possible",
    "solve",
    "standing",
]
