"""What teams said about the habits they tried. Nobody here exists, and nobody is described."""

KEPT = (
    "Drie minuten is genoeg. Langer wordt het een vergadering.",
    "We zeggen nu wat we zagen, niet alleen 'goed gedaan'.",
    "Ongemakkelijk de eerste keer. Daarna hoorde je het vaker.",
    "De nachtdienst doet het nu ook, met een briefje op het bord.",
    "Het werkt vooral als iemand begint. Dat wisselen we af.",
    "Bewoners merken het. Er wordt vaker teruggelachen.",
)
CHANGED = (
    "Wij doen het nu bij de koffie. Dan is de nachtdienst er ook bij.",
    "Een cijfer voelde als een rapport. Nu zeggen we één woord.",
    "Elke dag was te veel. Op dinsdag en vrijdag lukt het.",
    "We doen het met z'n tweeën in plaats van met het hele team.",
)
CHANGED_NOW = (
    "Zeg bij de koffie in één woord hoe je erbij zit.",
    "Noem op dinsdag en vrijdag wat je zag.",
    "Vraag het degene die naast je zit.",
    "Schrijf het op het bord, dan leest ook de nacht het.",
)
LEARNED = (
    "Bij ons is het dan te onrustig. Eén op één werkt beter.",
    "Samen afronden lukt niet als de bus om tien over gaat. We weten nu wel wie er klem zit.",
    "Meedraaien bij een ander team vraagt een rooster. Dat hebben we gevraagd.",
    "We deden het al, alleen zei niemand het hardop.",
)
SAW = (
    "De invaller gebruikte het als eerste.",
    "Op drukke dagen schoot het erbij in.",
    "Het werd stiller aan tafel, op een goede manier.",
    "",
    "",
)
OWN_WORDS = (
    "",
    "",
    "Een hand op de deurpost",
    "De bel op tafel gaat één keer",
    "Wie als eerste komt, begint",
    "Op het bord naast de koffie",
)
GIFTS = (
    "Dit doe jij al. Ik wil het van je leren.",
    "Deze deed me denken aan jullie ochtend.",
    "Voor als het even veel is.",
)
IDEAS = (
    ("Zet een stoel naast het bed voor je begint te praten.", "kort gesprek"),
    ("Zeg bij de deur je naam, ook als je er gisteren nog was.", "begin van de dienst"),
)
