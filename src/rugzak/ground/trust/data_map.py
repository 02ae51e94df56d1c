"""What the tables of trust keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP = {
    "trust.SubjectKey": Kept(
        purpose="Je eigen teksten versleutelen, zodat alleen jij ze opent.",
        basis=Basis.INTEREST,
        term="zolang je hier werkt",
        afterwards="gewist; daarna is geen enkele tekst van jou nog te lezen",
        classes=fields(Data.INTERNAL, "id organisation member master_key wrapped")
        | fields(Data.PERSONAL, "made_at erased_at"),
        about="member",
    ),
    "trust.Reading": Kept(
        purpose="Laten zien wie iets van jou opende, of dat probeerde.",
        basis=Basis.INTEREST,
        term="5 jaar; na 2 jaar zonder namen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation item_id")
        | fields(Data.PERSONAL, "at reader_id about_id kind outcome on_behalf_of_id"),
        about="about_id",
    ),
    "trust.Seal": Kept(
        purpose="Merken of iemand het logboek van inzage heeft veranderd.",
        basis=Basis.NONE,
        term="zolang er regels van het logboek zijn",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation number from_at until count leaves root previous_chain chain sealed_at",
        ),
        exported=False,
    ),
    "trust.Consent": Kept(
        purpose="Onthouden waar je ja op zei, en wanneer je dat terugnam.",
        basis=Basis.CHOICE,
        term="zolang je hier werkt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation item_id")
        | fields(Data.PERSONAL, "owner purpose kind given_at until withdrawn_at"),
        about="owner",
    ),
    "trust.SharingGrant": Kept(
        purpose="Onthouden wat je met wie deelt, en tot wanneer.",
        basis=Basis.CHOICE,
        term="zolang je hier werkt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation item_id")
        | fields(Data.PERSONAL, "owner shared_with kind given_at until withdrawn_at"),
        about="owner",
    ),
}
