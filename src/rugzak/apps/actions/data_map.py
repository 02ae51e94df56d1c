"""What actions keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

DATA_MAP = {
    "actions.Action": Kept(
        purpose="Weten wat je gaat doen, en wanneer. Alleen jij en wie het opschreef lezen het.",
        basis=Basis.CHOICE,
        term="tot jij het weggooit, hoogstens 1 jaar na de dag",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner given_by due_on done_at made_at")
        | fields(Data.CONFIDENTIAL, "words"),
        about="owner",
    ),
}
