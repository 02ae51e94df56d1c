"""What the bag keeps, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP = {
    "backpack.Item": Kept(
        purpose="Bewaren wat je als coach bij je hebt, en delen wat je wilt delen.",
        basis=Basis.CHOICE,
        term="tot jij het weggooit, of tot je hier niet meer werkt",
        afterwards="gewist, binnen enkele uren",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner kind title body written_at thrown_away_at"),
        about="owner",
    ),
    "backpack.Share": Kept(
        purpose="Weten met welk team of welke regio iets gedeeld is.",
        basis=Basis.CHOICE,
        term="zolang je het deelt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation team region") | fields(Data.PERSONAL, "item at"),
        about="item__owner",
    ),
    "backpack.Question": Kept(
        purpose="Aan alle coaches van het programma vragen of iemand iets eerder meemaakte.",
        basis=Basis.CHOICE,
        term="1 jaar, of tot jij hem weggooit",
        afterwards="gewist, met de antwoorden",
        classes=fields(Data.INTERNAL, "id organisation key programme")
        | fields(Data.PERSONAL, "owner asked_at reminded_at closed_at")
        | fields(Data.CONFIDENTIAL, "words"),
        about="owner",
    ),
    "backpack.Reply": Kept(
        purpose="Een vraag van een andere coach beantwoorden.",
        basis=Basis.CONTRACT,
        term="zolang de vraag bestaat",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation question")
        | fields(Data.PERSONAL, "owner at")
        | fields(Data.CONFIDENTIAL, "words"),
        about="owner",
    ),
    "backpack.Handout": Kept(
        purpose="Kunnen nalezen wat je bij een bezoek meekreeg.",
        basis=Basis.CHOICE,
        term="1 jaar na het bezoek",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "visit owner coach team item version kind title body at"),
        about="owner",
    ),
}
