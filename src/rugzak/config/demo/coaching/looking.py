"""What was looked back on after visits of the last year: ticks, a few words, observations, things to do."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from rugzak.apps.actions.models import Action
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.words import Part, VisitState
from rugzak.apps.coaching.models import ContactLog, Observation, VisitAction
from rugzak.apps.coaching.words import Deed, Lens, Movement, ObservationState
from rugzak.config.demo.coaching.looking_words import DO, LOOKED, SAW, STORY, Sight
from rugzak.config.demo.coaching.threads import Threads, local_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust import vault
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.words import Outcome

BATCH = 1_000
# What is older was erased by the clock.
OLDEST = timedelta(days=360)
LOGGED, WITH_WORDS, WITH_ACTION, WITH_OBSERVATION, READ_BACK = 0.86, 0.3, 0.12, 0.09, 0.4


@dataclass
class _Rows:
    logs: list[ContactLog] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    agreed: list[VisitAction] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    # Row, field, whose key, words: sealed at the very end with one key per person.
    words: list[tuple[ContactLog | Action | Observation, str, UUID, str]] = field(default_factory=list)

    def write(self) -> None:
        keys = vault.keys_to_seal(owner for _, _, owner, _ in self.words)
        for row, name, owner, text in self.words:
            row.fill_organisation()
            setattr(row, name, keys[owner].seal(row, name, text))
        ContactLog.objects.bulk_create(self.logs, batch_size=BATCH)
        Action.objects.bulk_create(self.actions, batch_size=BATCH)
        VisitAction.objects.bulk_create(self.agreed, batch_size=BATCH)
        Observation.objects.bulk_create(self.observations, batch_size=BATCH)
        Reading.objects.bulk_create(self.readings, batch_size=BATCH)


def look_back(threads: Threads) -> None:
    """Runs after the visits stand in the database."""
    chance, rows = threads.built.chance_for("looking back"), _Rows()
    country = threads.built.blueprint.country
    done = [visit for visit in threads.rows.visits if visit.state == VisitState.DONE]
    # Of everybody's last visit nobody has looked back yet: there is something to try.
    last = {visit.coach.pk: visit.pk for visit in sorted(done, key=lambda visit: visit.start)}
    for visit in done:
        age = threads.cut - visit.end
        if visit.pk != last[visit.coach.pk] and age < OLDEST and chance.random() < LOGGED:
            _one_visit(rows, chance, threads, visit, country)
    _story(rows, threads)
    rows.write()


def _one_visit(rows: _Rows, chance: random.Random, threads: Threads, visit: Visit, country: str) -> None:
    colleague = _colleague(threads, visit)
    at = visit.end + timedelta(minutes=chance.randint(4, 600))
    log = _log(
        rows, visit, colleague, at, _some(chance, list(Deed), 1, 3), _some(chance, list(Movement), 0, 2)
    )
    if chance.random() < WITH_WORDS:
        rows.words.append((log, "words", log.owner_id, chance.choice(LOOKED[country])))
    if chance.random() < WITH_ACTION:
        due = local_day(visit.end) + timedelta(days=chance.randint(3, 21))
        done = at + timedelta(days=chance.randint(1, 6)) if chance.random() < 0.85 else None
        _action(rows, visit, colleague or visit.coach, chance.choice(DO[country]), due, done, at)
    if colleague and chance.random() < WITH_OBSERVATION:
        sight = chance.choice(SAW[country])
        observation = _observation(rows, visit, colleague, sight, ObservationState.ACCEPTED, at)
        if chance.random() < READ_BACK:
            rows.readings.append(
                _reading(observation, at + timedelta(days=chance.randint(3, 60)), threads.cut)
            )


def _story(rows: _Rows, threads: Threads) -> None:
    """What the people of the story saw, agreed and still have open."""
    known, today = threads.built.known, threads.today
    for part in STORY.get(threads.built.blueprint.slug, ()):
        coach, colleague = known[part.coach], known[part.colleague]
        visit = _last_together(threads, coach, colleague)
        if visit is None:
            continue
        at = local_moment(today - timedelta(days=part.days_ago)) + timedelta(hours=15)
        if part.sight:
            _observation(rows, visit, colleague, part.sight, part.state, max(at, visit.end))
        if part.do:
            owner = known[part.who]
            _action(
                rows, visit, owner, part.do, today + timedelta(days=part.due_in), None, max(at, visit.end)
            )


def _last_together(threads: Threads, coach: Member, colleague: Member) -> Visit | None:
    both = [
        visit
        for visit in threads.rows.visits
        if visit.state == VisitState.DONE
        and visit.coach.pk == coach.pk
        and any(row.member_id == colleague.pk for row in threads.taken_by[visit.pk])
    ]
    return max(both, key=lambda visit: visit.start, default=None)


def _log(
    rows: _Rows,
    visit: Visit,
    colleague: Member | None,
    at: datetime,
    deeds: Sequence[str],
    movements: Sequence[str],
) -> ContactLog:
    log = ContactLog(
        visit=visit,
        owner=colleague or visit.coach,
        coach=visit.coach,
        deeds=list(deeds),
        movements=list(movements),
        written_at=at,
        changed_at=at,
        key=new_id(),
    )
    rows.logs.append(log)
    return log


def _action(
    rows: _Rows, visit: Visit, owner: Member, words: str, due: date, done: datetime | None, at: datetime
) -> None:
    action = Action(owner=owner, given_by=visit.coach, due_on=due, done_at=done, made_at=at, key=new_id())
    rows.actions.append(action)
    rows.agreed.append(VisitAction(visit=visit, action=action))
    rows.words.append((action, "words", owner.pk, words))


def _observation(
    rows: _Rows, visit: Visit, colleague: Member, sight: Sight, state: ObservationState, at: datetime
) -> Observation:
    settled = at + timedelta(hours=20) if state == ObservationState.ACCEPTED else None
    observation = Observation(
        visit=visit,
        owner=colleague,
        coach=visit.coach,
        lens=Lens.CLIENT if sight.through_client else Lens.CAMERA,
        state=state,
        changed_at=settled or at,
        settled_at=settled,
        key=new_id(),
    )
    rows.observations.append(observation)
    owner = visit.coach.pk if state == ObservationState.DRAFT else colleague.pk
    for name, text in (("saw", sight.saw), ("did", sight.did), ("question", sight.question)):
        if text:
            rows.words.append((observation, name, owner, text))
    return observation


def _reading(observation: Observation, at: datetime, cut: datetime) -> Reading:
    return Reading(
        at=min(at, cut),
        reader_id=observation.coach_id,
        about_id=observation.owner_id,
        kind="coaching.observation",
        item_id=observation.pk,
        outcome=Outcome.OPENED,
    )


def _colleague(threads: Threads, visit: Visit) -> Member | None:
    there = [row.member for row in threads.taken_by[visit.pk] if row.part == Part.COLLEAGUE]
    return there[0] if there else None


def _some(chance: random.Random, choices: Sequence[str], least: int, most: int) -> list[str]:
    chosen = chance.sample(choices, chance.randint(least, most))
    return [one for one in choices if one in chosen]
