"""What goes by itself, and who cannot be let in at all."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from rugzak.ground.accounts import services
from rugzak.ground.accounts.models import Device, Member, PaperCode, Session
from rugzak.ground.accounts.services.clearing import clear_away
from rugzak.ground.accounts.words import Lane
from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.models import Door, Proposal
from rugzak.ground.tenancy.words import DoorPurpose, ProposalKind


def test_old_sessions_codes_and_devices_go(browser_of, wietske, yusuf):
    browser_of(yusuf)
    services.issue_paper_code(wietske, None)
    old, _token = services.trust_device(member=wietske, label="iPhone")
    new, _token = services.trust_device(member=wietske, label="iPad")
    long_ago = timezone.now() - timedelta(days=400)
    Session.objects.update(expire_date=long_ago)
    PaperCode.objects.update(expires_at=long_ago)
    Device.objects.filter(pk=old.pk).update(used_at=long_ago)
    clear_away()
    assert not Session.objects.exists()
    assert not PaperCode.objects.exists()
    assert list(Device.objects.filter(ended_at=None)) == [new]


def test_a_leaver_is_never_let_in(wietske):
    Member.objects.filter(pk=wietske.pk).update(ended_at=timezone.now())
    gone = Member.objects.select_related("organisation", "user").get(pk=wietske.pk)
    with pytest.raises(ValueError, match="leaver"):
        services.enter(RequestFactory().get("/"), gone, Lane.FULL)
    assert not Happening.objects.exists()


def test_doors_that_ran_out_and_proposals_long_decided_go(wietske, aicha):
    now = timezone.now()
    for token, expires_at in (("oud", now - timedelta(minutes=1)), ("nieuw", now + timedelta(hours=1))):
        doors.add_door(
            purpose=DoorPurpose.PAPER_CODE,
            token=token,
            organisation_id=wietske.organisation_id,
            expires_at=expires_at,
        )
    for days in (200, 100):
        Proposal.objects.create(
            kind=ProposalKind.LOWER_FLOOR,
            asked_by_id=aicha.pk,
            decided_by_id=wietske.pk,
            decided_at=now - timedelta(days=days),
            accepted=False,
        )
    clear_away()
    hashes = Door.objects.filter(purpose=DoorPurpose.PAPER_CODE).values_list("token_hash", flat=True)
    assert [bytes(one) for one in hashes] == [doors.token_hash("nieuw")]
    assert [(now - one.decided_at).days for one in Proposal.objects.all()] == [100]
