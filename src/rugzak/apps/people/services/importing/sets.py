"""Statements that turn the staged lines into people,
jobs and seats. Only words of ours: values go as parameters.

``person`` is one row per staff number, ``job`` one per employment, ``seat`` one per
team. Each knows the row it meets in the house, or none.
"""

# Of two lines with one number, the first names the person; another name with it is refused.
REFUSE_OTHER_NAMES = """
    WITH first AS (
        SELECT DISTINCT ON (staff_number) staff_number, number, first_name, prefix, last_name
        FROM staged ORDER BY staff_number, number
    ), gone AS (
        DELETE FROM staged s USING first f
        WHERE s.staff_number = f.staff_number
          AND (s.first_name, s.prefix, s.last_name) IS DISTINCT FROM (f.first_name, f.prefix, f.last_name)
        RETURNING s.number, s.staff_number, s.first_name, s.prefix, s.last_name, f.number AS other
    )
    INSERT INTO verdict
    SELECT number, 'refused', staff_number, concat_ws(' ', first_name, nullif(prefix, ''), last_name),
           jsonb_build_array(jsonb_build_array('refused', 'number_twice', 'staff_number', other::text)),
           NULL::uuid
    FROM gone
"""
DROP = """
    DROP TABLE IF EXISTS pg_temp.person, pg_temp.job, pg_temp.seat, pg_temp.gone_seat, pg_temp.old_job,
                         pg_temp.story, pg_temp.leaver
"""
PERSONS = """
    CREATE TEMP TABLE person ON COMMIT DROP AS
    SELECT DISTINCT ON (s.staff_number) s.number, s.id, s.staff_number, s.first_name, s.prefix, s.last_name,
           s.sort_key, coalesce(s.email, m.email, '') AS email, coalesce(s.phone, m.phone, '') AS phone,
           m.id AS member_id, m.ended_at, false AS is_over
    FROM staged s LEFT JOIN accounts_member m ON m.staff_number = s.staff_number
    ORDER BY s.staff_number, s.number
"""
# %(as_of)s: the day that counts as today. %(ends)s: whether the file tells when somebody leaves.
JOBS = """
    CREATE TEMP TABLE job ON COMMIT DROP AS
    -- The job that a line meets: of its own first day, or (a line without one) the newest.
    WITH met AS (
        (SELECT DISTINCT ON (member_id, starts_on) *, starts_on AS day FROM people_employment
         ORDER BY member_id, starts_on, id DESC)
        UNION ALL
        (SELECT DISTINCT ON (member_id) *, 'infinity'::date FROM people_employment
         ORDER BY member_id, starts_on DESC, id DESC)
    )
    SELECT DISTINCT ON (p.id, coalesce(s.starts_on, %(as_of)s::date))
           p.id AS person, p.member_id, s.id, s.number, e.id AS employment_id,
           coalesce(s.job_title, e.job_title, %(job)s::text) AS job_title, e.job_title AS old_job_title,
           coalesce(s.kind, e.kind, 'staff') AS kind, e.kind AS old_kind,
           coalesce(s.hours, e.hours_per_week) AS hours, e.hours_per_week AS old_hours,
           coalesce(e.starts_on, s.starts_on, %(as_of)s::date) AS starts_on,
           CASE WHEN s.ends_on IS NOT NULL THEN greatest(s.ends_on, coalesce(e.starts_on, s.starts_on,
           s.ends_on))
                WHEN %(ends)s OR p.ended_at <= (%(as_of)s::date)::timestamp AT TIME ZONE %(zone)s THEN NULL
                ELSE e.ends_on END AS ends_on,
           e.ends_on AS old_ends_on
    FROM staged s
    JOIN person p USING (staff_number)
    LEFT JOIN met e ON e.member_id = p.member_id AND e.day = coalesce(s.starts_on, 'infinity'::date)
    ORDER BY p.id, coalesce(s.starts_on, %(as_of)s::date), s.number
"""
# An earlier job that the file does not name any more ends the day before the new one.
OLD_JOBS = """
    CREATE TEMP TABLE old_job ON COMMIT DROP AS
    SELECT e.id AS employment_id, j.person, greatest(e.starts_on, min(j.starts_on) - 1) AS ends_on
    FROM job j JOIN people_employment e ON e.member_id = j.member_id AND e.ends_on IS NULL AND e.starts_on < j.starts_on
    WHERE j.employment_id IS NULL AND NOT EXISTS (SELECT 1 FROM job k WHERE k.employment_id = e.id)
    GROUP BY e.id, e.starts_on, j.person
"""
# Whoever left long ago and is not known here needs no row: we do not collect former colleagues.
MARK_OVER = """
    UPDATE person p SET is_over = true
    FROM (SELECT person FROM job GROUP BY person HAVING bool_and(ends_on < %(as_of)s::date)) gone
    WHERE gone.person = p.id
"""
SEATS = """
    CREATE TEMP TABLE seat ON COMMIT DROP AS
    SELECT DISTINCT ON (p.id, t.team_id)
           p.id AS person, p.member_id, s.id, t.team_id, t.title, w.id AS membership_id,
           CASE WHEN p.member_id IS NULL THEN coalesce(s.starts_on, %(as_of)s::date)
                ELSE greatest(coalesce(s.starts_on, %(as_of)s::date), %(as_of)s::date) END AS since
    FROM staged s
    JOIN person p USING (staff_number)
    JOIN seat_of t ON t.team = s.team AND t.location IS NOT DISTINCT FROM s.location
                  AND t.region IS NOT DISTINCT FROM s.region
    LEFT JOIN people_membership w ON w.member_id = p.member_id AND w.team_id = t.team_id
                                 AND (w.until IS NULL OR w.until >= %(as_of)s::date)
    WHERE NOT p.is_over
    ORDER BY p.id, t.team_id, w.id NULLS LAST, s.number
"""
GONE_SEATS = """
    CREATE TEMP TABLE gone_seat ON COMMIT DROP AS
    SELECT w.id AS membership_id, p.id AS person, t.name AS title, greatest(w.since,
    %(as_of)s::date - 1) AS until
    FROM person p
    JOIN people_membership w ON w.member_id = p.member_id AND w.until IS NULL
    JOIN people_team t ON t.id = w.team_id
    WHERE EXISTS (SELECT 1 FROM seat s WHERE s.person = p.id)
      AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.person = p.id AND s.team_id = w.team_id)
"""
ANALYZE = ("ANALYZE pg_temp.person", "ANALYZE pg_temp.job", "ANALYZE pg_temp.seat")
STORY = """
    CREATE TEMP TABLE story ON COMMIT DROP AS
    WITH said AS (
        SELECT p.id AS person, 10 + f.at AS at, jsonb_build_array(f.name, f.old, f.new) AS says
        FROM person p JOIN accounts_member m ON m.id = p.member_id,
             LATERAL (VALUES (0, 'staff_number', m.staff_number, p.staff_number),
                             (1, 'first_name', m.first_name, p.first_name), (2, 'prefix', m.prefix, p.prefix),
                             (3, 'last_name', m.last_name, p.last_name), (4, 'email', m.email, p.email),
                             (5, 'phone', m.phone, p.phone)) AS f (at, name, old, new)
        WHERE f.old IS DISTINCT FROM f.new
        UNION ALL
        SELECT j.person, 30 + f.at, jsonb_build_array(f.name, f.old, f.new)
        FROM job j, LATERAL (VALUES (1, 'job_title', j.old_job_title, j.job_title), (2, 'kind', j.old_kind,
        j.kind),
                                    (3, 'hours', j.old_hours::text, j.hours::text),
                                    (4, 'ends_on', j.old_ends_on::text, j.ends_on::text)) AS f (at, name, old,
                                     new)
        WHERE j.employment_id IS NOT NULL AND f.old IS DISTINCT FROM f.new
        UNION ALL
        SELECT person, 40, jsonb_build_array('employment', job_title, starts_on, ends_on)
        FROM job WHERE employment_id IS NULL
        UNION ALL
        SELECT person, 45, jsonb_build_array('old_job', ends_on) FROM old_job
        UNION ALL
        SELECT person, 50, jsonb_build_array('joins', title) FROM seat WHERE membership_id IS NULL
        UNION ALL
        SELECT person, 51, jsonb_build_array('leaves_team', title) FROM gone_seat
    )
    SELECT person, jsonb_agg(says ORDER BY at, says) AS says FROM said GROUP BY person
"""
# Who would leave: everything this person does here has a last day, and there was none yet.
# A contract that ends next year is a change; who leaves within a month counts for the guard.
LEAVERS = """
    CREATE TEMP TABLE leaver ON COMMIT DROP AS
    SELECT j.person, max(j.ends_on) AS last_day,
    max(j.ends_on) <= %(as_of)s::date + 31 AS is_soon FROM job j JOIN person p ON p.id = j.person
    WHERE p.member_id IS NOT NULL AND p.ended_at IS NULL
    GROUP BY j.person, p.member_id
    HAVING bool_and(j.ends_on IS NOT NULL) AND NOT EXISTS (
        SELECT 1 FROM people_employment e WHERE e.member_id = p.member_id AND e.ends_on IS NULL
          AND e.id NOT IN (SELECT employment_id FROM job WHERE employment_id IS NOT NULL AND person = j.person)
          AND e.id NOT IN (SELECT employment_id FROM old_job WHERE person = j.person)
    )
"""
REFUSE_ADMINISTRATORS = """
    WITH kept AS (
        SELECT p.* FROM person p JOIN leaver l ON l.person = p.id
        WHERE EXISTS (SELECT 1 FROM people_rolegrant r WHERE r.member_id = p.member_id
                        AND r.role = 'administrator' AND r.ended_at IS NULL)
    ), said AS (
        INSERT INTO verdict
        SELECT number, 'refused', staff_number, concat_ws(' ', first_name, nullif(prefix, ''), last_name),
               jsonb_build_array(jsonb_build_array('refused', 'administrator', 'ends_on', '')),
               NULL::uuid FROM kept
    ), one AS (
        DELETE FROM job USING kept WHERE job.person = kept.id
    ), two AS (
        DELETE FROM seat USING kept WHERE seat.person = kept.id
    ), three AS (
        DELETE FROM gone_seat USING kept WHERE gone_seat.person = kept.id
    ), four AS (
        DELETE FROM story USING kept WHERE story.person = kept.id
    ), five AS (
        DELETE FROM old_job USING kept WHERE old_job.person = kept.id
    ), six AS (
        DELETE FROM leaver USING kept WHERE leaver.person = kept.id
    )
    DELETE FROM person USING kept WHERE person.id = kept.id
"""
TELL = """
    INSERT INTO verdict
    SELECT p.number,
           CASE WHEN p.member_id IS NULL THEN CASE WHEN p.is_over THEN 'same' ELSE 'new' END
                WHEN l.is_soon THEN 'leaves'
                WHEN s.person IS NULL THEN 'same' ELSE 'changed' END,
           p.staff_number, concat_ws(' ', p.first_name, nullif(p.prefix, ''), p.last_name),
           CASE WHEN l.is_soon THEN jsonb_build_array(jsonb_build_array('leaves', l.last_day))
                WHEN p.ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM job j WHERE j.person = p.id AND j.ends_on IS NULL)
                THEN jsonb_build_array(jsonb_build_array('returns'))
                ELSE '[]'::jsonb END || coalesce(s.says, '[]'::jsonb),
           NULL::uuid
    FROM person p LEFT JOIN story s ON s.person = p.id LEFT JOIN leaver l ON l.person = p.id
"""
# The file is of everybody: who is not in it leaves, as far as it is about such people at all.
TELL_ABSENT = """
    INSERT INTO verdict
    SELECT 0, CASE WHEN r.id IS NULL THEN 'leaves' ELSE 'refused' END, m.staff_number,
           concat_ws(' ', m.first_name, nullif(m.prefix, ''), m.last_name),
           CASE WHEN r.id IS NULL THEN jsonb_build_array(jsonb_build_array('absent', %(as_of)s::date))
                ELSE jsonb_build_array(jsonb_build_array('refused', 'administrator', 'staff_number', '')) END,
           m.id
    FROM accounts_member m
    LEFT JOIN LATERAL (SELECT g.id FROM people_rolegrant g WHERE g.member_id = m.id AND g.role = 'administrator'
                         AND g.ended_at IS NULL LIMIT 1) r ON true
    WHERE m.ended_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.staff_number = m.staff_number)
      AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.outcome = 'refused' AND v.key = m.staff_number)
      AND NOT EXISTS (SELECT 1 FROM exchange_uploadline u WHERE u.upload_id = %(upload)s AND u.outcome = 'refused'
                        AND u.says->1 ? m.staff_number)
      AND EXISTS (SELECT 1 FROM people_employment e WHERE e.member_id = m.id
                    AND e.kind IN (SELECT DISTINCT kind FROM job)
                    AND (e.ends_on IS NULL OR e.ends_on >= %(as_of)s::date))
"""
# Somebody new who may be somebody we know: same number but for its zeros, same mail, same name.
SURE_TWINS = """
    WITH fresh AS (
        SELECT number, staff_number, sort_key,
        lower(email) AS email FROM person WHERE member_id IS NULL AND NOT is_over
    ), known AS (
        SELECT id, staff_number, sort_key, lower(email) AS email, concat_ws(' ', first_name, nullif(prefix,
        ''), last_name) AS name
        FROM accounts_member m WHERE NOT EXISTS (SELECT 1 FROM person q WHERE q.member_id = m.id) AND m.first_name <> ''
    ), found AS (
        SELECT f.number, k.id, k.staff_number, k.name, 1 AS why FROM fresh f JOIN known k
            ON ltrim(k.staff_number, '0') = ltrim(f.staff_number, '0')
        UNION ALL
        SELECT f.number, k.id, k.staff_number, k.name,
        2 FROM fresh f JOIN known k ON k.email = f.email AND f.email <> ''
        UNION ALL
        SELECT f.number, k.id, k.staff_number, k.name, 3 FROM fresh f JOIN known k ON k.sort_key = f.sort_key
    )
    SELECT DISTINCT ON (number) number, id, staff_number, name FROM found ORDER BY number, why,
    staff_number LIMIT 5000
"""
# Names that may be nearly the same begin or end alike; how alike they are is for rapidfuzz to say.
NEAR_TWINS = """
    SELECT f.number, m.id, m.staff_number, concat_ws(' ', m.first_name, nullif(m.prefix, ''), m.last_name),
           f.sort_key, m.sort_key
    FROM person f JOIN accounts_member m
      ON left(m.sort_key, 3) = left(f.sort_key, 3) AND abs(length(m.sort_key) - length(f.sort_key)) <= 2
    WHERE f.member_id IS NULL AND NOT f.is_over AND m.first_name <> ''
      AND NOT EXISTS (SELECT 1 FROM person q WHERE q.member_id = m.id)
    ORDER BY f.number, m.staff_number LIMIT 200000
"""
MARK_TWIN = """
    UPDATE verdict SET outcome = 'doubtful', person = %s,
           says = jsonb_build_array(jsonb_build_array('twin', %s::text, %s::text)) || says
    WHERE number = %s AND outcome = 'new' AND number > 0
"""
