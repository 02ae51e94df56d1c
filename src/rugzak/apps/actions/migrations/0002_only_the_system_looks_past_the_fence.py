from django.db import migrations

from rugzak.ground.trust.privacy import KeepBetween


class Migration(migrations.Migration):
    """Nobody is nobody: without an actor no row is seen, unless it is the system at work."""

    dependencies = [("actions", "0001_something_to_do")]

    operations = [
        KeepBetween('Action', people=('owner_id', 'given_by_id')),
    ]
