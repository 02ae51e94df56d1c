"""What goes when somebody left: the way in, the rows about that person, the key of the own words, the name."""

from django.db import models

from rugzak.across.privacy.terms import tables_that_go
from rugzak.ground.accounts.models import Member, Session, User
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.words import DoorPurpose
from rugzak.ground.trust import services as trust
from rugzak.ground.trust.models import SharingGrant, SubjectKey

# What stands where a name stood; the number tells two of them apart in an old list.
NOBODY = "Oud-collega"


def clear_rows_about(members: models.QuerySet[Member]) -> int:
    """Every row whose term ended with the work of these people. Returns how many."""
    ids = members.values("pk")
    gone = sum(
        _deleted(model._default_manager.filter(**{f"{about}__in": ids})) for model, about in tables_that_go()
    )
    return gone + _deleted(SharingGrant.objects.filter(shared_with__in=ids))


def remove_way_in(member: Member) -> int:
    """The account, unless it also opens another organisation; and whatever session is left."""
    Session.objects.filter(member_id=member.pk).delete()
    if member.user_id is None:
        return 0
    user, token = member.user_id, str(member.user_id)
    member.user = None
    member.save(update_fields=["user"])
    doors.close_door(purpose=DoorPurpose.USER, token=token, organisation_id=member.organisation_id)
    if not doors.behind(purpose=DoorPurpose.USER, token=token):
        User.objects.filter(pk=user).delete()
    return 1


def forget_key(member: Member) -> int:
    """Whatever was sealed for this person is unreadable from now on, in old backups too."""
    if SubjectKey.objects.filter(member=member, erased_at=None).exists():
        trust.erase_key(member)
        return 1
    return 0


def take_name_away(member: Member) -> None:
    """What is left is a number that nobody can look up."""
    member.first_name, member.prefix, member.last_name = NOBODY, "", ""
    member.sort_key = NOBODY.lower()
    member.staff_number = f"x{member.pk.hex[-12:]}"
    member.email = member.phone = member.language = member.theme = ""
    member.save()


def _deleted(rows: models.QuerySet[models.Model]) -> int:
    return int(rows.delete()[0])
