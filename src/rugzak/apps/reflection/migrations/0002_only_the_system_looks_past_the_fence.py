from django.db import migrations

from rugzak.ground.trust.privacy import KeepPrivate


class Migration(migrations.Migration):
    """Code that runs as nobody saw every row; now only code that says it is the system does."""

    dependencies = [("reflection", "0001_notes_to_self")]

    operations = [KeepPrivate("Note", kind="reflection.note")]
