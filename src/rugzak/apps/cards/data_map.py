"""What cards keep, why and how long. Of a draw or a trial nothing of a person is kept."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

NOBODY = Basis.NONE
WORDS = "title text if_then question theme own_theme audience moment aspects read_aloud origin licence"

DATA_MAP = {
    "cards.Deck": Kept(
        purpose="Kaarten met goede gewoonten bij elkaar houden.",
        basis=NOBODY,
        term="zolang de organisatie de set gebruikt",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL, "id organisation name kind team official_on source shipped_version made_at"
        ),
    ),
    "cards.Card": Kept(
        purpose="Een kaart herkennen, ook als de tekst verandert.",
        basis=NOBODY,
        term="zolang de organisatie de set gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation deck number code retired_on"),
    ),
    "cards.CardVersion": Kept(
        purpose="Wat er op een kaart staat en eerder stond.",
        basis=Basis.INTEREST,
        term="zolang de kaart er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, f"id organisation card version {WORDS} since replaced_at")
        | fields(Data.PERSONAL, "changed_by"),
        about="changed_by",
        exported=False,
    ),
    "cards.Spot": Kept(
        purpose="Een team zonder inloggen een kaart laten trekken.",
        basis=NOBODY,
        term="tot het team een nieuwe code maakt",
        afterwards="vervangen",
        classes=fields(
            Data.INTERNAL, "id organisation team token deck round week_card week_from handovers at_weekends"
        ),
    ),
    "cards.Draw": Kept(
        purpose="Een team niet twee keer dezelfde kaart geven.",
        basis=NOBODY,
        term="twee jaar",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation team deck card round day part outcome"),
    ),
    "cards.Trial": Kept(
        purpose="Bijhouden wat een team uitprobeert.",
        basis=NOBODY,
        term="zolang het team er is",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation team card own_words state starts_on ends_on paused_on ended_on key",
        ),
    ),
    "cards.Look": Kept(
        purpose="Na een week: is het gelukt?",
        basis=NOBODY,
        term="zolang de proef er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation trial went saw on"),
    ),
    "cards.Ending": Kept(
        purpose="Wat een team van een proef leerde.",
        basis=NOBODY,
        term="zolang de proef er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation trial why now shared"),
    ),
    "cards.OwnDeck": Kept(
        purpose="Je eigen kaarten in stapels leggen.",
        basis=Basis.CHOICE,
        term="tot jij de stapel opheft, of tot je hier niet meer werkt",
        afterwards="gewist, binnen enkele uren",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner made_at thrown_away_at")
        | fields(Data.CONFIDENTIAL, "name"),
        about="owner",
    ),
    "cards.OwnCard": Kept(
        purpose="Je eigen stapel kaarten bewaren.",
        basis=Basis.CHOICE,
        term="tot jij ze weglegt, of tot je hier niet meer werkt",
        afterwards="gewist, binnen enkele uren",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner card deck kept_at thrown_away_at")
        | fields(Data.CONFIDENTIAL, "text"),
        about="owner",
    ),
    "cards.Pledge": Kept(
        purpose="Bewaren wat je je voorneemt, en je hoogstens één keer herinneren.",
        basis=Basis.CHOICE,
        term="tot jij het weggooit, of tot je hier niet meer werkt",
        afterwards="gewist, binnen enkele uren",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "owner card made_at remind_at reminded_at thrown_away_at")
        | fields(Data.CONFIDENTIAL, "if_then"),
        about="owner",
    ),
    "cards.SpyTurn": Kept(
        purpose="De positiviteitsspion laten opschrijven wat goed gaat.",
        basis=Basis.CHOICE,
        term="tot na de maand",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "owner team month thrown_away_at")
        | fields(Data.CONFIDENTIAL, "seen"),
        about="owner",
    ),
    "cards.Gift": Kept(
        purpose="Een kaart of een bedankje aan een collega geven.",
        basis=Basis.CHOICE,
        term="een jaar, of tot een van beiden het weggooit",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "giver to card given_at")
        | fields(Data.CONFIDENTIAL, "sentence"),
        about="giver",
    ),
    "cards.TeamGift": Kept(
        purpose="Een kaart aan een team geven.",
        basis=Basis.CHOICE,
        term="een jaar",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation team card key given_on")
        | fields(Data.PERSONAL, "giver sentence"),
        about="giver",
    ),
    "cards.Adoption": Kept(
        purpose="Weten wie over een kaart wil vertellen.",
        basis=Basis.CHOICE,
        term="tot je stopt als pleitbezorger, of tot je hier niet meer werkt",
        afterwards="gewist met je account",
        classes=fields(Data.INTERNAL, "id organisation card")
        | fields(Data.PERSONAL, "member since ended_on"),
        about="member",
    ),
    "cards.Asking": Kept(
        purpose="Een pleitbezorger laten weten dat je er graag over hoort.",
        basis=Basis.CHOICE,
        term="zolang de pleitbezorger dat is",
        afterwards="gewist met je account",
        classes=fields(Data.INTERNAL, "id organisation adoption")
        | fields(Data.PERSONAL, "asker state asked_on"),
        about="asker",
    ),
    "cards.Idea": Kept(
        purpose="Een idee voor een goede gewoonte bekijken.",
        basis=Basis.INTEREST,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation text if_then theme audience moment aspects origin state card key sent_at",
        )
        | fields(Data.PERSONAL, "by"),
        about="by",
    ),
    "cards.Nomination": Kept(
        purpose="Een kaart voorstellen aan iedereen, en daarop antwoord geven.",
        basis=Basis.INTEREST,
        term="zolang de kaart er is",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation card trial proposed_on answer_by state answer answered_on late_told_on",
        )
        | fields(Data.PERSONAL, "by"),
        about="by",
    ),
    "cards.Check": Kept(
        purpose="Vastleggen dat twee mensen naar een kaart keken.",
        basis=Basis.INTEREST,
        term="zolang het voorstel er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation nomination one_deed nobody plain licence source on")
        | fields(Data.PERSONAL, "by"),
        about="by",
    ),
    "cards.SigningKey": Kept(
        purpose="Bundels met kaarten ondertekenen.",
        basis=NOBODY,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation public wrapped master_key made_at"),
    ),
    "cards.Bundle": Kept(
        purpose="Weten welke bundels gingen en kwamen.",
        basis=NOBODY,
        term="zolang de set er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation deck number sender public came_in counts_along at"),
    ),
    "cards.Receipt": Kept(
        purpose="Tellen hoeveel organisaties onze kaarten gebruiken, als zij dat willen.",
        basis=NOBODY,
        term="zolang de set er is",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation bundle public on"),
    ),
}
