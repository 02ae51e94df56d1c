"""What stands in the library and in the bags of the demo; our own words, nobody's story."""

from rugzak.apps.backpack.words import BagKind
from rugzak.apps.library.words import PieceKind

Kind = PieceKind
PIECES: tuple[tuple[PieceKind, str, str, str], ...] = (
    (
        Kind.MODEL,
        "De vijf behoeften",
        "Troost, gehechtheid, erbij horen, bezig zijn en jezelf zijn.",
        (
            "Een mens met dementie vraagt om dezelfde dingen als jij.\n\nKijk bij onrust eerst: welke "
            "behoefte vraagt nu om aandacht?"
        ),
    ),
    (
        Kind.MODEL,
        "Kijken voordat je begint",
        "Vijf minuten observeren zonder oordeel.",
        (
            "Ga zitten op de hoogte van de bewoner. Schrijf op wat een camera zou zien.\n\nDeel het pas "
            "als de ander het wil."
        ),
    ),
    (
        Kind.MODEL,
        "Positieve gezondheid in gesprek",
        "Zes vragen over wat iemand zelf belangrijk vindt.",
        "Begin bij wat lukt. Vraag wat iemand zou willen, niet wat iemand mankeert.",
    ),
    (
        Kind.THEME,
        "Agressie en onrust",
        "Wat je doet ervoor, tijdens en erna.",
        (
            "Boosheid is vaak angst. Houd afstand, praat zacht en ga naast iemand staan.\n\nBespreek "
            "het daarna met een collega. Nazorg is geen luxe."
        ),
    ),
    (
        Kind.THEME,
        "Verslaving in huis",
        "Omgaan met drank en grenzen.",
        "Veroordeel niet. Spreek af wat jij wel en niet doet, en wie je belt bij zorgen.",
    ),
    (
        Kind.THEME,
        "Rouw en afscheid",
        "Ruimte voor verdriet, ook voor dat van jezelf.",
        "Noem de naam. Sta stil bij de laatste dag. Een kaars op tafel helpt meer dan een protocol.",
    ),
    (
        Kind.THEME,
        "De tillift zonder haast",
        "Veilig tillen, rustig en hardop.",
        "Zeg wat je gaat doen. Controleer de rem en de banden. Doe het nooit alleen als je twijfelt.",
    ),
    (
        Kind.THEME,
        "De nacht",
        "Werken met twee mensen en veel stilte.",
        "Maak een ronde zonder lamp. Schrijf op wie wakker was en wat hielp om te slapen.",
    ),
    (
        Kind.THEME,
        "Rapporteren over wat lukt",
        "Korte verslagen die een collega iets leren.",
        "Schrijf één zin over wat goed ging. Schrijf wat je zag, niet wat je ervan vond.",
    ),
    (
        Kind.TALK,
        "Gesprek met familie",
        "Luisteren, samenvatten en dan pas vertellen.",
        (
            "Begin met een vraag: wat valt u op? Mantelzorgers kennen iemand het langst. Spreek af "
            "wanneer je weer belt."
        ),
    ),
    (
        Kind.TALK,
        "Nee zeggen tegen een extra dienst",
        "Een grens trekken zonder schuldgevoel.",
        "Zeg nee in één zin. Leg niets uit. Bied aan wat je wel kunt.",
    ),
    (
        Kind.TALK,
        "De bewoner in het MDO",
        "Vragen die de mens in beeld brengen.",
        ("Wie praat er namens de cliënt? Wat zou iemand zelf op de agenda zetten? Begin niet bij de taken."),
    ),
    (
        Kind.TALK,
        "Een collega aanspreken",
        "Feedback met wat je zag en wat het deed.",
        "Zeg wat je zag, wat het met je deed, en stel een vraag. Doe het dezelfde dag.",
    ),
)
B = BagKind
ITEMS: tuple[tuple[BagKind, str, str], ...] = (
    (
        B.EXPERIENCE,
        "Ontbijt als moment",
        (
            "Bij ons gingen de broodjes naar het midden van de tafel. Mensen gaven ze aan elkaar "
            "door. Het eten duurde langer en het werd gezellig."
        ),
    ),
    (
        B.EXPERIENCE,
        "Mijn eerste week als starter",
        (
            "Ik durfde niets te vragen. Een maatje voor de eerste vijf dagen hielp mij het meest bij "
            "het inwerken."
        ),
    ),
    (
        B.EXPERIENCE,
        "Wassen met muziek",
        "Eerst het lievelingslied, dan pas de washand. Het verzet tijdens het douchen werd minder.",
    ),
    (
        B.EXPERIENCE,
        "Een teamoverleg van twintig minuten",
        "Staand, met één vraag op het bord. Niemand wil terug naar de lange vergadering.",
    ),
    (
        B.EXPERIENCE,
        "Na een val",
        "Wij praatten er meteen over, met koffie. Dat scheelde piekeren in de nacht.",
    ),
    (
        B.EXPERIENCE,
        "Levensboek bij het bed",
        (
            "Met vier foto's en drie zinnen. Invalkrachten lezen het in een minuut en weten waar ze "
            "over kunnen praten."
        ),
    ),
    (
        B.IDEA,
        "Vijf minuten kijken voor de dienst",
        "Niets doen, alleen kijken. Dan weet je bij wie je begint.",
    ),
    (B.IDEA, "De radio uit tijdens het eten", "Probeer het drie dagen. Schrijf op wat je hoort."),
    (B.IDEA, "Een stagiair laat jou zien", "Draai het om: de leerling doet voor en jij stelt vragen."),
    (
        B.IDEA,
        "Overdracht met één verhaal",
        "Noem naast de lijst één ding dat lukte. Het kost een halve minuut.",
    ),
    (
        B.IDEA,
        "Wandelkaart voor vrijwilligers",
        "Drie rondjes met een bankje halverwege. Ze durven nu ook met de rolstoel.",
    ),
    (B.IDEA, "Belmoment op vrijdag", "Bel één familielid met goed nieuws. Kost vijf minuten."),
    (
        B.COACHING,
        "Vragen die openen",
        "Wat zag je? Wat deed je toen? Wat zou je morgen proberen? Geen waarom.",
    ),
    (
        B.COACHING,
        "Meelopen zonder overnemen",
        "Spreek een teken af voor als je wel moet helpen. Handen op de rug.",
    ),
    (
        B.COACHING,
        "Oefenen met een lastig gesprek",
        "Jij speelt de dochter. Drie keer kort is beter dan één keer lang.",
    ),
    (B.COACHING, "Spiegelen zonder oordeel", "Zeg alleen wat je zag en wat het deed. Dan een stilte."),
    (
        B.COACHING,
        "Zelfvertrouwen in kleine stappen",
        "Kies één handeling. Vandaag samen, morgen half, overmorgen alleen.",
    ),
    (
        B.OTHER,
        "Wie bel je bij geweld of dreiging",
        "De vertrouwenspersoon en de wacht. Het nummer hangt naast de telefoon.",
    ),
    (
        B.OTHER,
        "Hulp bij de nieuwe app",
        "Elke dinsdag om twee uur zit er iemand in de kantine om uren en rapportage te oefenen.",
    ),
    (B.OTHER, "Taalmaatje", "Een collega die een half uur per week Nederlands met je oefent, over het werk."),
    (
        B.OTHER,
        "Stoom afblazen",
        "Een uur, koffie en iemand van buiten het team. Er wordt niets opgeschreven. Goed bij werkdruk.",
    ),
    (
        B.OTHER,
        "Hulpmiddelen uitproberen",
        "Glijzeil, draaischijf en steunkousuittrekker liggen een week op proef in huis.",
    ),
)
FLEMISH_PIECES: tuple[tuple[PieceKind, str, str, str], ...] = (
    (
        Kind.THEME,
        "De eerste keer aan de deur",
        "Wie ben ik en wat kom ik doen?",
        "Zeg je naam en wacht. Vraag waar je je jas mag hangen. Dan pas begin je.",
    ),
    (
        Kind.THEME,
        "Tillen zonder je rug te forceren",
        "Hoogte, voeten en tijd.",
        "Zet het bed op heuphoogte. Vraag de gebruiker om mee te doen. Bel als het niet gaat.",
    ),
    (
        Kind.TALK,
        "Neen zeggen tegen een extra taak",
        "Vriendelijk en in één zin.",
        "Zeg wat je wel doet. Bied aan om de dienst te bellen.",
    ),
)
FLEMISH_ITEMS: tuple[tuple[BagKind, str, str], ...] = (
    (
        B.EXPERIENCE,
        "Samen de week overlopen",
        "Op maandag tien minuten met de planning erbij. De week voelt dan kleiner.",
    ),
    (
        B.IDEA,
        "Een kaartje in de auto",
        "Drie zinnen voor aan de telefoon. Na een maand had niemand het nog nodig.",
    ),
    (
        B.COACHING,
        "Meerijden zonder sturen",
        "De eerste drie huisbezoeken kijk je mee. Daarna wacht je in de auto.",
    ),
    (B.OTHER, "Poetsmateriaal aanvragen", "Met een foto en het adres. De dienst belt binnen twee dagen."),
)
