"""A list of people from the personnel office: what it would change, and doing that."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from rugzak.apps.people.models import Employment, Location, Membership, RoleGrant, Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.exchange import services
from rugzak.ground.exchange.models import Upload, UploadLine, UploadPiece
from rugzak.ground.exchange.services.carrying import HouseChanged, NothingToDo, SamePerson, Undecided
from rugzak.ground.exchange.tests.making import carried_out, checked, csv_file, told, xlsx_file
from rugzak.ground.exchange.words import Decision, Outcome, UploadState

DIRTY = (
    "Personeelslijst Kustmeer;;;;;;;\r\n"
    "Pers.nr.;Naam medewerker;Functie;Datum in dienst;Datum uit dienst;Afdeling;Vestiging;Mobiel\r\n"
    "00451;Berg, Marijke van den;verzorgende IG;1-3-2022;31-12-9999;Duinroos;Egmonderhof;06-12345678\r\n"
    "00452;Özdemir, Şengül;verpleegkundige;15 september 2019;;Duinroos;Egmonderhof;\r\n"
    ";Niemand, Jan;begeleider;1-1-2020;;Duinroos;Egmonderhof;\r\n"
    "00453;Veld, Joost op 't;begeleider;31-2-2020;;Helmgras;Egmonderhof;\r\n"
    "Totaal;4;;;;;;\r\n"
)


def everybody(*, without: str = "", **jobs: str) -> str:
    rows = ["Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;Functie;In dienst"]
    for member in Member.objects.order_by("staff_number"):
        if member.first_name != without:
            job = member.employments.get()
            title = jobs.get(member.first_name.lower(), job.job_title)
            rows.append(
                f"{member.staff_number};{member.first_name};{member.prefix};{member.last_name};{title};"
                f"{job.starts_on:%d-%m-%Y}"
            )
    return "\r\n".join(rows)


@pytest.fixture
def hires(kustmeer: object) -> int:
    return Member.objects.count()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_dirty_list_is_understood_and_told_line_by_line(aicha: Member, encoding: str) -> None:
    upload = checked(csv_file(DIRTY, encoding), aicha)
    assert upload.state == UploadState.CHECKED
    assert told(upload) == [
        ("new", "Marijke van den Berg", ["employment", "joins"]),
        ("new", "Şengül Özdemir", ["employment", "joins"]),
        ("refused", "Niemand, Jan begeleider 1-1-2020", ["refused", "cells"]),
        ("refused", "00453 Veld, Joost op 't begeleider 31-2-2020", ["refused", "cells"]),
    ]
    assert upload.counts == {"new": 2, "refused": 2}
    assert not Member.objects.filter(staff_number="00451").exists()


def test_what_was_told_is_done_and_the_second_time_nothing_is(aicha: Member) -> None:
    upload = carried_out(checked(csv_file(DIRTY), aicha), aicha)
    assert upload.state == UploadState.DONE
    marijke = Member.objects.get(staff_number="00451")
    assert (marijke.first_name, marijke.prefix, marijke.last_name, marijke.phone) == (
        "Marijke", "van den", "Berg", "+31 6 12345678",
    )  # fmt: skip
    job = marijke.employments.get()
    assert (job.job_title, job.starts_on, job.ends_on) == ("verzorgende IG", date(2022, 3, 1), None)
    assert [row.team.name for row in marijke.memberships.select_related("team")] == ["Duinroos"]
    assert marijke.sort_key == "berg van den marijke"
    again = checked(csv_file(DIRTY), aicha)
    assert (again.changes, again.count(Outcome.SAME)) == (0, 2)
    with pytest.raises(NothingToDo):
        services.start_carrying_out(upload=again, by=aicha)
    assert not UploadPiece.objects.filter(upload=upload).exists()


def test_changes_are_told_with_old_and_new(aicha: Member, wietske: Member) -> None:
    upload = checked(csv_file(everybody(wietske="praktijkopleider")), aicha)
    (line,) = UploadLine.objects.filter(upload=upload)
    old = wietske.employments.get().job_title
    assert (line.outcome, line.says) == ("changed", [["job_title", old, "praktijkopleider"]])
    carried_out(upload, aicha)
    assert wietske.employments.get().job_title == "praktijkopleider"
    assert Employment.objects.filter(member=wietske).count() == 1


def test_many_leavers_ask_a_second_person(aicha: Member, hilde: Member, wietske: Member) -> None:
    upload = checked(csv_file(everybody(without="Wietske")), aicha, complete=True)
    assert told(upload) == [("leaves", "Wietske Hoekstra", ["absent"])]
    assert upload.asks_two
    upload = services.start_carrying_out(upload=upload, by=aicha)
    assert upload.state == UploadState.SECOND
    with pytest.raises(SamePerson):
        services.confirm(upload=upload, by=aicha)
    services.carry_out(upload=services.confirm(upload=upload, by=hilde))
    wietske.refresh_from_db()
    assert timezone.localdate(wietske.ended_at) == timezone.localdate() + timezone.timedelta(days=1)


def test_a_file_that_is_not_of_everybody_ends_nobody(aicha: Member) -> None:
    upload = checked(csv_file(everybody(without="Wietske")), aicha)
    assert upload.changes == 0


def test_a_file_never_ends_an_administrator(aicha: Member) -> None:
    upload = checked(csv_file(everybody(without="Aicha")), aicha, complete=True)
    assert told(upload) == [("refused", "Aicha van der Berg", ["refused"])]


def test_a_last_day_ends_the_work_and_the_way_back_is_told(
    aicha: Member, wietske: Member, hilde: Member
) -> None:
    rows = f"Personeelsnummer;Voornaam;Achternaam;Uit dienst\n{wietske.staff_number};Wietske;Hoekstra;1-11-2026\n"
    upload = checked(csv_file(rows), aicha, on=date(2026, 11, 10))
    assert told(upload) == [("leaves", "Wietske Hoekstra", ["leaves", "ends_on"])]
    carried_out(upload, aicha, hilde)
    wietske.refresh_from_db()
    assert timezone.localdate(wietske.ended_at) == date(2026, 11, 2)
    back = f"Personeelsnummer;Voornaam;Achternaam;Uit dienst\n{wietske.staff_number};Wietske;Hoekstra;\n"
    upload = checked(csv_file(back), aicha, on=date(2026, 11, 20))
    assert told(upload) == [("changed", "Wietske Hoekstra", ["returns", "ends_on"])]
    carried_out(upload, aicha)
    wietske.refresh_from_db()
    assert wietske.ended_at is None


def test_somebody_who_looks_like_a_colleague_is_asked_about(aicha: Member, wietske: Member) -> None:
    rows = f"Personeelsnummer;Voornaam;Achternaam;Functie\n00{wietske.staff_number};Wietske;Hoekstra;verzorgende\n"
    upload = checked(csv_file(rows), aicha)
    (line,) = UploadLine.objects.filter(upload=upload)
    assert (line.outcome, line.says[0]) == (
        "doubtful", ["twin", wietske.staff_number, "Wietske Hoekstra"],
    )  # fmt: skip
    with pytest.raises(Undecided):
        services.start_carrying_out(upload=upload, by=aicha)
    services.decide(line=line, decision=Decision.SAME)
    before = Member.objects.count()
    assert carried_out(upload, aicha).state == UploadState.DONE
    wietske.refresh_from_db()
    assert (wietske.staff_number.startswith("00"), Member.objects.count()) == (True, before)
    assert wietske.employments.get().job_title == "verzorgende"


def test_a_name_with_a_typing_error_is_asked_about_and_may_be_somebody_else(aicha: Member) -> None:
    rows = "Personeelsnummer;Voornaam;Achternaam;Functie\n99;Wietsken;Hoekstra;verzorgende\n"
    upload = checked(csv_file(rows), aicha)
    assert upload.count(Outcome.DOUBTFUL) == 1
    services.decide_all(upload=upload, decision=Decision.NEW)
    before = Member.objects.count()
    carried_out(upload, aicha)
    assert Member.objects.count() == before + 1


def test_new_teams_and_places_come_along_when_the_region_is_known(aicha: Member) -> None:
    rows = (
        "Personeelsnummer;Voornaam;Achternaam;Functie;Team;Locatie;Regio\n"
        "71;Noor;Bakker;verzorgende;Strandloper;Zeeduin;Kop\n72;Piet;Vis;verzorgende;Strandloper;Zeeduin;Kop\n"
        "73;Els;Kok;verzorgende;Onbekend;;\n74;Bas;Mol;verzorgende;Wulp;Nergenshuis;\n"
    )
    upload = checked(csv_file(rows), aicha)
    assert told(upload) == [
        ("new", "Kop", ["new_region"]),
        ("new", "Strandloper", ["new_team"]),
        ("new", "Zeeduin", ["new_location"]),
        ("new", "Noor Bakker", ["employment", "joins"]),
        ("new", "Piet Vis", ["employment", "joins"]),
        ("refused", "Els Kok", ["refused"]),
        ("refused", "Bas Mol", ["refused"]),
    ]
    carried_out(upload, aicha)
    team = Team.objects.select_related("location__region").get(name="Strandloper")
    assert (team.location.name, team.location.region.name) == ("Zeeduin", "Kop")
    assert Membership.objects.filter(team=team).count() == 2
    assert checked(csv_file(rows), aicha).changes == 0


def test_somebody_who_moves_is_told_to_leave_one_team_and_join_the_other(
    aicha: Member, wietske: Member
) -> None:
    rows = f"Personeelsnummer;Voornaam;Achternaam;Team\n{wietske.staff_number};Wietske;Hoekstra;Helmgras\n"
    upload = checked(csv_file(rows), aicha)
    assert told(upload) == [("changed", "Wietske Hoekstra", ["joins", "leaves_team"])]
    carried_out(upload, aicha)
    assert [row.team.name for row in wietske.memberships.filter(until=None)] == ["Helmgras"]
    assert checked(csv_file(rows), aicha).changes == 0


def test_when_the_house_changed_meanwhile_nothing_is_done(aicha: Member, wietske: Member) -> None:
    upload = checked(csv_file(everybody(wietske="praktijkopleider")), aicha)
    wietske.employments.update(job_title="kok")
    upload = carried_out(upload, aicha)
    assert (upload.state, upload.refusal) == (UploadState.FAILED, str(HouseChanged.sentence))
    assert wietske.employments.get().job_title == "kok"


def test_nobody_comes_to_lead_and_coach_the_same_people(
    aicha: Member, samira: Member, wietske: Member
) -> None:
    RoleGrant.objects.create(member=samira, role=Role.TEAM_LEAD, team=Team.objects.create(
        location=Location.objects.create(region_id="01900000-0000-7000-8000-000000000012", name="Oost", town="Oost"),
        name="Wulp",
    ))  # fmt: skip
    rows = (
        "Personeelsnummer;Voornaam;Achternaam;Team;Locatie\n"
        f"{wietske.staff_number};Wietske;Hoekstra;Duinroos;Egmonderhof\n{wietske.staff_number};Wietske;Hoekstra;Wulp;Oost\n"
    )
    upload = carried_out(checked(csv_file(rows), aicha), aicha)
    assert upload.state == UploadState.FAILED
    assert "Wie leidt, coacht niet" in upload.refusal


def test_a_spreadsheet_with_merged_headings_and_real_dates(aicha: Member) -> None:
    file = xlsx_file(
        [
            ["Medewerker", None, None, "Dienstverband", None, None],
            ["Nummer", "Voornaam", "Achternaam", "Begin", "Eind", "Uren"],
            [4512, "Noor", "de Vries", date(2024, 5, 1), None, 24.5],
            ["00017", "Zoë", "'t Hart", date(2024, 6, 1), date(2027, 1, 31), 32],
        ],
        merge=["A1:C1", "D1:F1"],
    )
    upload = checked(file, aicha)
    assert upload.counts == {"new": 2, "refused": 0}
    carried_out(upload, aicha)
    noor, zoe = (Member.objects.get(staff_number=number) for number in ("4512", "00017"))
    assert (noor.display_name, zoe.display_name) == ("Noor de Vries", "Zoë 't Hart")
    assert noor.employments.get().hours_per_week == Decimal("24.5")
    assert (zoe.employments.get().starts_on, zoe.employments.get().ends_on) == (
        date(2024, 6, 1),
        date(2027, 1, 31),
    )


def test_windows_letters_and_flemish_names(elsewhere: Callable[..., object], greet: Member) -> None:
    with elsewhere():
        text = "Stamnummer;Familienaam;Voornaam;Functie\n0012;Van den Broeck;Renée;verzorgende\n"
        upload = checked(csv_file(text, "cp1252"), greet)
        assert told(upload) == [("new", "Renée Van den Broeck", ["employment"])]
        assert carried_out(upload, greet).refusal == ""
        renee = Member.objects.get(staff_number="0012")
        assert (renee.first_name, renee.prefix, renee.last_name) == ("Renée", "", "Van den Broeck")


def test_locations_get_their_place_from_a_table_of_postcodes(aicha: Member) -> None:
    table = "postcode;lat;lon\n1931;52,62;4,628\n1901 AB;52,545;4,669\n"
    carried_out(checked(csv_file(table), aicha, kind="postcodes"), aicha)
    rows = (
        "Locatie;Regio;Postcode;Plaats;Team\nZeeduin;Kennemerland;1931 CD;Egmond;Strandloper\n"
        "Zeeduin;Kennemerland;1931 CD;Egmond;Wulp\nNieuw;Onbekend;;;\nZonder;;;;\n"
    )
    upload = checked(csv_file(rows), aicha, kind="locations")
    assert told(upload) == [
        ("new", "Strandloper, Zeeduin", ["new_location", "new_team"]),
        ("new", "Wulp, Zeeduin", ["new_team"]),
        ("new", "Nieuw", ["new_region", "new_location"]),
        ("refused", "Zonder", ["refused"]),
    ]
    carried_out(upload, aicha)
    house = Location.objects.get(name="Zeeduin")
    assert (house.latitude, house.longitude, house.teams.count()) == (Decimal("52.62"), Decimal("4.628"), 2)
    assert checked(csv_file(rows), aicha, kind="locations").changes == 0


def test_what_was_read_goes_after_thirty_days(aicha: Member) -> None:
    upload = checked(csv_file(DIRTY), aicha)
    services.forget_old_files(at=timezone.now() + timezone.timedelta(days=31))
    upload.refresh_from_db()
    assert (upload.state, upload.sample) == (UploadState.WITHDRAWN, [])
    assert not UploadLine.objects.filter(upload=upload).exists()
    services.forget_old_files(at=timezone.now() + timezone.timedelta(days=731))
    assert not Upload.objects.filter(pk=upload.pk).exists()
