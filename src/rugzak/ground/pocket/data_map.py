"""What the table of the pocket keeps, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "pocket.Receipt": Kept(
        purpose="Wat je zonder verbinding deed maar één keer uitvoeren, ook als je telefoon het twee keer stuurt.",
        basis=Basis.CONTRACT,
        term="60 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation key") | fields(Data.PERSONAL, "member deed href at"),
        about="member",
        exported=False,
    ),
}
