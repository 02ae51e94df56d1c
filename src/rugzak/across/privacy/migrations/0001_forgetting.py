"""What may go from tables that nobody may change: only the old, and only of the current organisation."""

from django.db import migrations

FORGET_HISTORY = """
CREATE FUNCTION privacy_forget_history(history text, before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone bigint; before_this text := coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}');
BEGIN
    IF history !~ '^[a-z_]+history$' OR history = 'tenancy_organisationhistory' THEN
        RAISE EXCEPTION 'no history to forget: %', history;
    END IF;
    IF before > now() - interval '360 days' THEN
        RAISE EXCEPTION 'a history is kept for a year at least';
    END IF;
    PERFORM set_config('pgtrigger.ignore', (SELECT array_agg(tgname::text)::text FROM pg_trigger
        WHERE tgrelid = history::regclass AND tgname LIKE 'pgtrigger_append_only%'), true);
    EXECUTE format('DELETE FROM %I WHERE organisation_id = ' || $q$current_setting('app.organisation')::uuid$q$
                   || ' AND pgh_created_at < $1', history) USING before;
    GET DIAGNOSTICS gone = ROW_COUNT;
    PERFORM set_config('pgtrigger.ignore', before_this, true);
    RETURN gone;
END $$
"""
FORGET_DOER = """
CREATE FUNCTION privacy_forget_doer(history text, before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone bigint; owner text; before_this text := coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}');
BEGIN
    IF history !~ '^[a-z_]+history$' OR before > now() - interval '700 days' THEN
        RAISE EXCEPTION 'who did it is kept for two years: %', history;
    END IF;
    owner := CASE WHEN history = 'tenancy_organisationhistory' THEN 'pgh_obj_id' ELSE 'organisation_id' END;
    PERFORM set_config('pgtrigger.ignore', (SELECT array_agg(tgname::text)::text FROM pg_trigger
        WHERE tgrelid = history::regclass AND tgname LIKE 'pgtrigger_append_only%'), true);
    EXECUTE format('UPDATE %I SET pgh_by = NULL WHERE %I = ' || $q$current_setting('app.organisation')::uuid$q$
                   || ' AND pgh_by IS NOT NULL AND pgh_created_at < $1', history, owner) USING before;
    GET DIAGNOSTICS gone = ROW_COUNT;
    PERFORM set_config('pgtrigger.ignore', before_this, true);
    RETURN gone;
END $$
"""
# Whole sealed stretches only, so that what is left can still be verified; the seals themselves stay.
FORGET_READINGS = """
CREATE FUNCTION privacy_forget_readings(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone bigint; here uuid := current_setting('app.organisation')::uuid;
BEGIN
    IF before > now() - interval '1820 days' THEN
        RAISE EXCEPTION 'the log of reading is kept for five years';
    END IF;
    DELETE FROM trust_reading WHERE organisation_id = here
        AND at <= (SELECT max(until) FROM trust_seal WHERE organisation_id = here AND until < before);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_keys_log_and_sharing"), ("tenancy", "0003_calendar_feed_door")]

    operations = [
        migrations.RunSQL(FORGET_HISTORY, "DROP FUNCTION privacy_forget_history(text, timestamptz)"),
        migrations.RunSQL(FORGET_DOER, "DROP FUNCTION privacy_forget_doer(text, timestamptz)"),
        migrations.RunSQL(FORGET_READINGS, "DROP FUNCTION privacy_forget_readings(timestamptz)"),
    ]
