"""Import contract: one app reaches another only through its public modules."""

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class FrontDoors(Contract):
    """Every app of ``wing`` offers its ``doors``; the rest is private, except to ``keyholders``.

    Tests may use anything of any app: a test sets the stage with its neighbours'
    factories. Foreign keys to a lower app are written as strings.
    """

    wing = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    keyholders = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: Any, verbose: bool) -> ContractCheck:
        trespasses = [
            f"{guest} -> {private}"
            for app in graph.find_children(self.wing)
            for private in graph.find_descendants(app)
            if private.removeprefix(f"{app}.").split(".")[0] not in self.doors
            for guest in graph.find_modules_that_directly_import(private)
            if not self._may_enter(guest, app)
        ]
        return ContractCheck(kept=not trespasses, metadata={"trespasses": sorted(trespasses)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["trespasses"]:
            output.print_error(f"{line}\n    ask that app through: {', '.join(self.doors)}")

    def _may_enter(self, guest: str, app: str) -> bool:
        at_home = guest == app or guest.startswith(f"{app}.")
        keyholder = any(guest == holder or guest.startswith(f"{holder}.") for holder in self.keyholders or ())
        return at_home or keyholder or ".tests." in guest
