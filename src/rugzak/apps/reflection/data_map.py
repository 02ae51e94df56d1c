"""What notes keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP = {
    "reflection.Note": Kept(
        purpose="Je notities aan jezelf bewaren.",
        basis=Basis.CHOICE,
        term="tot jij ze weggooit, of tot je hier niet meer werkt",
        afterwards="gewist, binnen enkele uren",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner written_at changed_at thrown_away_at")
        | fields(Data.CONFIDENTIAL, "title body"),
        about="owner",
    ),
}
