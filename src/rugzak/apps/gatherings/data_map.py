"""What the tables of sessions keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_ROOM = "tot de sessie sluit"
# Asked once, some weeks before; without an answer it goes.
_LONG = "24 maanden, of 36 als wie de sessie leidde dat koos toen het gevraagd werd"
_TEXT = f"24 uur na de oogst; wat de maker verder liet gaan {_LONG}"

DATA_MAP: dict[str, Kept] = {
    "gatherings.Method": Kept(
        purpose="Een eigen draaiboek bewaren en delen.",
        basis=Basis.CONTRACT,
        term="tot de maker het opruimt",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL, "id organisation name summary not_for source is_shared made_at put_away_at key"
        )
        | fields(Data.PERSONAL, "owner"),
        about="owner",
    ),
    "gatherings.MethodVersion": Kept(
        purpose="Weten met welke stappen een sessie werkte.",
        basis=Basis.NONE,
        term="zo lang als de werkvorm",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation method number data saved_at is_used"),
        exported=False,
    ),
    "gatherings.Series": Kept(
        purpose="Sessies met één doel bij elkaar houden.",
        basis=Basis.CONTRACT,
        term="24 maanden na de laatste sessie",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation name goal made_at key")
        | fields(Data.PERSONAL, "owner"),
        about="owner",
    ),
    "gatherings.Gathering": Kept(
        purpose="Een sessie plannen en leiden.",
        basis=Basis.CONTRACT,
        term=_LONG,
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation title series starts_at location place seats deck sign_up_key online online_tables"
            " online_seats script_data"
            " method_name name_asked name_seen_by code state version step_index step_began_at ends_at"
            " remaining_seconds is_black shows_code shown_id undo undo_until harvest_at closed_at cleared_at came"
            " came_online came_leaders came_guests key keep_asked_at kept_until",
        )
        | fields(Data.PERSONAL, "host cohost in_charge"),
        about="host",
    ),
    "gatherings.LogLine": Kept(
        purpose="Weten welke stap wanneer kwam, zonder wat er gezegd is.",
        basis=Basis.INTEREST,
        term="7 dagen na het sluiten",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation gathering number deed step_key at")
        | fields(Data.PERSONAL, "by"),
        exported=False,
    ),
    "gatherings.Seat": Kept(
        purpose="Een telefoon in de kamer herkennen, zonder te weten van wie hij is.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(
            Data.PERSONAL,
            "id organisation gathering token_hash words_hash alias name part is_paper is_online has_left came_at",
        ),
        exported=False,
    ),
    "gatherings.Table": Kept(
        purpose="Tafels maken met zo weinig mogelijk dezelfde mensen.",
        basis=Basis.NONE,
        term=_ROOM,
        afterwards="alleen aantallen blijven",
        classes=fields(
            Data.INTERNAL, "id organisation gathering round repeats minimum online_from keeps_wishes made_at"
        ),
        exported=False,
    ),
    "gatherings.Seating": Kept(
        purpose="Weten wie in de kamer al bij wie zat.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation table seat number"),
        exported=False,
    ),
    "gatherings.SeatWish": Kept(
        purpose="Mensen samen of juist niet samen aan een tafel zetten, zonder reden.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation gathering one other kind"),
        exported=False,
    ),
    "gatherings.TellingTurn": Kept(
        purpose="Zien wie aan een tafel vertelt.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation gathering step_key seat table state began_at"),
        exported=False,
    ),
    "gatherings.Piece": Kept(
        purpose="Wat iemand in de kamer schreef, zo ver als die zelf kiest.",
        basis=Basis.CHOICE,
        term=_TEXT,
        afterwards="gewist",
        classes=fields(
            Data.PERSONAL,
            "id organisation gathering seat mark step_key kind turn aspects theme audience revision circle"
            " agreed_revision agreed_at is_offered is_hidden names_a_client is_late is_paper has_words read_by shared"
            " is_proposed merged_into written_at",
        )
        | fields(Data.CONFIDENTIAL, "sealed"),
        exported=False,
    ),
    "gatherings.PieceFile": Kept(
        purpose="Een foto of een stem die iemand in de kamer gaf, zo ver als die zelf kiest.",
        basis=Basis.CHOICE,
        term=_TEXT,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation piece media_type size digest content")
        | fields(Data.CONFIDENTIAL, "sealed"),
        exported=False,
    ),
    "gatherings.PageDraw": Kept(
        purpose="Iedereen een eigen bladzijde geven.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation gathering seat page copy"),
        exported=False,
    ),
    "gatherings.Invitation": Kept(
        purpose="Weten voor wie er een plek is, en wie er was als die een bewijs wil.",
        basis=Basis.CONTRACT,
        term="30 dagen na de sessie",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation gathering")
        | fields(Data.PERSONAL, "member label part state release is_online waits_since came made_at"),
        about="member",
    ),
    "gatherings.GuestLetter": Kept(
        purpose="Een gast zonder account uitnodigen en laten weten of er een plek is.",
        basis=Basis.CHOICE,
        term="adres en link tot de sessie voorbij is, een onleesbare afdruk een week",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation gathering mail")
        | fields(Data.PERSONAL, "invitation address_hash link_hashes written_at")
        | fields(Data.CONFIDENTIAL, "address"),
        exported=False,
    ),
    "gatherings.NoMoreLetters": Kept(
        purpose="Niemand mailen die dat niet wil: een onleesbare afdruk van het adres.",
        basis=Basis.CHOICE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation since") | fields(Data.PERSONAL, "address_hash"),
        exported=False,
    ),
    "gatherings.HeldCard": Kept(
        purpose="Weten welke kaart iemand in de kamer trok.",
        basis=Basis.CHOICE,
        term=f"de plek tot de sessie sluit, welke kaarten er lagen {_LONG}",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation gathering card step_key copy is_swapped drawn_at")
        | fields(Data.PERSONAL, "seat"),
        exported=False,
    ),
    "gatherings.CardGift": Kept(
        purpose="Een kaart aan een ander geven, in de kamer.",
        basis=Basis.CHOICE,
        term=_ROOM,
        afterwards="gewist",
        classes=fields(Data.PERSONAL, "id organisation gathering giver to card step_key given_at"),
        exported=False,
    ),
    "gatherings.Report": Kept(
        purpose="Een verslag maken van wat mensen wilden delen.",
        basis=Basis.CHOICE,
        term=_LONG,
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation gathering title opening state preview_until final_at practice leaders guests"
            " organisers made_at",
        ),
        exported=False,
    ),
    "gatherings.ReportBlock": Kept(
        purpose="Onderdelen van een verslag ordenen en inleiden.",
        basis=Basis.NONE,
        term="zo lang als het verslag",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation report key place lead is_changed is_hidden"),
        exported=False,
    ),
}
