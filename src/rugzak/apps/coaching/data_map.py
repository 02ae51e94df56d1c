"""What looking back keeps, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "coaching.ContactLog": Kept(
        purpose="Samen weten wat jullie deden en wat er in beweging kwam. Alleen jij en wie kwam lezen het.",
        basis=Basis.CHOICE,
        term="1 jaar na het bezoek, of tot jij de woorden wist",
        afterwards="gewist; per team blijft alleen wat vaak gedaan werd",
        classes=fields(Data.INTERNAL, "id organisation key revision")
        | fields(Data.PERSONAL, "visit owner coach deeds movements written_at changed_at")
        | fields(Data.CONFIDENTIAL, "words"),
        about="owner",
    ),
    "coaching.VisitAction": Kept(
        purpose="Weten bij welk bezoek je iets afsprak.",
        basis=Basis.CHOICE,
        term="zolang de afspraak bestaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "visit action"),
        about="action__owner",
    ),
    "coaching.Observation": Kept(
        purpose="Jou geven wat iemand zag, als jij het wilt hebben.",
        basis=Basis.CHOICE,
        term="1 jaar na jouw ja, of tot jij het weggooit; zonder ja 14 dagen",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "visit owner coach lens state changed_at settled_at")
        | fields(Data.CONFIDENTIAL, "saw did question"),
        about="owner",
    ),
}
