from django.db import migrations

ACTOR = "nullif(current_setting('app.actor', true), '')::uuid"

# A request of a team is for whoever the pages let in. A personal one is for the asker, and for coaches
# whom it concerns: of its programme and region, who were asked by name, who proposed or who took it up.
# Written as sets: a question per row would cost twice as much. Without an actor (a job of the system) rows
# are seen; the words in them stay sealed.
CREATE = f"""
CREATE POLICY asker_or_coach ON support_supportrequest AS RESTRICTIVE FOR SELECT USING (
    {ACTOR} IS NULL
    OR team_id IS NOT NULL
    OR asker_id = {ACTOR}
    OR (programme_id, region_id) IN (
        SELECT programme_id, region_id FROM programmes_appointment WHERE member_id = {ACTOR})
    OR id IN (
        SELECT taken.request_id FROM support_engagement taken
        JOIN programmes_appointment mine ON mine.id = taken.appointment_id WHERE mine.member_id = {ACTOR})
    OR id IN (SELECT request_id FROM support_passing WHERE {ACTOR} IN (by_id, to_id))
    OR id IN (SELECT request_id FROM support_preference WHERE coach_id = {ACTOR})
)
"""

# Whoever steers hears how many answers are late, and nothing else of the personal ones.
COUNT = """
CREATE FUNCTION support_number_past_promise(today date) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM support_supportrequest request
    JOIN programmes_programme programme ON programme.id = request.programme_id
    WHERE request.organisation_id = current_setting('app.organisation')::uuid
      AND request.state IN ('open', 'waiting')
      AND programme.is_on
      AND coalesce(request.renewed_on, request.promised_on) < today
$$
"""


class Migration(migrations.Migration):
    """A view that forgets to ask a rule shows a team lead nothing: not even that somebody asked."""

    dependencies = [
        ("support", "0005_offers_wishes_and_passing"),
        ("programmes", "0001_programme_and_appointment"),
    ]

    operations = [
        migrations.RunSQL(CREATE, "DROP POLICY asker_or_coach ON support_supportrequest"),
        migrations.RunSQL(COUNT, "DROP FUNCTION support_number_past_promise(date)"),
    ]
