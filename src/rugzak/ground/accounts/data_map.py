"""What we keep about ways in: as little as opening a door takes."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

# Secrets and their hashes are INSIDE: "mijn gegevens" must never hand out what opens a door.
PERSON, INSIDE = Data.PERSONAL, Data.INTERNAL

DATA_MAP: dict[str, Kept] = {
    "accounts.User": Kept(
        purpose="Inloggen.",
        basis=Basis.CONTRACT,
        term="tot 30 dagen na het einde van het laatste werk",
        afterwards="gewist",
        classes=fields(INSIDE, "id handle password")
        | fields(PERSON, "email is_active created_at last_login"),
        about="members",
    ),
    "accounts.Member": Kept(
        purpose="Weten wie er werkt en hoe je die bereikt.",
        basis=Basis.CONTRACT,
        term="tot 2 jaar na uit dienst",
        afterwards="naam vervangen, nummer gewist",
        classes=fields(INSIDE, "id organisation user sort_key ended_at")
        | fields(PERSON, "first_name prefix last_name staff_number email phone language theme"),
        about="id",
    ),
    "accounts.MemberHistory": Kept(
        purpose="Nagaan wie wanneer begon en stopte.",
        basis=Basis.INTEREST,
        term="2 jaar",
        afterwards="gewist",
        classes=fields(INSIDE, "pgh_id pgh_created_at pgh_label pgh_by pgh_obj organisation user ended_at"),
        about="pgh_obj",
        exported=False,
    ),
    "accounts.Device": Kept(
        purpose="Een vertrouwd apparaat herkennen.",
        basis=Basis.CONTRACT,
        term="tot het apparaat een jaar niet is gebruikt, of tot einde",
        afterwards="gewist",
        classes=fields(INSIDE, "id organisation kind token_hash wrong_pins ended_at registered_by")
        | fields(PERSON, "member label created_at used_at"),
        about="member",
    ),
    "accounts.Pin": Kept(
        purpose="Inloggen met een pincode.",
        basis=Basis.CONTRACT,
        term="tot wijzigen, telefoon kwijt of uit dienst",
        afterwards="gewist",
        classes=fields(INSIDE, "id organisation pin_hash") | fields(PERSON, "member changed_at"),
        about="member",
    ),
    "accounts.PaperCode": Kept(
        purpose="De eerste keer binnenkomen, of na een verloren telefoon.",
        basis=Basis.CONTRACT,
        term="30 dagen na gebruik of verval",
        afterwards="gewist",
        classes=fields(INSIDE, "id organisation purpose code_hash issued_by confirmed_by")
        | fields(PERSON, "member issued_at expires_at used_at withdrawn_at"),
        about="member",
    ),
    "accounts.Session": Kept(
        purpose="Ingelogd blijven.",
        basis=Basis.CONTRACT,
        term="12 uur",
        afterwards="gewist",
        classes=fields(INSIDE, "session_key session_data expire_date organisation_id device_id lane")
        | fields(PERSON, "user_id member_id started_at seen_at"),
        about="member_id",
    ),
    "accounts.Tries": Kept(
        purpose="Raden traag maken; geen adres en geen naam, alleen een hash die elke dag anders is.",
        basis=Basis.INTEREST,
        term="1 dag",
        afterwards="gewist",
        classes=fields(INSIDE, "key since count"),
        exported=False,
    ),
}
