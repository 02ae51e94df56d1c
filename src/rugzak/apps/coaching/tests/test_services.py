"""Looking back: written once, sealed, the colleague's own, and gone in time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from tests.support import cast

from rugzak.apps.actions.models import Action
from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.words import VisitState
from rugzak.apps.coaching import queries, services, tasks
from rugzak.apps.coaching.models import ContactLog, Observation, VisitAction
from rugzak.apps.coaching.tests import factories
from rugzak.apps.coaching.tests.factories import SAW
from rugzak.apps.coaching.words import COACH_READS, Deed, Movement, ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.words import Outcome


def later(days: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_twenty_seconds_round_the_visit_off_and_keep_the_words_sealed(
    samira: Member, wietske: Member
) -> None:
    visit = factories.visit()
    log = factories.looked_back(visit, words="Wij keken samen.", movements=[Movement.CALM, Movement.LOOKING])
    assert (log.owner, log.coach, log.deeds) == (wietske, samira, [Deed.TOGETHER])
    assert log.movement_words == ["Anders kijken", "Rust in het werk"]
    assert Visit.objects.get(pk=visit.pk).state == VisitState.DONE
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(words, 'escape') FROM coaching_contactlog")
        assert "samen" not in cursor.fetchone()[0]
    assert queries.open_log(ContactLog.objects.get(), reader=wietske).words == "Wij keken samen."
    assert "samen" not in repr(log) + repr(queries.open_log(log, reader=wietske))


def test_a_form_that_arrives_twice_is_written_once(samira: Member) -> None:
    visit, key = factories.visit(), new_id()
    first, second = (factories.looked_back(visit, key=key, words="Een keer.") for _ in range(2))
    assert first == second
    assert ContactLog.objects.get().revision == 1
    assert Happening.objects.filter(kind="coaching.VisitLookedBackOn").count() == 1


def test_two_devices_never_overwrite_each_other_unseen(samira: Member, wietske: Member) -> None:
    visit = factories.visit()
    log = factories.looked_back(visit, words="Van de telefoon.")
    with pytest.raises(services.ChangedElsewhere):
        factories.looked_back(visit, words="Van de tablet.")
    assert queries.open_log(ContactLog.objects.get(), reader=wietske).words == "Van de telefoon."
    again = factories.looked_back(visit, words="Samen.", revision=log.revision)
    assert (again.pk, again.revision) == (log.pk, 2)


def test_a_visit_that_is_ahead_called_off_or_long_ago_is_not_looked_back_on(samira: Member) -> None:
    visit = factories.visit()
    with time_machine.travel(visit.start - timedelta(minutes=1), tick=False), pytest.raises(services.NotYet):
        factories.looked_back(visit)
    with later(380), pytest.raises(services.TooLongAgo):
        factories.looked_back(visit)
    Visit.objects.filter(pk=visit.pk).update(state=VisitState.CANCELLED)
    visit.refresh_from_db()
    with pytest.raises(services.NotYet):
        factories.looked_back(visit)
    assert ContactLog.objects.count() == 0


def test_the_colleague_wipes_the_words_and_the_ticks_stay(samira: Member, wietske: Member) -> None:
    log = factories.looked_back(words="Dit liever niet.")
    services.erase_words(log=log, by=wietske)
    fresh = ContactLog.objects.get()
    assert (fresh.words, fresh.deeds, fresh.revision) == (None, [Deed.TOGETHER], 2)


def test_what_is_agreed_stands_on_the_list_of_who_does_it_once(
    samira: Member, wietske: Member, ruben: Member
) -> None:
    visit, key, day = factories.visit(), new_id(), timezone.localdate() + timedelta(days=5)
    for _ in range(2):
        services.agree_action(
            visit=visit, words="Eerst vragen", owner=wietske, due_on=day, key=key, by=samira
        )
    assert list(Action.objects.values_list("owner_id", "due_on")) == [(wietske.pk, day)]
    assert VisitAction.objects.get().visit_id == visit.pk
    assert [one.words for one in queries.actions_of_visit(wietske, visit)] == ["Eerst vragen"]
    with pytest.raises(services.NotWithYou):
        services.agree_action(visit=visit, words="x", owner=ruben, due_on=day, key=new_id(), by=samira)


def test_at_a_team_visit_is_the_floor_and_never_who_leads_it(samira: Member, wietske: Member) -> None:
    visit = factories.visit(team=True)
    names = {one.first_name for one in queries.people_of_visit(visit)}
    assert names == {"Samira", "Wietske", "Yusuf"}


def test_an_observation_is_only_stored_when_the_colleague_says_yes(samira: Member, wietske: Member) -> None:
    draft = factories.drafted(did="Mevrouw keek naar haar bord.", question="Wat zag jij?")
    assert list(queries.offered_to(wietske)) == []
    assert queries.readable_observation(wietske, draft.pk) is None
    offered = services.offer_observation(observation=draft, by=samira)
    assert list(queries.offered_to(wietske)) == [offered]
    kept = services.accept_observation(observation=offered, by=wietske)
    opened = queries.open_observation(kept, reader=wietske)
    assert (opened.saw, opened.did, opened.question) == (SAW, "Mevrouw keek naar haar bord.", "Wat zag jij?")
    assert list(queries.observations_kept_by(wietske)) == [kept]
    with pytest.raises(services.AlreadyDecided):
        services.take_back_observation(observation=kept, by=samira)


def test_a_refused_observation_is_gone_from_the_database(samira: Member, wietske: Member) -> None:
    offered = factories.offered()
    services.refuse_observation(observation=offered, by=wietske)
    assert Observation.objects.count() == 0
    for late in (services.accept_observation, services.refuse_observation, services.take_back_observation):
        with pytest.raises(services.AlreadyDecided):
            late(observation=offered, by=wietske)


def test_until_it_is_offered_the_words_open_with_the_coachs_key_only(samira: Member, wietske: Member) -> None:
    draft = factories.drafted()
    assert queries.open_observation(draft, reader=samira).saw == SAW
    offered = services.offer_observation(observation=draft, by=samira)
    back = services.take_back_observation(observation=offered, by=samira)
    assert (back.state, queries.open_observation(back, reader=samira).saw) == (ObservationState.DRAFT, SAW)
    changed = services.change_draft(observation=back, seen=services.Seen("Iets anders."), by=samira)
    opened = queries.open_observation(changed, reader=samira)
    assert (opened.saw, opened.did, opened.question) == ("Iets anders.", "", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(saw, 'escape') FROM coaching_observation")
        assert "anders" not in cursor.fetchone()[0]


def test_the_same_form_twice_makes_one_draft_and_one_offer(samira: Member) -> None:
    visit, key, wietske = factories.visit(), new_id(), factories.person("wietske")
    seen = services.Seen(SAW)
    one, two = (
        services.draft_observation(visit=visit, owner=wietske, seen=seen, key=key, by=samira)
        for _ in range(2)
    )
    assert one == two
    assert services.offer_observation(observation=one, by=samira).state == ObservationState.OFFERED
    assert services.offer_observation(observation=two, by=samira).state == ObservationState.OFFERED
    assert Happening.objects.filter(kind="coaching.ObservationOffered").count() == 1


def test_nobody_offers_to_somebody_who_was_not_there(samira: Member, ruben: Member) -> None:
    for whom in (ruben, samira):
        with pytest.raises(services.NotWithYou):
            services.draft_observation(
                visit=factories.spare_visit(), owner=whom, seen=services.Seen(SAW), key=new_id(), by=samira
            )


def test_an_offer_rings_without_a_word_of_it_and_a_no_is_quiet(samira: Member, wietske: Member) -> None:
    services.refuse_observation(observation=factories.offered(), by=wietske)
    assert list(Notice.objects.filter(member=samira, link="/terugblik/")) == []
    (notice,) = Notice.objects.filter(member=wietske, link="/terugblik/aangeboden/")
    assert notice.kind == "shared"
    factories.accepted()
    assert Notice.objects.filter(member=samira, link="/terugblik/").count() == 1


def test_reading_by_the_coach_leaves_a_line_and_ones_own_reading_none(
    samira: Member, wietske: Member
) -> None:
    kept, log = factories.accepted(), factories.looked_back()
    queries.open_observation(kept, reader=wietske)
    queries.open_log(log, reader=wietske)
    assert Reading.objects.count() == 0
    queries.open_observation(kept, reader=samira)
    queries.open_log(log, reader=samira)
    assert list(Reading.objects.order_by("kind").values_list("reader_id", "about_id", "kind", "outcome")) == [
        (samira.pk, wietske.pk, "coaching.log", Outcome.OPENED),
        (samira.pk, wietske.pk, "coaching.observation", Outcome.OPENED),
    ]


def test_after_ninety_days_it_is_the_colleagues_alone(samira: Member, wietske: Member) -> None:
    kept = factories.accepted()
    assert queries.readable_observation(samira, kept.pk) == kept
    with later(COACH_READS.days + 1):
        assert queries.readable_observation(samira, kept.pk) is None
        assert list(queries.observations_given_by(samira)) == []
        assert queries.readable_observation(wietske, kept.pk) == kept


def test_without_a_yes_nothing_stays_after_fourteen_days(samira: Member, wietske: Member) -> None:
    draft, offered, kept = factories.drafted(), factories.offered(), factories.accepted()
    with later(13):
        tasks.erase_what_is_over()
    assert set(Observation.objects.all()) == {draft, offered, kept}
    with later(15):
        tasks.erase_what_is_over()
    assert list(Observation.objects.all()) == [kept]


def test_after_a_year_everything_is_gone(samira: Member, wietske: Member) -> None:
    factories.accepted()
    factories.looked_back()
    with later(360):
        services.erase_what_is_over(at=timezone.now())
    assert (Observation.objects.count(), ContactLog.objects.count()) == (1, 1)
    with later(370):
        services.erase_what_is_over(at=timezone.now())
    assert (Observation.objects.count(), ContactLog.objects.count()) == (0, 0)


def test_the_database_refuses_even_a_view_that_forgets_to_ask(samira: Member, wietske: Member) -> None:
    factories.looked_back()
    draft, offered = factories.drafted(), factories.offered()
    seen = {}
    for name in ("ruben", "fenna", "hilde", "cees", "aicha", "yusuf", "wietske", "samira"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            seen[name] = (ContactLog.objects.count(), set(Observation.objects.all()))
    assert seen.pop("samira") == (1, {draft, offered})
    assert seen.pop("wietske") == (1, {offered})
    assert set(map(str, seen.values())) == {"(0, set())"}


def test_a_team_hears_what_helped_from_five_visits_on_in_closed_months(
    samira: Member, wietske: Member
) -> None:
    start = timezone.now()
    for number in range(5):
        factories.looked_back(factories.visit(team=True), deeds=[Deed.SHOWN], movements=[], words="Stil.")
        if number == 3:
            with later(40):
                assert queries.what_helped_team(cast.DUINROOS) == ([], [])
    factories.looked_back(factories.visit(), deeds=[Deed.ARRANGED], words="")
    assert queries.what_helped_team(cast.DUINROOS) == ([], []), "this month is not closed"
    with (
        time_machine.travel(start + timedelta(days=40), tick=False),
        inside(cast.KUSTMEER, actor_id=cast.IDS["yusuf"]),
    ):
        assert queries.what_helped_team(cast.DUINROOS) == (["Voorgedaan"], [])


def test_what_a_coach_can_still_look_back_on(samira: Member, wietske: Member) -> None:
    visit = factories.visit()
    assert [one.pk for one in queries.visits_to_look_back_on(samira)] == [visit.pk]
    factories.looked_back(visit)
    assert list(queries.visits_to_look_back_on(samira)) == []
    assert list(agenda.visits_coached_by(wietske)) == []
