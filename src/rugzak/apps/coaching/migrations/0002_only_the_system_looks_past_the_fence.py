from django.db import migrations

from rugzak.ground.trust.privacy import KeepBetween

WHO_READS = (
    "(coach_id = {actor} AND (state <> 'accepted' OR settled_at > now() - interval '90 days'))"
    " OR (owner_id = {actor} AND state <> 'draft')"
)


class Migration(migrations.Migration):
    """Nobody is nobody: without an actor no row is seen, unless it is the system at work."""

    dependencies = [("coaching", "0001_log_and_observation")]

    operations = [
        KeepBetween('ContactLog', people=('owner_id', 'coach_id')),
        KeepBetween('Observation', people=('owner_id', 'coach_id'), reading=WHO_READS),
    ]
