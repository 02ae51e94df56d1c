"""Writes of methods: making one, copying one, and saving its steps as a version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import MethodSaved
from rugzak.apps.gatherings.models import Method, MethodVersion
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.words import MOST_STEPS
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class TooManySteps(Refusal):
    sentence = _("Een draaiboek heeft hoogstens 40 stappen. Haal eerst een stap weg.")


class OneStepAtLeast(Refusal):
    sentence = _("Een draaiboek heeft minstens één stap. Voeg eerst een andere stap toe.")


@transaction.atomic
def make_method(*, name: str, script: Script, source: str, key: UUID, by: Member, **texts: Any) -> Method:
    """A method of one's own, from a ready script or another's. The same ``key`` twice makes one."""
    there = Method.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    method = Method.objects.create(name=name, source=source, owner=by, key=key, **texts)
    MethodVersion.objects.create(method=method, data=script.as_json())
    record(MethodSaved(method_id=method.pk, by_id=by.pk))
    return method


@transaction.atomic
def describe_method(*, method: Method, by: Member, **texts: Any) -> None:
    """Change the name, what it is for, and whether others here may use it."""
    for name, value in texts.items():
        setattr(method, name, value)
    method.save(update_fields=list(texts))
    record(MethodSaved(method_id=method.pk, by_id=by.pk))


@transaction.atomic
def save_script(*, method: Method, script: Script, by: Member) -> MethodVersion:
    """Save the steps. A version that a session used stays as it is; the change becomes the next one."""
    check_steps(script)
    latest = MethodVersion.objects.select_for_update().filter(method=method).order_by("-number")[0]
    if latest.is_used:
        latest = MethodVersion.objects.create(method=method, number=latest.number + 1, data=script.as_json())
    else:
        latest.data, latest.saved_at = script.as_json(), timezone.now()
        latest.save(update_fields=["data", "saved_at"])
    record(MethodSaved(method_id=method.pk, by_id=by.pk))
    return latest


@transaction.atomic
def put_method_away(*, method: Method, by: Member) -> None:
    """Not offered any more; sessions that use it keep their copy."""
    method.put_away_at = timezone.now()
    method.save(update_fields=["put_away_at"])
    record(MethodSaved(method_id=method.pk, by_id=by.pk))


def check_steps(script: Script) -> None:
    if len(script.steps) > MOST_STEPS:
        raise TooManySteps
    if not script.steps:
        raise OneStepAtLeast
