"""What the organisation may count on when people come, move, lead and leave."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.support import cast

from rugzak.apps.people import services
from rugzak.apps.people.models import Location, Membership, Region, RoleGrant, Team
from rugzak.apps.people.queries import acting_member, people_listed, teams_of
from rugzak.apps.people.queries.finding import PeopleFilter
from rugzak.apps.people.services.codes import NobodyChosen
from rugzak.apps.people.services.employment import EndIsYourOwn
from rugzak.apps.people.services.guards import CoachAndLead, LastAdministrator
from rugzak.apps.people.services.persons import HasWayIn, NumberTaken
from rugzak.apps.people.services.places import RegionInUse, TeamsLeft
from rugzak.apps.people.services.roles import HasRole, NeedsSecondPerson, NotForYourself, WrongScope
from rugzak.apps.people.services.teams import InTeamAlready, LeavesBeforeStart
from rugzak.apps.people.tests.factories import a_colleague, a_location, a_team
from rugzak.ground.accounts.models import Member, PaperCode, Session
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.services import AddressTaken, SamePerson
from rugzak.ground.tenancy.words import Country, DoorPurpose

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOOR = services.Details(first_name="Noor", last_name="Bakker", staff_number="77001")
HELPER = services.Work(job_title="Helpende", starts_on=date(2026, 2, 2))


def duinroos() -> Team:
    return Team.objects.get(pk=cast.DUINROOS)


def names(found) -> list[str]:
    return [member.display_name for member in found]


# ── People ──


def test_a_new_colleague_has_a_team_and_an_employment(aicha):
    noor = services.add_person(details=NOOR, work=HELPER, team=duinroos(), by=aicha)
    assert [row.team.name for row in teams_of(noor)] == ["Duinroos"]
    assert [(row.job_title, row.starts_on) for row in noor.employments.all()] == [
        ("Helpende", date(2026, 2, 2))
    ]
    assert Happening.objects.get(kind="people.PersonAdded").facts["member_id"] == str(noor.pk)


def test_pressing_twice_adds_one_colleague(aicha):
    key = new_id()
    first = services.add_person(details=NOOR, work=HELPER, key=key, by=aicha)
    assert services.add_person(details=NOOR, work=HELPER, key=key, by=aicha) == first
    assert Member.objects.filter(staff_number="77001").count() == 1


def test_a_staff_number_belongs_to_one_colleague(aicha):
    services.add_person(details=NOOR, work=HELPER, by=aicha)
    with pytest.raises(NumberTaken):
        services.add_person(details=NOOR, work=HELPER, by=aicha)


def test_another_organisation_may_use_the_same_staff_number(aicha, greet):
    services.add_person(details=NOOR, work=HELPER, by=aicha)
    with inside(cast.KLAVERHOEK):
        assert services.add_person(details=NOOR, work=HELPER, by=greet).staff_number == "77001"


def test_a_new_name_sorts_where_readers_look(aicha):
    noor = a_colleague()
    details = services.Details("Noor", "Özdemir", noor.staff_number, prefix="van den")
    services.change_person(member=noor, details=details, by=aicha)
    assert Member.objects.get(pk=noor.pk).sort_key == "ozdemir van den noor"


def test_changing_the_mail_address_does_not_change_how_somebody_signs_in(aicha, wietske):
    details = services.Details("Wietske", "Hoekstra", wietske.staff_number, email="aicha.zelf@zorg.example")
    services.change_person(member=wietske, details=details, by=aicha)
    assert acting_member(wietske.pk).user.email == "wietske@zorg.example"
    with pytest.raises(HasWayIn):
        services.invite_person(member=wietske, by=aicha)


# ── The end ──


def test_an_ended_account_is_out_at_once(aicha, wietske, browser_of):
    browser = browser_of(wietske)
    assert browser.get("/mensen/").status_code == 200
    services.end_account(member=wietske, by=aicha)
    assert browser.get("/mensen/").status_code == 302
    assert list(Session.objects.filter(member_id=wietske.pk)) == []
    assert list(teams_of(wietske).filter(until=None)) == []


def test_until_the_last_day_one_works_and_after_it_everything_is_gone(aicha, samira):
    services.end_employment(member=samira, last_day=date(2099, 5, 31), by=aicha)
    midnight = datetime(2099, 6, 1, tzinfo=AMSTERDAM)
    assert samira.ended_at == midnight
    assert services.end_accounts_due(now=midnight - timedelta(minutes=1)) == 0
    assert acting_member(samira.pk).roles == {Role.COACH}
    assert services.end_accounts_due(now=midnight + timedelta(minutes=1)) == 1
    assert acting_member(samira.pk).roles == frozenset()


def test_clearing_away_twice_does_it_once(aicha, wietske):
    services.end_employment(member=wietske, last_day=date(2026, 1, 31), by=aicha)
    later = datetime(2026, 12, 31, tzinfo=AMSTERDAM)
    assert services.end_accounts_due(now=later) == 0
    assert Happening.objects.filter(kind="people.AccountEnded").count() == 1


def test_the_last_administrator_stays(aicha, hilde):
    for deed in (
        lambda: services.end_account(member=aicha, by=hilde),
        lambda: services.end_employment(member=aicha, last_day=date(2026, 12, 31), by=hilde),
        lambda: services.end_role(grant=aicha.role_grants.get(), by=hilde),
        lambda: services.change_employment(
            employment=aicha.employments.get(),
            work=services.Work("Beheerder", date(2024, 1, 1), ends_on=date(2026, 12, 31)),
            by=hilde,
        ),
    ):
        with pytest.raises(LastAdministrator):
            deed()


def test_nobody_ends_their_own_account(hilde):
    with pytest.raises(EndIsYourOwn):
        services.end_account(member=hilde, by=hilde)


def test_who_comes_back_works_again_without_roles_or_teams(aicha, samira):
    services.end_account(member=samira, by=aicha)
    services.return_to_work(member=samira, by=aicha)
    back = acting_member(samira.pk)
    assert (back.has_left, back.roles) == (False, frozenset())
    assert back.employments.get().ends_on is None


def test_a_second_employment_keeps_the_account(aicha, wietske):
    work = services.Work("Helpende", date(2026, 1, 1), ends_on=date(2026, 6, 30))
    services.change_employment(employment=wietske.employments.get(), work=work, by=aicha)
    assert Member.objects.get(pk=wietske.pk).ended_at is not None
    services.add_employment(member=Member.objects.get(pk=wietske.pk), work=HELPER, by=aicha)
    assert Member.objects.get(pk=wietske.pk).ended_at is None


# ── Roles ──


def test_who_leads_a_team_does_not_coach_its_people(aicha, ruben):
    kennemerland = Region.objects.get(pk=cast.KENNEMERLAND)
    for scope in ({"region": kennemerland}, {"team": duinroos()}, {}):
        with pytest.raises(CoachAndLead):
            services.grant_role(member=ruben, role=Role.COACH, by=aicha, **scope)
    waterland = Region.objects.get(pk=cast.WATERLAND)
    assert services.grant_role(member=ruben, role=Role.COACH, region=waterland, by=aicha)


def test_who_coaches_a_region_does_not_lead_a_team_in_it(aicha, samira):
    with pytest.raises(CoachAndLead):
        services.grant_role(member=samira, role=Role.TEAM_LEAD, team=duinroos(), by=aicha)


def test_a_person_in_two_teams_counts_in_both(aicha, ruben, wietske):
    elsewhere = a_team("Waterkant", location=a_location(region=Region.objects.get(pk=cast.WATERLAND)))
    waterland = Region.objects.get(pk=cast.WATERLAND)
    services.grant_role(member=ruben, role=Role.COACH, region=waterland, by=aicha)
    with pytest.raises(CoachAndLead):
        services.add_member(team=elsewhere, member=wietske, since=date(2026, 1, 1), by=aicha)


def test_a_team_does_not_move_to_where_its_lead_coaches(aicha, ruben):
    waterland = Region.objects.get(pk=cast.WATERLAND)
    services.grant_role(member=ruben, role=Role.COACH, region=waterland, by=aicha)
    house = Location.objects.get(pk=cast.EGMONDERHOF)
    with pytest.raises(CoachAndLead):
        services.change_location(location=house, region=waterland, by=aicha)
    with pytest.raises(CoachAndLead):
        services.change_team(team=duinroos(), location=a_location(region=waterland), by=aicha)


def test_a_role_has_its_own_scope_and_is_given_once(aicha, hilde):
    with pytest.raises(WrongScope):
        services.grant_role(member=hilde, role=Role.TEAM_LEAD, by=aicha)
    services.grant_role(member=hilde, role=Role.FACILITATOR, by=aicha)
    with pytest.raises(HasRole):
        services.grant_role(member=hilde, role=Role.FACILITATOR, by=aicha)
    with pytest.raises(NotForYourself):
        services.grant_role(member=aicha, role=Role.FACILITATOR, by=aicha)


def test_another_administrator_asks_two_people(aicha, hilde, fenna):
    with pytest.raises(NeedsSecondPerson):
        services.grant_role(member=hilde, role=Role.ADMINISTRATOR, by=aicha)
    proposal = services.propose_administrator(member=hilde, by=aicha)
    with pytest.raises(SamePerson):
        services.confirm_administrator(proposal=proposal, by=aicha)
    with pytest.raises(Refusal):
        services.confirm_administrator(proposal=proposal, by=fenna)
    assert Role.ADMINISTRATOR not in acting_member(hilde.pk).roles
    # Aicha is the only administrator: then the one who is asked is the second person.
    services.confirm_administrator(proposal=proposal, by=hilde)
    assert Role.ADMINISTRATOR in acting_member(hilde.pk).roles


def test_with_two_administrators_the_other_one_confirms(aicha, hilde, fenna):
    RoleGrant.objects.create(member=hilde, role=Role.ADMINISTRATOR)
    second = acting_member(hilde.pk)
    proposal = services.propose_administrator(member=fenna, by=aicha)
    with pytest.raises(Refusal):
        services.confirm_administrator(proposal=proposal, by=fenna)
    services.confirm_administrator(proposal=proposal, by=second)
    assert Role.ADMINISTRATOR in acting_member(fenna.pk).roles


# ── Teams and places ──


def test_nobody_is_twice_in_one_team(aicha, wietske):
    with pytest.raises(InTeamAlready):
        services.add_member(team=duinroos(), member=wietske, since=date(2026, 3, 1), by=aicha)


def test_leaving_a_team_can_be_undone(aicha, wietske):
    row = Membership.objects.get(member=wietske)
    with pytest.raises(LeavesBeforeStart):
        services.remove_member(membership=row, last_day=date(2020, 1, 1), by=aicha)
    services.remove_member(membership=row, last_day=date(2026, 1, 31), by=aicha)
    assert list(teams_of(wietske)) == []
    services.restore_member(membership=row, by=aicha)
    assert [found.team_id for found in teams_of(wietske)] == [cast.DUINROOS]


def test_ending_a_team_can_be_undone_with_everybody_in_it(aicha, wietske, ruben):
    now = datetime(2026, 4, 1, 12, tzinfo=AMSTERDAM)
    services.end_team(team=duinroos(), by=aicha, now=now)
    assert list(teams_of(wietske)) == []
    assert Role.TEAM_LEAD not in acting_member(ruben.pk).roles
    services.restart_team(team=duinroos(), by=aicha)
    assert [row.team_id for row in teams_of(wietske)] == [cast.DUINROOS]
    assert Role.TEAM_LEAD in acting_member(ruben.pk).roles


def test_a_place_in_use_does_not_go(aicha):
    with pytest.raises(TeamsLeft):
        services.close_location(location=Location.objects.get(pk=cast.EGMONDERHOF), by=aicha)
    with pytest.raises(RegionInUse):
        services.remove_region(region=Region.objects.get(pk=cast.KENNEMERLAND), by=aicha)
    services.remove_region(region=Region.objects.get(pk=cast.WATERLAND), by=aicha)
    assert [region.name for region in Region.objects.all()] == ["Kennemerland"]


def test_one_name_for_one_region(aicha):
    with pytest.raises(Refusal, match="al een regio met deze naam"):
        services.add_region(name="Waterland", by=aicha)


# ── Codes ──


def test_codes_are_for_who_never_signed_in(aicha, wietske):
    noor = a_colleague(team=duinroos())
    slips = services.print_codes(members=[noor, wietske], by=aicha)
    assert [slip.member for slip in slips] == [noor]
    assert list(PaperCode.objects.values_list("member_id", flat=True)) == [noor.pk]
    with pytest.raises(NobodyChosen):
        services.print_codes(members=[wietske], by=aicha)


# ── A new organisation ──


def test_an_organisation_starts_with_its_first_administrator(db):
    member = services.found_organisation(
        name="Stichting Ruimbos", slug="ruimbos", country=Country.NETHERLANDS, administrator=NOOR
    )
    assert doors.behind(purpose=DoorPurpose.ADDRESS, token="ruimbos") == [member.organisation_id]
    with inside(member.organisation_id):
        assert Organisation.objects.get().name == "Stichting Ruimbos"
        assert acting_member(member.pk).roles == {Role.ADMINISTRATOR}
        assert names(people_listed(member, PeopleFilter())) == ["Noor Bakker"]


def test_an_address_belongs_to_one_organisation(db):
    with pytest.raises(AddressTaken):
        services.found_organisation(
            name="Ander", slug="kustmeer", country=Country.BELGIUM, administrator=NOOR
        )
