"""The tables that others made: what signing in and Django itself keep."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields


def _unused(purpose: str, names: str) -> Kept:
    """A table without people that comes with a library."""
    return Kept(
        purpose=purpose,
        basis=Basis.NONE,
        term="zolang het programma draait",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, names),
        exported=False,
    )


DATA_MAP: dict[str, Kept] = {
    "account.EmailAddress": Kept(
        purpose="Inloggen met een code in je mail.",
        basis=Basis.CONTRACT,
        term="tot 30 dagen na uit dienst",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id user") | fields(Data.PERSONAL, "email verified primary"),
        about="user__members",
    ),
    "account.EmailConfirmation": Kept(
        purpose="Nagaan of een mailadres van jou is.",
        basis=Basis.CONTRACT,
        term="3 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id email_address key") | fields(Data.PERSONAL, "created sent"),
        about="email_address__user__members",
    ),
    "mfa.Authenticator": Kept(
        purpose="Inloggen met een passkey of een code van je telefoon.",
        basis=Basis.CONTRACT,
        term="tot je hem weghaalt, of tot 30 dagen na uit dienst",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id user data") | fields(Data.PERSONAL, "type created_at last_used_at"),
        about="user__members",
    ),
    "pghistory.Context": _unused(
        "Wordt niet gebruikt: wie iets veranderde staat bij de verandering zelf.",
        "id created_at updated_at metadata",
    ),
    "auth.Permission": _unused("Lijst van Django zelf, zonder mensen.", "id name content_type codename"),
    "auth.Group": _unused("Lijst van Django zelf, zonder mensen.", "id name"),
    "auth.Group_permissions": _unused("Lijst van Django zelf, zonder mensen.", "id group permission"),
    "contenttypes.ContentType": _unused("Namen van tabellen.", "id app_label model"),
    "sessions.Session": _unused(
        "Tabel van Django zelf, niet gebruikt.", "session_key session_data expire_date"
    ),
}
