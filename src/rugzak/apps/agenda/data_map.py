"""What the tables of the agenda keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP: dict[str, Kept] = {
    "agenda.Visit": Kept(
        purpose="Weten wanneer een coach waar is. Nooit waarover het gaat.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="losgemaakt van namen; de uren blijven per coach en locatie geteld",
        classes=fields(Data.INTERNAL, "id organisation state booked_at revision changed_at")
        | fields(Data.PERSONAL, "appointment during location place team setting series"),
        about="appointment__member",
    ),
    "agenda.VisitHistory": Kept(
        purpose="Laten zien wie wat wanneer veranderde.",
        basis=Basis.INTEREST,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "pgh_id pgh_created_at pgh_label pgh_obj organisation state")
        | fields(Data.PERSONAL, "appointment during location team pgh_by"),
        exported=False,
    ),
    "agenda.Occupation": Kept(
        purpose="Voorkomen dat iemand twee keer wordt ingepland.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation is_standing")
        | fields(Data.PERSONAL, "member visit part during"),
        about="member",
    ),
    "agenda.Cancellation": Kept(
        purpose="Weten dat een bezoek niet doorging, en wie het kan terugzetten. Nooit waarom.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "visit by at"),
        about="by",
    ),
    "agenda.Relocation": Kept(
        purpose="Het verzetten van een bezoek ongedaan kunnen maken.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "visit before by at together"),
        about="by",
    ),
    "agenda.Availability": Kept(
        purpose="Bezoeken plannen op dagdelen die een coach schikken.",
        basis=Basis.CHOICE,
        term="tot je het wijzigt of uit dienst gaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "member halves"),
        about="member",
    ),
    "agenda.Away": Kept(
        purpose="Geen bezoeken voorstellen op dagen dat een coach niet kan. Nooit waarom.",
        basis=Basis.CHOICE,
        term="1 jaar na de laatste dag",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "member first_day last_day stand_in"),
        about="member",
    ),
    "agenda.Overrun": Kept(
        purpose="Uitleggen waarom in een week meer uren nodig waren. Een vaste keuze over het werk.",
        basis=Basis.CONTRACT,
        term="tot 2 jaar na de laatste dag van de aanstelling",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation year week reason at")
        | fields(Data.PERSONAL, "appointment by"),
        about="appointment__member",
    ),
    "agenda.TravelTime": Kept(
        purpose="Gemeten reistijd tussen twee locaties.",
        basis=Basis.NONE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation origin destination means minutes"),
        exported=False,
    ),
    "agenda.Shift": Kept(
        purpose="Weten wanneer iemand werkt, zodat een bezoek in een dienst past.",
        basis=Basis.CONTRACT,
        term="30 dagen na de dienst",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "member during"),
        about="member",
    ),
    "agenda.Feed": Kept(
        purpose="De eigen agenda volgen in een ander programma. Alleen tijd en plaats.",
        basis=Basis.CHOICE,
        term="tot je het adres intrekt of uit dienst gaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation token_hash") | fields(Data.PERSONAL, "member made_at"),
        about="member",
    ),
    "agenda.Series": Kept(
        purpose="Een bezoek dat terugkomt in één keer plannen.",
        basis=Basis.CONTRACT,
        term="1 jaar na de laatste keer",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "appointment rhythm first_day last_day at minutes skipped"),
        about="appointment__member",
    ),
    "agenda.StandInOffer": Kept(
        purpose="Iemand anders laten gaan als een coach niet kan. Nooit waarom.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "visit to by asked_at stand_in_says colleague_says settled_at"),
        about="by",
    ),
    "agenda.Relief": Kept(
        purpose="Regelen wie de groep overneemt tijdens een bezoek.",
        basis=Basis.CONTRACT,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(
            Data.PERSONAL,
            "visit team state asked_by asked_at with_name answered_by answered_at covered_by",
        ),
        about="asked_by",
    ),
    "agenda.TeamWindow": Kept(
        purpose="Bezoeken plannen op tijden die een team schikken.",
        basis=Basis.NONE,
        term="tot het team ze wijzigt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation team kind weekdays starts ends"),
        exported=False,
    ),
    "agenda.Reaching": Kept(
        purpose="Weten hoe iemand bereikt wil worden over een bezoek.",
        basis=Basis.CHOICE,
        term="tot je het wijzigt of uit dienst gaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "member by"),
        about="member",
    ),
}
