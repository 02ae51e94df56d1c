"""What the tables of organisations keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_HISTORY = "pgh_id pgh_created_at pgh_label pgh_obj pgh_by"
_SETTINGS = (
    "name slug country language words promise_working_days pulse_floor cohort_floor confidentiality_text"
    " contact_line brand_colour logo_digest"
)

DATA_MAP: dict[str, Kept] = {
    "tenancy.Organisation": Kept(
        purpose="De instellingen van de organisatie.",
        basis=Basis.NONE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, f"id {_SETTINGS} created_at"),
        exported=False,
    ),
    "tenancy.OrganisationHistory": Kept(
        purpose="Laten zien wie welke instelling wanneer veranderde.",
        basis=Basis.INTEREST,
        term="zolang de organisatie Rugzak gebruikt; wie het deed is na 2 jaar een nummer zonder naam",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, f"{_HISTORY} {_SETTINGS}") | fields(Data.PERSONAL, "pgh_by"),
        exported=False,
    ),
    "tenancy.Logo": Kept(
        purpose="Het logo boven elke bladzijde.",
        basis=Basis.NONE,
        term="tot er een ander logo komt",
        afterwards="gewist",
        classes=fields(Data.OPEN, "id organisation image media_type digest"),
        exported=False,
    ),
    "tenancy.Proposal": Kept(
        purpose="Twee mensen laten beslissen over een beheerder erbij of een kleinere groep.",
        basis=Basis.INTEREST,
        term="6 maanden na de beslissing",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation kind values asked_at decided_at accepted")
        | fields(Data.PERSONAL, "about_id asked_by_id decided_by_id"),
        about="about_id",
    ),
    "tenancy.Door": Kept(
        purpose="Van een code of adres naar de juiste organisatie leiden. Bewaart alleen een afdruk ervan.",
        basis=Basis.CONTRACT,
        term="tot de code verloopt of de organisatie stopt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id token_hash purpose organisation_id expires_at"),
        exported=False,
    ),
}
