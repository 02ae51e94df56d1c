"""What the tables of planning keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "planning.Plan": Kept(
        purpose="Weten welke weken van een regio gepland worden, en hoe ver het rekenen is.",
        basis=Basis.INTEREST,
        term="zolang het programma bestaat; elk nieuw plan komt in de plaats van het vorige",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation programme region first_day weeks state version changed_at halt progress outcome undo",
        )
        | fields(Data.PERSONAL, "changed_by"),
        about="changed_by",
        exported=False,
    ),
    "planning.Proposal": Kept(
        purpose="Voorstellen welke coach wanneer naar welke plek gaat. Nooit voor wie of waarover.",
        basis=Basis.INTEREST,
        term="8 weken na het moment",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation plan minutes state is_pinned by_hand why before")
        | fields(Data.PERSONAL, "request appointment start location moves"),
        about="appointment__member",
        exported=False,
    ),
    "planning.Prices": Kept(
        purpose="Onthouden wat bij het plannen zwaarder weegt.",
        basis=Basis.NONE,
        term="zolang het programma bestaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation programme weights needs"),
        exported=False,
    ),
}
