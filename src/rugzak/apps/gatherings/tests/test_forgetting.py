"""Two years after a session nothing of it is left."""

from datetime import timedelta

from rugzak.apps.gatherings.models import Gathering, Piece, Report, Seat, Series
from rugzak.apps.gatherings.services.keeping import forget_old_sessions
from rugzak.apps.gatherings.tests import factories
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.models import Organisation


def test_two_years_later_a_session_is_gone(kustmeer: Organisation) -> None:
    old, young = factories.running("story_write"), factories.running("story_write")
    of_old = Series.objects.create(name="Goed werk", owner=old.host, key=new_id())
    of_both = Series.objects.create(name="Nog een", owner=old.host, key=new_id())
    seat, token = factories.phone(old)
    factories.piece(old, seat, token, "Een verhaal.")
    at = old.starts_at
    Gathering.objects.filter(pk=old.pk).update(series=of_old)
    Gathering.objects.filter(pk=young.pk).update(series=of_both, starts_at=at + timedelta(days=10))
    assert forget_old_sessions(at=at + timedelta(days=729)) == 0
    assert Piece.objects.count() == 1
    assert forget_old_sessions(at=at + timedelta(days=735)) == 1
    assert list(Gathering.objects.values_list("pk", flat=True)) == [young.pk]
    assert list(Series.objects.all()) == [of_both]
    for model in (Piece, Report, Seat):
        assert not model.objects.filter(gathering=old.pk).exists()
