"""What people write when they ask for help, and when they look back. No names, no diagnoses, nobody real."""

import random
from dataclasses import dataclass

from rugzak.apps.support.words import Theme

DUTCH = {
    Theme.WORKING_TOGETHER: (
        "De ochtend loopt vaak vast. Iedereen begint alleen aan de eigen lijst. Hoe pakken we dat samen op?",
        "Wij werken met veel invallers. Ik wil graag dat iemand meekijkt hoe wij de dienst overdragen.",
        "In de pauze zeggen we het wel, op de vloer niet. Kun je ons helpen om elkaar aan te spreken?",
        "Sinds de nieuwe dienstlijst zien avond en ochtend elkaar niet meer. Er valt steeds iets tussen.",
        "Twee mensen van ons doen het anders dan de rest. Wij willen het erover hebben zonder ruzie.",
        "Wij zijn net samengevoegd met een ander team. Het zijn nog twee kampen.",
        "De dagstart is een rondje geworden dat niemand iets oplevert. Wie kijkt een keer mee?",
        "Wij willen leren van wat goed gaat, in plaats van alleen van wat misging.",
    ),
    Theme.HARD_TALK: (
        "Ik moet iets moeilijks zeggen tegen een dochter van een bewoner. Ik stel het al weken uit.",
        "Familie belt elke dag. Ik weet niet hoe ik vriendelijk blijf en toch een grens trek.",
        "Een collega maakt grapjes die niet leuk zijn. Hoe zeg ik dat?",
        "Wij krijgen veel klachten aan de telefoon en schieten in de verdediging.",
        "Ik wil een gesprek met familie oefenen voordat ik het echt voer.",
        "Bij het MDO durf ik mijn mond niet open te doen als de arts praat.",
        "Hoe zeg je nee tegen een extra dienst zonder je schuldig te voelen?",
        "Een bewoner wordt boos als ik over douchen begin. Ik ga het gesprek uit de weg.",
    ),
    Theme.CARE_THAT_TOUCHES: (
        "Wij hebben kort na elkaar drie mensen verloren. Het team is er stil van.",
        "Een bewoner roept de hele dag. Ik merk dat ik er met een boog omheen loop.",
        "Ik ga elke avond met een knoop in mijn maag naar huis.",
        "Er is iemand die alleen door mij geholpen wil worden. Dat is lief en ook zwaar.",
        "De laatste zorg ging niet zoals wij wilden. Wij willen daar samen op terugkijken.",
        "Ik ben geschrokken van wat er in de nacht gebeurde en praat er niet makkelijk over.",
        "Wij zien iemand achteruitgaan en kunnen zo weinig doen. Hoe houd je dat vol?",
    ),
    Theme.SEEING_THE_PERSON: (
        "Wij praten in het MDO vooral over taken. Hoe krijgen wij de bewoner meer in beeld?",
        "Van iemand die hier al een jaar woont, weet ik eigenlijk niets. Dat wil ik anders.",
        "Bij ons staat de tv de hele dag aan. Wat zou iemand zelf kiezen?",
        "Wij willen oefenen met kijken: wat zegt gedrag, ook als iemand niet praat?",
        "Een bewoner wil niet meer uit bed. Wij duwen en trekken en het helpt niet.",
        "Hoe maak je van het ontbijt weer een moment, in plaats van een klus?",
        "Wij hebben levensverhalen opgehaald, maar doen er niets mee.",
        "Ik zou willen dat iemand een ochtend met mij meekijkt naar hoe ik contact maak.",
    ),
    Theme.LEARNING: (
        "Ik heb lang niet gewerkt met de tillift en wil het rustig weer leren.",
        "Ik ben net begonnen en durf nog niet alleen de medicijnronde te lopen.",
        "Wij krijgen in een maand vijf nieuwe mensen. Kun je een start met ons maken?",
        "Ik wil leren hoe ik een stagiair laat nadenken in plaats van alles voor te doen.",
        "Wij willen de vijf stappen van de visie opfrissen, met voorbeelden van onze eigen vloer.",
        "Ik heb de basiscursus gehad, maar op de vloer lukt het nog niet.",
        "Wij willen als team een nieuwe manier van wassen proberen en zoeken iemand die meedoet.",
        "Ik wil graag groeien naar verzorgende. Wat kan ik nu al oefenen?",
    ),
    Theme.REPORTING: (
        "Ik schrijf te lange rapportages en ben altijd later klaar dan mijn dienst.",
        "De nieuwe app en ik zijn nog geen vrienden. Kan iemand naast mij komen zitten?",
        "Wij rapporteren wat er misging en bijna nooit wat er goed ging.",
        "Ik vind het moeilijk om op te schrijven wat ik zie zonder te oordelen.",
        "Nederlands is niet mijn eerste taal. Ik wil zekerder worden in het schrijven.",
        "Bij ons staan de afspraken op drie plekken. Niemand weet waar je moet kijken.",
        "De overdracht staat in de app en toch bellen we elkaar steeds na.",
    ),
    Theme.LETTING_OFF: (
        "Ik wil even praten met iemand die niet in mijn team werkt.",
        "Het is veel de laatste tijd. Een kop koffie en een luisterend oor is genoeg.",
        "Ik twijfel of dit werk nog bij mij past en zeg dat niet graag hier.",
        "Er is niets groots aan de hand. Ik wil gewoon mijn verhaal kwijt.",
        "Ik loop over van ideeën en van ergernis. Help je mij sorteren?",
        "Ik heb het gevoel dat ik alles alleen doe. Klopt dat wel?",
        "Na een drukke maand willen wij als team een keer stoom afblazen, en dan weer vooruit.",
    ),
    Theme.OTHER: (
        "Wij willen de huiskamer anders inrichten en weten niet waar we moeten beginnen.",
        "Wij hebben een plan voor de tuin. Wie denkt een uurtje mee?",
        "Ik wil vrijwilligers meer bij de dag betrekken. Hoe doen andere huizen dat?",
        "Wij zoeken een goede vorm voor ons teamoverleg: korter, en met meer resultaat.",
        "In de nacht zijn wij maar met twee. Wij willen ook een keer aan de beurt komen.",
        "Ik heb een idee voor rust tijdens het eten en wil het samen uitproberen.",
        "Wij gaan verhuizen naar een andere vleugel. Hoe houden we het rustig voor iedereen?",
    ),
}
FLEMISH = {
    Theme.WORKING_TOGETHER: (
        "Onze wijkwerking loopt stroef. Iedereen rijdt voor zichzelf. Kom je eens mee luisteren?",
        "Poetshulp en verzorging zien elkaar nooit, en toch komen we bij dezelfde mensen.",
        "Wij willen afspreken wie wat doorgeeft als er iemand uitvalt.",
    ),
    Theme.HARD_TALK: (
        "Een gebruiker vraagt altijd iets extra op het einde. Ik durf geen neen te zeggen.",
        "Ik moet met een zoon praten die vindt dat ik te weinig poets.",
        "Ik vind het lastig om te zeggen dat iets niet tot mijn taken behoort.",
    ),
    Theme.CARE_THAT_TOUCHES: (
        "Ik kom al jaren in dat gezin en het gaat achteruit. Dat pakt mij meer dan ik dacht.",
        "Het was een zwaar huisbezoek. Ik wil er eens over babbelen.",
        "Mijn vaste gebruiker is overleden. De dag nadien stond ik al ergens anders.",
    ),
    Theme.SEEING_THE_PERSON: (
        "Ik doe het huishouden, maar mevrouw wil vooral praten. Hoe combineer ik dat?",
        "Hij zegt altijd dat alles goed is. Ik weet niet wat hij echt wil.",
    ),
    Theme.LEARNING: (
        "Ik begin maandag en rij voor het eerst alleen. Kun je de eerste keer mee?",
        "Koken voor iemand met weinig eetlust: ik wil bijleren.",
        "Ik was een tijd weg en er is veel veranderd. Ik wil rustig opnieuw beginnen.",
        "Ik wil leren tillen zonder mijn rug te forceren.",
        "De eerste weken zijn veel ineens. Kun je samen met mij de week overlopen?",
    ),
    Theme.REPORTING: (
        "De nieuwe app op mijn gsm loopt altijd vast als ik uren ingeef.",
        "Ik weet niet goed wat ik mag opschrijven over een gezin en wat niet.",
        "Ik schrijf niet graag. Kun je eens tonen hoe het korter kan?",
    ),
    Theme.LETTING_OFF: (
        "Ik wil gewoon eens ventileren bij iemand die het werk kent.",
        "Het was een drukke maand. Een tas koffie zou deugd doen.",
        "Ik zit een hele dag alleen op de baan. Ik mis collega's.",
    ),
    Theme.OTHER: (
        "Er is bij vier gezinnen geen deftig poetsmateriaal. Wie pakt dat mee op?",
        "Mijn route klopt niet: ik rij elke dag twee keer door het centrum.",
        "Ik wil overstappen van poetshulp naar verzorgende en zoek raad.",
    ),
}
LOOKED_BACK = (
    "Fijn dat je niet meteen met een oplossing kwam.",
    "We doen het nu elke dinsdag zo.",
    "Het gesprek is gelukt. Ik had het eerder moeten vragen.",
    "Het is nog niet over, maar ik sta er anders in.",
    "Je zag iets wat wij niet meer zagen.",
    "Het oefenen hielp het meest.",
    "Het kwam op een druk moment. Later nog eens, graag.",
    "Dank je wel voor de rust die je meebracht.",
)
LOOKED_BACK_BE = (
    "Merci om de eerste dag mee te rijden.",
    "Het gesprek heeft deugd gedaan.",
    "Ik durf nu neen te zeggen.",
    "Het lukt al beter, maar ik bel nog eens.",
)


@dataclass(frozen=True)
class Sentences:
    """The words of one country."""

    asked: dict[Theme, tuple[str, ...]]
    looked_back: tuple[str, ...]

    def ask(self, chance: random.Random, theme: Theme) -> str:
        """Most people write something; the rest lets the choices speak."""
        return chance.choice(self.asked[theme]) if chance.random() < 0.8 else ""

    def look_back(self, chance: random.Random) -> str:
        return chance.choice(self.looked_back) if chance.random() < 0.35 else ""


OF_COUNTRY = {"nl": Sentences(DUTCH, LOOKED_BACK), "be": Sentences(FLEMISH, LOOKED_BACK_BE)}
