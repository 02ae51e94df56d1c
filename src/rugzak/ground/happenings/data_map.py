"""What the record of deeds keeps, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "happenings.Happening": Kept(
        purpose="Weten wat er gebeurde, door wie en wanneer. Zonder namen en zonder tekst.",
        basis=Basis.INTEREST,
        term="2 jaar",
        afterwards="wie het deed wordt een nummer zonder naam",
        classes=fields(Data.INTERNAL, "id organisation kind at facts") | fields(Data.PERSONAL, "by_id"),
        about="by_id",
    ),
}
