"""What notices keep about people."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "notices.Notice": Kept(
        purpose="Iemand laten weten dat er iets klaarstaat.",
        basis=Basis.CONTRACT,
        term="90 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "member kind at link subject_id seen_at"),
        about="member",
    ),
    "notices.NoticeChoice": Kept(
        purpose="Laten weten zoals iemand het wil.",
        basis=Basis.CHOICE,
        term="zolang het account bestaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "member kind on_bell by_mail"),
        about="member",
    ),
    "notices.QuietHours": Kept(
        purpose="Iemands rust bewaren.",
        basis=Basis.CHOICE,
        term="zolang het account bestaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "member is_on starts ends"),
        about="member",
    ),
    "notices.OutgoingMail": Kept(
        purpose="Mail versturen, ook als de mailserver even niet werkt.",
        basis=Basis.CONTRACT,
        term="adres en tekst 7 dagen, het feit 1 jaar",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation kind language message_id state attempts trouble created_at not_before",
        )
        | fields(Data.PERSONAL, "member to subject text html settings_link sent_at"),
        about="member",
    ),
}
