from django.db import migrations

ACTOR = "nullif(current_setting('app.actor', true), '')::uuid"
CONCERNED = f"""
    team_id IS NOT NULL
    OR asker_id = {ACTOR}
    OR (programme_id, region_id) IN (
        SELECT programme_id, region_id FROM programmes_appointment WHERE member_id = {ACTOR})
    OR id IN (
        SELECT taken.request_id FROM support_engagement taken
        JOIN programmes_appointment mine ON mine.id = taken.appointment_id WHERE mine.member_id = {ACTOR})
    OR id IN (SELECT request_id FROM support_passing WHERE {ACTOR} IN (by_id, to_id))
    OR id IN (SELECT request_id FROM support_preference WHERE coach_id = {ACTOR})
"""
SYSTEM = "current_setting('app.system', true) = 'on'"
NOW = f"ALTER POLICY asker_or_coach ON support_supportrequest USING ({SYSTEM} OR {CONCERNED})"
BEFORE = f"ALTER POLICY asker_or_coach ON support_supportrequest USING ({ACTOR} IS NULL OR {CONCERNED})"

# A number over teams and people together, beside the live figures of teams, told how many colleagues wait.
NO_COUNT = "DROP FUNCTION support_number_past_promise(date)"
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
    """Code that runs as nobody saw every request; now only code that says it is the system does."""

    dependencies = [("support", "0006_the_database_refuses_too")]

    operations = [
        migrations.RunSQL(NOW, BEFORE),
        migrations.RunSQL(NO_COUNT, COUNT),
    ]
