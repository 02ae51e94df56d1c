"""The specimens of the gallery, shelf by shelf. The code is shown as it is written here."""

# ruff: noqa: E501  (HTML reads best unbroken.)

from dataclasses import dataclass


@dataclass(frozen=True)
class Specimen:
    """One piece of template code."""

    title: str
    code: str
    wide: bool = False


@dataclass(frozen=True)
class Shelf:
    """Specimens that belong together."""

    id: str
    title: str
    specimens: tuple[Specimen, ...]


SHELVES = (
    Shelf(
        "knoppen",
        "Knoppen",
        (
            Specimen(
                "Soorten",
                """{% actions %}{% button label="Bewaar" %}
{% button label="Ander moment" kind="ghost" %}
{% button label="Afronden" kind="soft" icon="clipboard-check" about="het bezoek aan Duinroos" %}
{% button label="Annuleer" kind="quiet" href="#" %}
{% button label="Trek terug" kind="danger" icon="trash-2" %}{% endactions %}""",
            ),
            Specimen(
                "Uit, met de reden",
                """{% button label="Plan in" disabled=True why="Plan in kan als je een dag hebt gekozen." %}""",
            ),
            Specimen("Bezig", """{% button label="Bezig" icon="loader-circle" aria-busy="true" %}"""),
            Specimen("Voor de duim", """{% button label="Verstuur mijn vraag" icon="send" big=True %}"""),
            Specimen(
                "Alleen een teken",
                """{% actions %}{% button label="Vorige week" icon="chevron-left" kind="ghost" icon_only=True %}
{% button label="Volgende week" icon="chevron-right" kind="ghost" icon_only=True %}
{% button label="Sluiten" icon="x" kind="quiet" icon_only=True %}{% endactions %}""",
            ),
            Specimen(
                "Link en daad in één druk",
                """{% actions %}{% link_button label="Wijzig" href="#" about="de dagen" %}
{% post_button label="Neem aan" action="#" icon="check" %}{% endactions %}""",
            ),
        ),
    ),
    Shelf(
        "velden",
        "Velden",
        (
            Specimen("Er gaat nog iets mis", """{% error_summary wrong %}""", wide=True),
            Specimen("Tekst en keuze", """{% field form.place %}{% field form.kind %}"""),
            Specimen("Fout, met wat je typte", """{% field wrong.day %}"""),
            Specimen(
                "Dag en tijd",
                """{% field form.day %}{% field form.start %}{% field form.length width="short" %}""",
            ),
            Specimen(
                "Lang, met een zacht woord",
                """{% field form.words %}{% nudge title="‘Slordig’ is een oordeel" %}<p>Wat zag je precies?</p>
{% fill actions %}{% button label="Haal die zin weg" kind="ghost" type="button" %}{% endfill %}{% endnudge %}{% endfield %}""",
            ),
            Specimen("Vast", """{% field form.region %}"""),
        ),
    ),
    Shelf(
        "kiezen",
        "Kiezen",
        (
            Specimen("Keuzekaarten van een veld", """{% field form.who %}"""),
            Specimen(
                "Keuze is verder",
                """{% choices %}{% choice label="Voor mij" text_below="Samen werken, een gesprek, iets leren." icon="user-round" tall=True seen="Ruben ziet dit niet." seen_icon="eye-off" %}
{% choice label="Ik weet het nog niet" text_below="Bel eerst met een backpacker" icon="phone" href="#" %}{% endchoices %}""",
            ),
            Specimen(
                "Tegels",
                """{% choices two=True %}{% choice label="Samen werken" icon="hand-helping" tall=True type="radio" name="t" value="a" %}
{% choice label="Even luchten" icon="coffee" tall=True type="radio" name="t" value="b" checked=True %}{% endchoices %}""",
            ),
            Specimen(
                "Chips",
                """{% field form.days %}
{% chips label="Regio" %}{% chip label="Kennemerland" href="#" current=True %}{% chip label="Waterland" href="#" %}{% endchips %}""",
            ),
            Specimen(
                "Schakelaar en duur",
                """{% field form.shared %}{% switch label="Stil op zondag" name="quiet" hint="Je krijgt dan geen mail." %}
{% stepper name="minutes" label="Duur" value=75 step=5 unit="minutes" %}""",
            ),
        ),
    ),
    Shelf(
        "tekens",
        "Toestand, mensen en wie dit ziet",
        (
            Specimen(
                "Toestand: teken en woord",
                """{% chips %}{% for state in states %}{% state_badge state %} {% endfor %}{% endchips %}""",
                wide=True,
            ),
            Specimen(
                "Icoon en los woord",
                """<p>{% icon "footprints" %} {% icon "sprout" label="op proef" %} {% tag word="van één collega" tone="plum" icon="user-round" %}</p>""",
            ),
            Specimen(
                "Wie kan dit zien",
                """{% seen who="Alleen jij." kind="me" %}
{% seen who="Jij en Samira" %}, tot 1 juni.{% endseen %}
{% seen who="Je team en Ruben." kind="team" %}
{% seen who="Ruben ziet dit niet." kind="not" %}Ook niet dát je hulp vraagt.{% endseen %}""",
            ),
            Specimen(
                "Niet voor jou",
                """{% closed title="Gesprekken en notities" %}Van de collega en de coach. Niet voor jou.{% endclosed %}""",
            ),
            Specimen(
                "Mensen",
                """{% person samira text_below="Verzorgende IG, backpacker" size="lg" %}{% person wietske href="#" %}
{% actions %}{% avatar initials="HD" tone="soft" %}{% avatar initials="ŞÖ" tone="warm" %}{% avatar initials="ZB" tone="plum" %}{% endactions %}""",
            ),
            Specimen(
                "Tijd",
                """<p>{% moment at %}</p><p>{% moment at style="long" %}</p><p>{% moment day style="date" %}</p><p>{% duration two_hours %}, {% duration short style="spoken" %} rijden</p>""",
            ),
        ),
    ),
    Shelf(
        "kaarten",
        "Kaarten",
        (
            Specimen(
                "De ene volgende stap",
                """{% next_step title="10:30 Intervisie in Alkmaar" kick="Vertrek om 10:08" level=3 %}<p>Hoogstens één groen blok per pagina.</p>
{% fill actions %}{% button label="Open de route" href="#" %}{% button label="Verplaatsen" kind="ghost" href="#" %}{% endfill %}{% endnext_step %}""",
            ),
            Specimen(
                "Gewoonte op papier",
                """{% paper title="Vertel een collega wat je van hem of haar leerde." kick="Kaart van de week" code="H-16" level=3 %}
{% fill actions %}{% button label="Dit probeer ik" kind="ghost" %}{% endfill %}{% endpaper %}""",
            ),
            Specimen(
                "Kaart",
                """{% card title="Mijn vraag" level=3 %}{% fill aside %}{% state_badge "open" %}{% endfill %}<p>Een lastig gesprek met familie</p>
<p class="muted">Antwoord uiterlijk dinsdag 14 april</p>{% fill actions %}{% button label="Bekijk" kind="soft" href="#" %}{% endfill %}{% endcard %}""",
            ),
            Specimen(
                "Leeg",
                """{% empty title="Geen open vragen" level=3 %}In jouw regio heeft iedereen antwoord. Tijd voor koffie.
{% fill actions %}{% button label="Kijk in een andere regio" kind="ghost" href="#" %}{% endfill %}{% endempty %}""",
            ),
        ),
    ),
    Shelf(
        "lijsten",
        "Lijst, filter en tabel",
        (
            Specimen("Tabs", """{% tabs items=tabs label="Vragen" %}""", wide=True),
            Specimen(
                "Zoeken en filteren",
                """{% filter_bar value="Duinroos" clear="#" label="Zoek een team" %}{% chip label="Kennemerland" href="#" current=True %}{% chip label="Deze week" href="#" %}{% endfilter_bar %}""",
                wide=True,
            ),
            Specimen(
                "Rijen",
                """{% rows label="Collega's" %}{% row title="Wietske Hoekstra" text_below="Verzorgende, team Duinroos" href="#" person=wietske %}
{% row title="Antwoord op jouw hobbel" text_below="De sleutels hangen nu op één plek." href="#" icon="wrench" %}
{% row title="Samira El Amrani" person=samira %}{% fill end %}{% state_badge "planned" %}{% button label="Kies" kind="soft" about="Samira" %}{% endfill %}{% endrow %}{% endrows %}""",
            ),
            Specimen(
                "Tabel",
                """{% card %}{% table caption="Vragen" %}{% fill head %}{% column "Vraag" href="#" sorted="up" %}{% column "Reizen" number=True %}{% column "Stand" %}{% endfill %}
{% tr %}{% th %}MDO, team Duinroos{% endth %}{% td number=True %}19 min{% endtd %}{% td %}{% state_badge "open" %}{% endtd %}{% endtr %}
{% tr %}{% th %}Opfris, Castricum{% endth %}{% td number=True %}12 min{% endtd %}{% td %}{% state_badge "closed" %}{% endtd %}{% endtr %}{% endtable %}{% endcard %}""",
            ),
            Specimen(
                "Feiten",
                """{% facts %}{% fact term="Wat" value="Een lastig gesprek" %}{% fill act %}{% link_button label="Wijzig" href="#" about="het onderwerp" %}{% endfill %}{% endfact %}
{% fact term="Wanneer" value="Dinsdag of donderdag" %}{% endfacts %}""",
            ),
            Specimen("Bladeren", """{% pager page %}""", wide=True),
        ),
    ),
    Shelf(
        "draad",
        "De draad, de week en de uren",
        (
            Specimen(
                "Draad",
                """{% thread %}{% bead state="done" at="gedaan" title="Doorgetrokken draad" %}
{% bead state="now" number=2 at="nu" title="De kraal met de ring" ahead=True %}
{% leg label="19 minuten rijden, gestikte draad" %}
{% bead number=3 at="straks" title="Open kraal" %}
{% bead state="warm" icon="triangle-alert" at="let op" title="Vraagt aandacht" %}{% endthread %}""",
            ),
            Specimen("Week", """{% days week label="Week van 20 april" %}"""),
            Specimen(
                "Uren",
                """{% hours_meter used=used budget=budget %}{% hours_meter used=over budget=budget %}""",
            ),
            Specimen(
                "Onderweg",
                """{% steps now=2 total=3 %}{% progress_bar value=8 max=12 label="8 van 12 mensen klaar" %}""",
            ),
        ),
    ),
    Shelf(
        "pagina",
        "Een pagina",
        (
            Specimen(
                "Deel van een pagina",
                """{% section title="Voor jou" level=3 %}{% fill link %}{% link_button label="Alles" href="#" %}{% endfill %}
{% stack tight=True %}<p>Onder elkaar,</p><p>met evenveel lucht.</p>{% endstack %}{% endsection %}""",
            ),
            Specimen(
                "Kies een hoed",
                """<ul role="list" class="hat-list">{% hat_choice hat="fedora" colour="teal" name="Samira El Amrani" role="Backpacker" promise="Je route van vandaag" href="#" initials="SE" %}
{% hat_choice hat="bobble" colour="clay" name="Wietske Hoekstra" role="Verzorgende" promise="Hulp vragen in drie tikken" href="#" %}</ul>""",
                wide=True,
            ),
            Specimen(
                "Knoppen onderaan, bij de duim",
                """{% actions end=True %}{% button label="Annuleer" kind="quiet" href="#" %}{% button label="Bewaar" %}{% endactions %}""",
            ),
        ),
    ),
    Shelf(
        "zegt",
        "Wat Rugzak terugzegt",
        (
            Specimen(
                "Banners",
                """{% banner title="Je bent offline. Ga rustig door." icon="cloud-off" %}Alles is bewaard op dit apparaat.{% endbanner %}
{% banner title="Alles is verstuurd." tone="ok" %}{% banner title="Je gaat over je uren." tone="warm" %}8:25 van 8 uur.{% endbanner %}
{% banner title="Dit is niet bewaard." tone="no" %}""",
            ),
            Specimen("Melding met terugweg", """{% toast word="Bezoek afgerond" undo="#" %}"""),
            Specimen(
                "Venster",
                """{% button label="Stop met delen" kind="danger" opens="stop" %}
{% dialog "stop" title="Stop je met delen?" action="#" confirm="Ja, stop met delen" danger=True %}<p>Samira kan je reflectie dan niet meer openen.</p>{% enddialog %}""",
            ),
            Specimen(
                "Nog niet klaar", """{% card %}{% skeleton label="Vragen worden geladen" %}{% endcard %}"""
            ),
            Specimen(
                "Lees voor (waar het apparaat een eigen stem heeft)",
                """<p id="voor">Haal morgen de nieuwe kast op.</p>{% read_aloud of="voor" %}""",
            ),
            Specimen("Kopieer", """{% copy_text value="EIK-MOS-42" label="Kopieer de code" %}"""),
            Specimen("Taal en licht", """{% language_switch action="#" %}{% theme_switch action="#" %}"""),
        ),
    ),
    Shelf(
        "cijfers",
        "Cijfers",
        (
            Specimen(
                "Staande balken",
                """{% card %}{% bar_chart title="Drie van de vier geven een 7 of meer" points=answers unit="Antwoorden" source="Bron: pols, zonder naam. Periode: 9 t/m 27 maart 2026. n = 412" %}{% endcard %}""",
            ),
            Specimen(
                "Liggende balken",
                """{% card %}{% bar_chart title="Wat staat in de weg?" points=signals lying=True %}{% endcard %}""",
            ),
            Specimen(
                "Lijnen",
                """{% card %}{% line_chart title="Gevraagd en geholpen" series=months unit="Maand" %}{% endcard %}""",
            ),
            Specimen(
                "Punten met onzekerheid",
                """{% card %}{% dot_chart title="De regio’s verschillen minder dan het lijkt" points=regions unit="Cijfer" %}{% endcard %}""",
            ),
        ),
    ),
)
