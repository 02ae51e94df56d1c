"""The tables that come with Django and with libraries: what they keep, why and how long."""

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
    "privacy.OrganisationExport": Kept(
        purpose="Weten wie wanneer alles van de organisatie meenam.",
        basis=Basis.INTEREST,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL, "id organisation state asked_at ready_at expires_at tables tables_done rows"
        )
        | fields(Data.PERSONAL, "by"),
        about="by",
    ),
    "privacy.ExportPart": Kept(
        purpose="Alles van de organisatie klaarzetten om op te halen.",
        basis=Basis.INTEREST,
        term="7 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation export table number last_key is_last rows")
        | fields(Data.PERSONAL, "content"),
        exported=False,
    ),
    "mfa.Authenticator": Kept(
        purpose="Inloggen met een toegangssleutel of codes van een app.",
        basis=Basis.CHOICE,
        term="tot weghalen, telefoon kwijt of uit dienst",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id user data") | fields(Data.PERSONAL, "type created_at last_used_at"),
        about="user__members",
    ),
    "account.EmailAddress": _unused(
        "Wordt niet gebruikt; hoort bij het pakket waarmee we inloggen.", "id user email verified primary"
    ),
    "account.EmailConfirmation": _unused(
        "Wordt niet gebruikt; hoort bij het pakket waarmee we inloggen.", "id email_address created sent key"
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
