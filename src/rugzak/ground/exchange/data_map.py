"""What uploads keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_TERM = "30 dagen na het verwerken"

DATA_MAP: dict[str, Kept] = {
    "exchange.Upload": Kept(
        purpose="Laten zien welk bestand wanneer door wie is ingelezen, en wat het deed.",
        basis=Basis.INTEREST,
        term="2 jaar; voorbeeldregels 30 dagen",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation kind name size state shape headings heading_row columns is_complete from_folder lines"
            " counts here digest refusal as_of asks_two received_at finished_at",
        )
        | fields(Data.PERSONAL, "sample by carried_out_by confirmed_by"),
        about="by",
        exported=False,
    ),
    "exchange.UploadProgress": Kept(
        purpose="Laten zien hoe ver een lang bestand is.",
        basis=Basis.NONE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation upload done total"),
        exported=False,
    ),
    "exchange.UploadPiece": Kept(
        purpose="Een bestand nakijken voordat er iets verandert.",
        basis=Basis.INTEREST,
        term="tot het verwerkt is, hoogstens 30 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation upload part number")
        | fields(Data.PERSONAL, "content"),
        exported=False,
    ),
    "exchange.UploadLine": Kept(
        purpose="Laten zien wat elke regel van een bestand verandert.",
        basis=Basis.INTEREST,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation upload number outcome decision")
        | fields(Data.PERSONAL, "key title says"),
        exported=False,
    ),
}
