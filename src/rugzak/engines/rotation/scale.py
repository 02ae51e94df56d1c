"""What a seat costs: the scale on which every search of this engine weighs."""

from collections.abc import Sequence
from dataclasses import dataclass

REPEAT, ROLE = (
    6,
    1,
)  # one repeat weighs as much as six same-role pairs; the best plan is kept by repeats first


@dataclass(frozen=True)
class Scale:
    """What a seat costs. All masks are per person: met before this plan, same role, not in one group with."""

    met: Sequence[int]
    role: Sequence[int]  # includes the person
    banned: Sequence[int]
    roles_matter: bool

    @property
    def matters(self) -> bool:
        """Whether it makes any difference who is who."""
        return self.roles_matter or any(self.met) or any(self.banned)

    def cost(self, person: int, others: int, met: int) -> int:
        """The price of seating a person with ``others`` (without the person), when ``met`` were met already."""
        price = REPEAT * (met & others).bit_count() + 1000 * (self.banned[person] & others).bit_count()
        return price + ROLE * (self.role[person] & others).bit_count() if self.roles_matter else price
