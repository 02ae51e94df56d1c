"""A team tries a card, pauses when it wants, and ends well whatever the ending."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.support import cast

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.models import Trial
from rugzak.apps.cards.services import AlreadyTrying, LengthOutOfRange, TrialOver
from rugzak.apps.cards.tests.factories import a_card, a_kept_trial, a_trial
from rugzak.apps.cards.words import ENDINGS, TrialState, Went
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.ids import new_id


def test_two_weeks_unless_the_team_chooses_otherwise(kustmeer: object) -> None:
    trial, today = a_trial(), timezone.localdate()
    assert (trial.ends_on - trial.starts_on).days + 1 == 14
    changed = services.change_trial(trial=trial, own_words="Een hand.", ends_on=today + timedelta(days=20))
    assert (changed.own_words, changed.ends_on) == ("Een hand.", today + timedelta(days=20))
    with pytest.raises(LengthOutOfRange):
        services.change_trial(trial=trial, own_words="", ends_on=today + timedelta(days=200))


def test_pressing_twice_begins_once_and_a_card_is_tried_once_at_a_time(kustmeer: object) -> None:
    key, card = new_id(), a_card()
    first = services.begin_trial(team_id=cast.DUINROOS, card=card, key=key)
    assert services.begin_trial(team_id=cast.DUINROOS, card=card, key=key) == first
    with pytest.raises(AlreadyTrying):
        services.begin_trial(team_id=cast.DUINROOS, card=card, key=new_id())


def test_a_pause_moves_the_last_day(kustmeer: object) -> None:
    trial = services.pause_trial(trial=a_trial())
    days_ago = timezone.localdate() - timedelta(days=5)
    Trial.objects.filter(pk=trial.pk).update(paused_on=days_ago)
    ends_on = trial.ends_on
    resumed = services.resume_trial(trial=trial)
    assert (resumed.state, resumed.ends_on) == (TrialState.TRYING, ends_on + timedelta(days=5))


def test_a_week_later_one_question_waits_at_the_spot(kustmeer: object) -> None:
    trial, today = a_trial(), timezone.localdate()
    assert queries.question_waiting(cast.DUINROOS, today + timedelta(days=6)) is None
    assert queries.question_waiting(cast.DUINROOS, today + timedelta(days=7)) == trial
    services.look_at_trial(trial=trial, went=Went.NO, saw="De bus reed net weg.")
    assert queries.question_waiting(cast.DUINROOS, today + timedelta(days=7)) is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_stands_in_the_history_in_the_same_way(kustmeer: object, ending: TrialState) -> None:
    trial = a_trial()
    services.end_trial(trial=trial, state=ending, why="We weten nu wie er klem zit.")
    (past,) = queries.with_words(queries.past_trials_of(cast.DUINROOS))
    assert (past.state, past.ending.why) == (ending, "We weten nu wie er klem zit.")
    with pytest.raises(TrialOver):
        services.end_trial(trial=trial, state=ending)


def test_others_read_a_sentence_only_when_the_team_chose_so(kustmeer: object) -> None:
    card = a_card()
    services.end_trial(trial=a_trial(), state=TrialState.LEARNED, why="Te onrustig.", shared=False)
    assert queries.lessons_of(card) == []
    a_kept_trial(card, cast.HELMGRAS)
    assert [lesson.why for lesson in queries.lessons_of(card)] == ["Drie minuten is genoeg."]


def test_who_leads_the_team_sees_its_trials_and_a_coach_does_not(ruben: Member, samira: Member) -> None:
    assert may(ruben, "cards.play_for_team", cast.DUINROOS)
    assert not may(samira, "cards.play_for_team", cast.DUINROOS)
