"""Addresses of people, teams, locations, regions and roles: in Dutch, with English names."""

from django.urls import path

from rugzak.apps.people.views import changes, codes, people, places, roles, teams

app_name = "people"
urlpatterns = [
    path("mensen/", people.people, name="people"),
    path("mensen/kiezen/", people.pick, name="pick"),
    path("mensen/nieuw/", changes.add_person, name="add_person"),
    path("mensen/<uuid:member_id>/", people.person, name="person"),
    path("mensen/<uuid:member_id>/wijzigen/", changes.change_person, name="change_person"),
    path("mensen/<uuid:member_id>/uit-dienst/", changes.end_employment, name="end_employment"),
    path("mensen/<uuid:member_id>/account-beeindigen/", changes.end_account, name="end_account"),
    path("mensen/<uuid:member_id>/weer-in-dienst/", changes.return_to_work, name="return_to_work"),
    path("mensen/<uuid:member_id>/dienstverband/", changes.add_employment, name="add_employment"),
    path(
        "mensen/<uuid:member_id>/dienstverband/<uuid:employment_id>/",
        changes.change_employment,
        name="change_employment",
    ),
    path("mensen/<uuid:member_id>/uitnodigen/", changes.invite, name="invite"),
    path("mensen/<uuid:member_id>/code/", codes.person_code, name="person_code"),
    path("mensen/<uuid:member_id>/rollen/", roles.grant_role, name="grant_role"),
    path("mensen/<uuid:member_id>/rollen/<uuid:grant_id>/stoppen/", roles.end_role, name="end_role"),
    path("beheerders/voorstellen/", roles.proposals, name="proposals"),
    path("beheerders/voorstellen/<uuid:proposal_id>/", roles.decide_proposal, name="decide_proposal"),
    path("teams/", teams.teams, name="teams"),
    path("teams/nieuw/", teams.add_team, name="add_team"),
    path("teams/<uuid:team_id>/", teams.team, name="team"),
    path("teams/<uuid:team_id>/wijzigen/", teams.change_team, name="change_team"),
    path("teams/<uuid:team_id>/stoppen/", teams.end_team, name="end_team"),
    path("teams/<uuid:team_id>/weer-starten/", teams.restart_team, name="restart_team"),
    path("teams/<uuid:team_id>/codes/", codes.team_codes, name="team_codes"),
    path("teams/<uuid:team_id>/leden/", teams.add_member, name="add_member"),
    path("teams/<uuid:team_id>/leden/<uuid:membership_id>/", teams.remove_member, name="remove_member"),
    path(
        "teams/<uuid:team_id>/leden/<uuid:membership_id>/terug/",
        teams.restore_member,
        name="restore_member",
    ),
    path("locaties/", places.locations, name="locations"),
    path("locaties/nieuw/", places.add_location, name="add_location"),
    path("locaties/<uuid:location_id>/", places.location, name="location"),
    path("locaties/<uuid:location_id>/wijzigen/", places.change_location, name="change_location"),
    path("locaties/<uuid:location_id>/sluiten/", places.close_location, name="close_location"),
    path("locaties/<uuid:location_id>/openen/", places.reopen_location, name="reopen_location"),
    path("regios/", places.regions, name="regions"),
    path("regios/nieuw/", places.add_region, name="add_region"),
    path("regios/<uuid:region_id>/", places.region, name="region"),
    path("regios/<uuid:region_id>/wijzigen/", places.change_region, name="change_region"),
    path("regios/<uuid:region_id>/weghalen/", places.remove_region, name="remove_region"),
]
