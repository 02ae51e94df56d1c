"""The named places on pages that higher apps may fill. Imports nothing of ours."""

OFFERED: dict[str, str] = {
    "agenda.visit": "a Visit, under its facts; whoever rounds one off lands there too",
    "support.request": "a SupportRequest, under how it goes; mind whose it is",
    "people.person": "a Member, under the facts on the page of that person",
    "people.team": "a Team, under the members on its page",
    "people.location": "a Location, under its teams",
    "office.first_steps": "the Organisation, a row of the list of first steps",
    "office.settings": "the Organisation, a section of the settings page",
}
