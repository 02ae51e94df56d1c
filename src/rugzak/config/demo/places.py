"""Where the demo's houses stand: real towns, invented names of houses."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """Coordinates of a town's centre, WGS 84 in degrees."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Area:
    """A region with its towns; ``locations`` houses are spread over them."""

    name: str
    locations: int
    towns: tuple[Town, ...]


KUSTMEER = (
    Area(
        "Zaanstreek",
        6,
        (
            Town("Zaandam", 52.4420, 4.8292),
            Town("Koog aan de Zaan", 52.4610, 4.8060),
            Town("Wormerveer", 52.4910, 4.7900),
            Town("Krommenie", 52.4990, 4.7650),
            Town("Assendelft", 52.4830, 4.7460),
        ),
    ),
    Area(
        "Waterland",
        7,
        (
            Town("Purmerend", 52.5050, 4.9590),
            Town("Edam", 52.5120, 5.0490),
            Town("Volendam", 52.4950, 5.0710),
            Town("Monnickendam", 52.4570, 5.0380),
            Town("Landsmeer", 52.4310, 4.9150),
        ),
    ),
    Area(
        "Kennemerland",
        9,
        (
            Town("Castricum", 52.5480, 4.6690),
            Town("Heiloo", 52.6030, 4.7030),
            Town("Alkmaar", 52.6320, 4.7490),
            Town("Uitgeest", 52.5290, 4.7100),
            Town("Heemskerk", 52.5110, 4.6710),
            Town("Beverwijk", 52.4850, 4.6570),
            Town("Egmond aan Zee", 52.6190, 4.6240),
        ),
    ),
    Area(
        "West-Friesland",
        5,
        (
            Town("Hoorn", 52.6420, 5.0600),
            Town("Enkhuizen", 52.7030, 5.2910),
            Town("Medemblik", 52.7710, 5.1050),
            Town("Wognum", 52.6830, 5.0170),
        ),
    ),
    Area(
        "Kop",
        3,
        (
            Town("Den Helder", 52.9560, 4.7600),
            Town("Schagen", 52.7880, 4.7980),
            Town("Anna Paulowna", 52.8610, 4.8280),
        ),
    ),
)
KLAVERHOEK = (
    Area("Maneberg", 2, (Town("Maneberg", 51.0300, 4.4500),)),
    Area("Oosterlo-Dries", 1, (Town("Oosterlo-Dries", 51.0700, 4.5300),)),
    Area("Herkenbeke", 1, (Town("Herkenbeke", 50.9900, 4.3900),)),
    Area("Sint-Anneke", 1, (Town("Sint-Anneke", 51.0100, 4.5600),)),
)
RUIMBOS = (
    Area(
        "Achterhoek",
        22,
        (
            Town("Doetinchem", 51.9650, 6.2880),
            Town("Winterswijk", 51.9720, 6.7190),
            Town("Zutphen", 52.1380, 6.2010),
            Town("Lochem", 52.1610, 6.4140),
            Town("Groenlo", 52.0410, 6.6160),
        ),
    ),
    Area(
        "Veluwe",
        24,
        (
            Town("Apeldoorn", 52.2110, 5.9700),
            Town("Ermelo", 52.3010, 5.6220),
            Town("Nunspeet", 52.3790, 5.7860),
            Town("Epe", 52.3470, 5.9840),
            Town("Barneveld", 52.1400, 5.5840),
        ),
    ),
    Area(
        "Betuwe",
        16,
        (
            Town("Tiel", 51.8870, 5.4300),
            Town("Culemborg", 51.9550, 5.2270),
            Town("Elst", 51.9190, 5.8490),
            Town("Geldermalsen", 51.8830, 5.2890),
        ),
    ),
)

# In the order of the regions, so that a house stands where its name belongs.
HOUSES_SEA = """
Molenwiek De_Polderhof Het_Gemaal De_Sluis Het_Kompas De_Zwaluw
De_Waterlelie Zonnedauw De_Rietkraag Kievitshof De_Meerpaal De_Kogge Zilvermeeuw
De_Branding Duinzicht Rozenhof De_Bark Helmhof De_Pier Egmonderhof Zeeduin Ruysdaelhof
Het_Baken Het_Anker Westerlicht De_Noorderkaap Vronerhof
De_Vuurtoren Kaapduin De_Strandjutter
""".split()
HOUSES_FOREST = """
Eikenhof De_Beuk Het_Nest Berkenlaan De_Vossenburcht Hazelaar De_Linde Het_Groene_Huis Sparrenrijk
De_Wilg Kastanjehof De_Esdoorn Boslust De_Specht Heidehof De_Merel Het_Erf Lariks De_Egel Varenhof
De_Bosrand Zonnehoek De_Iep Meidoorn De_Heuvel Vlierhof De_Populier Akkerzicht De_Els Jeneverbes
De_Notelaar Weidezicht
""".split()
TEAM_NAMES = """
Duinroos Helmgras Lisdodde Kamille Klaproos Zeedistel Wilgenroos Korenbloem Sleutelbloem Boterbloem
Madelief Zonnehoed Vergeet-mij-niet Vingerhoed Ooievaarsbek Veldzuring Wederik Kattenstaart Dotterbloem
Pinksterbloem Ereprijs Smeerwortel Parnassia Teunisbloem
""".split()


def spoken(name: str) -> str:
    """``De_Branding`` as it stands on the front: "De Branding"."""
    return name.replace("_", " ")
