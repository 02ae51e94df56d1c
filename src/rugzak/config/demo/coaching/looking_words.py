"""What people write when they look back; no real person, no client anybody could know."""

from dataclasses import dataclass

from rugzak.apps.coaching.words import ObservationState


@dataclass(frozen=True)
class Sight:
    saw: str
    did: str = ""
    question: str = ""
    through_client: bool = False


@dataclass(frozen=True)
class Part:
    """Something between a coach and a colleague of the story: an observation, or something to do."""

    coach: str
    colleague: str
    days_ago: int = 1
    sight: Sight | None = None
    state: ObservationState = ObservationState.ACCEPTED
    do: str = ""
    who: str = ""
    due_in: int = 3


LOOKED = {
    "nl": (
        "We zijn begonnen met tien minuten kijken, zonder iets te doen.",
        "Het gesprek met familie eerst samen geoefend, daarna gevoerd.",
        "De overdracht ging vandaag met één vraag minder en één verhaal meer.",
        "Samen de tillift gedaan, rustig en hardop.",
        "In het MDO kwam de vraag: wat wil iemand zelf? Daarna werd het stil.",
        "Het rapporteren ging vandaag over wat er lukte.",
        "We hebben de ochtend anders verdeeld. Volgende week kijken we of het bevalt.",
        "Vooral geluisterd. Dat was genoeg.",
        "Twee collega's deden mee met kijken. Dat was nieuw.",
    ),
    "be": (
        "Samen meegereden en de eerste huisbezoeken overlopen.",
        "De app samen gedaan, stap voor stap, tot het alleen lukte.",
        "We oefenden aan de deur: wie ben ik en wat kom ik doen.",
        "Neen zeggen geoefend. De derde keer ging het vanzelf.",
        "Vooral geluisterd. Dat deed deugd.",
        "Samen de week overlopen en de route anders gelegd.",
    ),
}
DO = {
    "nl": (
        "Vijf minuten kijken voor de dienst begint",
        "In het MDO één vraag stellen namens iemand",
        "De handleiding van de tillift ophangen",
        "Bij de overdracht één ding noemen dat lukte",
        "Familie bellen met goed nieuws",
        "Het levensverhaal op de kamer leggen",
        "Een keer mee-eten aan tafel",
        "Vragen of de ochtendronde later kan",
    ),
    "be": (
        "De dienst bellen over werkschoenen",
        "Aan de deur eerst mijn naam zeggen",
        "De sleutelafspraak nalezen",
        "Eén keer neen zeggen en opschrijven hoe het ging",
        "De route van dinsdag bekijken",
        "Poetsmateriaal aanvragen voor twee gezinnen",
    ),
}
SAW = {
    "nl": (
        Sight(
            "Je knielde naast de stoel voordat je iets zei.", "Mevrouw draaide haar hoofd en begon te praten."
        ),
        Sight(
            "Bij het ontbijt stelde niemand een vraag. Er werd over het rooster gepraat.",
            "Twee mensen keken naar hun bord.",
            "Wat zag jij aan tafel?",
            through_client=True,
        ),
        Sight("Je wachtte twintig tellen na je vraag.", "Daarna kwam er een antwoord van drie zinnen."),
        Sight(
            "De radio stond aan en de deur ging vier keer open en dicht.",
            "Meneer keek elke keer op.",
            "Wat zou er gebeuren met de radio uit?",
            through_client=True,
        ),
        Sight(
            "Je zei wat je ging doen, en deed het toen pas.", "De hand ging open.", "Hoe heb je dat geleerd?"
        ),
        Sight("Drie mensen praatten tegelijk in de overdracht.", "", "Wie heb jij niet gehoord?"),
    ),
    "be": (
        Sight("Je belde twee keer aan en wachtte.", "Meneer deed zelf de deur open."),
        Sight(
            "Je zette eerst koffie en begon daarna pas te poetsen.", "Mevrouw ging zitten en vertelde.", ""
        ),
        Sight(
            "Je zei: dat hoort niet bij mijn taken, en bood aan om te bellen.", "", "Hoe was dat voor jou?"
        ),
        Sight(
            "Je las de kaart aan de kast hardop voor.", "Daarna wist je wat er mocht.", "Wat helpt jou nog?"
        ),
    ),
}
STORY: dict[str, tuple[Part, ...]] = {
    "kustmeer": (
        Part(
            "Samira El Amrani",
            "Wietske Hoekstra",
            12,
            Sight(
                "Je ging zitten voordat je iets vroeg.",
                "Mevrouw vertelde over haar tuin.",
                "Wat maakte dat je ging zitten?",
            ),
        ),
        Part(
            "Samira El Amrani",
            "Wietske Hoekstra",
            1,
            Sight(
                "Bij het ontbijt stelde niemand een vraag aan mevrouw. Er werd over het rooster gepraat.",
                "Mevrouw keek naar haar bord en at weinig.",
                "Wat zou zij willen vertellen?",
                through_client=True,
            ),
            ObservationState.OFFERED,
        ),
        Part(
            "Samira El Amrani",
            "Wietske Hoekstra",
            1,
            Sight("In het MDO werd zeven keer het woord taak gebruikt."),
            ObservationState.DRAFT,
        ),
        Part(
            "Samira El Amrani",
            "Wietske Hoekstra",
            do="In het MDO één vraag stellen namens een bewoner",
            who="Wietske Hoekstra",
        ),
        Part(
            "Samira El Amrani",
            "Wietske Hoekstra",
            do="De kaart ‘kijk eerst’ meenemen naar Duinroos",
            who="Samira El Amrani",
            due_in=1,
        ),
    ),
    "klaverhoek": (
        Part(
            "Nele Vandamme",
            "Oleksandra Bondar",
            1,
            Sight("Je zei aan de deur je naam en wat je kwam doen.", "Mevrouw deed de ketting los."),
            ObservationState.OFFERED,
        ),
        Part(
            "Nele Vandamme",
            "Oleksandra Bondar",
            do="Eén telefoongesprek oefenen met Nele",
            who="Oleksandra Bondar",
        ),
    ),
    "ruimbos": (),
}
