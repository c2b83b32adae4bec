"""Reports stored before say what their events say, and name all of their participants."""

from django.db import migrations

FILL = """
SELECT set_config('newsbase.person', 'migration', true);
UPDATE articles_eventreport report
SET title = event.title, status = event.status, place_id = event.place_id,
    date_from = event.date_from, date_to = event.date_to, precision = event.precision,
    date_approximate = event.date_approximate, date_reason = event.date_reason
FROM articles_event event WHERE event.id = report.event_id;
INSERT INTO articles_participant_reports (participant_id, eventreport_id)
SELECT participant.id, report.id
FROM articles_participant participant
JOIN articles_eventreport report USING (event_id)
JOIN articles_event event ON event.id = event_id
WHERE event.origin = 'machine' AND event.decision = 'new';
SELECT set_config('newsbase.person', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_what_reports_say")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
