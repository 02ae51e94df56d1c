"""What the tables of signing in keep, why and how long. Codes and keys are never exported: they open doors."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_WORK = "tot 30 dagen na uit dienst"

DATA_MAP: dict[str, Kept] = {
    "accounts.User": Kept(
        purpose="Inloggen.",
        basis=Basis.CONTRACT,
        term=_WORK,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id handle password")
        | fields(Data.PERSONAL, "email is_active created_at last_login"),
        about="members",
    ),
    "accounts.Member": Kept(
        purpose="Weten wie je bent, en hoe collega's je bereiken.",
        basis=Basis.CONTRACT,
        term=_WORK,
        afterwards="een nummer zonder naam",
        classes=fields(Data.INTERNAL, "id organisation sort_key")
        | fields(
            Data.PERSONAL,
            "user first_name prefix last_name staff_number email phone language theme ended_at",
        ),
        about="id",
    ),
    "accounts.MemberHistory": Kept(
        purpose="Laten zien wanneer een account begon of eindigde, en door wie.",
        basis=Basis.INTEREST,
        term="5 jaar; na 2 jaar zonder naam van wie het deed",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "pgh_id organisation user pgh_obj")
        | fields(Data.PERSONAL, "pgh_created_at pgh_label pgh_by ended_at"),
        about="pgh_obj",
    ),
    "accounts.Device": Kept(
        purpose="Je eigen telefoon of een gedeelde tablet herkennen bij het inloggen.",
        basis=Basis.CONTRACT,
        term="tot je het apparaat weghaalt, of tot 30 dagen na uit dienst",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation token_hash pin_hash")
        | fields(Data.PERSONAL, "member kind label wrong_pins created_at used_at ended_at"),
        about="member",
    ),
    "accounts.PaperCode": Kept(
        purpose="Je de eerste keer laten inloggen, of na het verlies van je telefoon.",
        basis=Basis.CONTRACT,
        term="24 uur geldig; 6 maanden bewaard",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation code_hash")
        | fields(
            Data.PERSONAL,
            "member purpose issued_by confirmed_by issued_at expires_at used_at withdrawn_at",
        ),
        about="member",
    ),
    "accounts.Session": Kept(
        purpose="Onthouden dat je bent ingelogd.",
        basis=Basis.CONTRACT,
        term="hoogstens 12 uur",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "session_key session_data user_id member_id organisation_id device_id")
        | fields(Data.PERSONAL, "expire_date lane started_at"),
        about="member_id",
    ),
    "accounts.Tries": Kept(
        purpose="Raden van codes en wachtwoorden tegengaan. Zonder naam: alleen een afdruk en een aantal.",
        basis=Basis.INTEREST,
        term="1 uur",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "key since count"),
        exported=False,
    ),
}
