"""What the library keeps, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP = {
    "library.Piece": Kept(
        purpose="Zorgmodellen, themapagina's en gesprekspunten die iedereen hier kan lezen.",
        basis=Basis.NONE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation kind number checked_on withdrawn_at key"),
        exported=False,
    ),
    "library.Version": Kept(
        purpose="Kunnen nalezen wat er eerder stond, en wie het schreef.",
        basis=Basis.INTEREST,
        term="zolang de organisatie Rugzak gebruikt; de naam tot je uit dienst gaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation piece number title summary body written_at")
        | fields(Data.PERSONAL, "written_by"),
        about="written_by",
    ),
}
