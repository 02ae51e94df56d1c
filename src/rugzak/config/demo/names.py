"""Names to invent people with. Nobody here exists; any likeness is chance."""

from dataclasses import dataclass

FIRST_NL = """
Anja Annelies Anouk Astrid Bas Bianca Bram Carla Chantal Daan Danielle Debbie Dennis Dirk Eline Ellen Els
Emma Eva Femke Floor Frank Geert Gerda Hanneke Hans Heleen Henk Ilse Ingrid Inge Iris Jaap Jan Janneke
Jeroen Jolanda Joost Joyce Judith Karin Kees Kim Kirsten Koen Lars Laura Leonie Lieke Linda Lisa Lotte
Maaike Manon Margriet Marieke Marijke Marjan Mark Marleen Martijn Mariska Mieke Mirjam Monique Naomi
Nicole Niels Nienke Patricia Paula Petra Pieter Renate Renske Rianne Rob Roos Ruud Saskia Sander Sandra
Sanne Sjoerd Sofie Stef Suzanne Tessa Thea Thijs Tineke Tom Trudy Vera Wendy Wilma Yvonne Zoë
""".split()
FIRST_BE = """
An Anneleen Annick Arne Bart Carine Caroline Christel Daisy Dieter Dorien Ellen Els Evelien Fien Freya
Gerda Greet Griet Hilde Ilse Ingeborg Jana Jelle Joke Karel Karen Katleen Katrien Kristof Lien Lies
Liesbeth Lore Lut Marleen Martine Mia Mieke Nathalie Nele Nina Pascale Peter Rita Riet Saar Sabine Sarah
Sofie Stefanie Steven Tine Tinne Veerle Vera Wim
""".split()
FIRST_WORLD = """
Aaliyah Abdel Agnieszka Aicha Amina Anastasia Ayşe Bahar Bilal Chiara Dilan Dounia Elif Emine Esra Fatima
Fatma Gülsüm Hafida Hamza Hatice Ikram Irina Joanna Karima Katarzyna Khadija Latifa Leyla Łucja Malika
Mariama Mehmet Mercedes Mina Mohamed Monika Naima Nadia Najat Nour Olena Oksana Olivia Priya Rachida
Radhika Rosita Samir Saida Sevgi Shanaya Soraya Sumaya Svetlana Tamara Tetiana Yasmina Yusra Zainab
Zeynep
""".split()
LAST_NL = """
Aalders Bakker Beekman Blom Boer Boersma Bos Bosman Brouwer Bruin Dekker Dijkstra Doorn Driessen Elzinga
Evers Faber Gerritsen Groen Haan Hendriks Hermans Hoekstra Hofman Huisman Jacobs Jansen Janssen Jonker
Kaptein Keizer Kok Koning Kramer Kuiper Kuipers Lammers Leeuwen Maas Meijer Mulder Mol Molenaar Nijland
Oosterhof Peeters Peters Postma Prins Roos Ruiter Schipper Schouten Sluis Smit Smits Spaans Stam Swart
Terpstra Timmer Veenstra Verbeek Vermeulen Visser Vos Vries Wagenaar Willems Wit Wolters Zeeman Zijlstra
""".split()
LAST_BE = """
Aerts Baert Bauwens Beckers Bogaert Bosmans Callens Ceulemans Claes Claeys Cools Coppens Cuypers Daems
Declercq Desmet Dhondt Engels Feys Geerts Goossens Hendrickx Hermans Jacobs Lambrechts Lauwers Lemmens
Maes Martens Michiels Moens Nijs Peeters Pauwels Raes Roels Segers Smets Stevens Thys Timmermans Vandamme
Vermeersch Verhaegen Verstraete Vervoort Wauters Willems Wouters Wuyts
""".split()
LAST_WORLD = """
Aydın Bensaïd Çelik Demir Doğan Ekinci El_Amrani El_Idrissi Fernandes Gunawan Haddad Ivanova Jankowska
Kaya Kılıç Kowalska Koç Lewandowska Mahabir Mbeki Nguyen Nowak Okafor Öztürk Pinas Ramdin Rodrigues Şahin
Santos Shevchenko Soekhoe Tahiri Traoré Wijaya Wiśniewska Yıldız Yılmaz Ziani
""".split()


@dataclass(frozen=True)
class Stock:
    """The names of a country and how often a name comes from elsewhere."""

    first: list[str]
    last: list[str]
    prefixes: tuple[str, ...]
    from_elsewhere: float


DUTCH = Stock(FIRST_NL, LAST_NL, ("van", "de", "van der", "van den", "ten"), 0.22)
FLEMISH = Stock(FIRST_BE, LAST_BE, ("Van", "De", "Van de", "Vanden"), 0.18)
