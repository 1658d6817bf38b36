from django.db import migrations

TABLES = "procrastinate_events, procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers"
SEQUENCES = "procrastinate_events_id_seq, procrastinate_jobs_id_seq, procrastinate_periodic_defers_id_seq, procrastinate_workers_id_seq"


class Migration(migrations.Migration):
    """The queue is for the worker alone; its rows hold ids and no child data, so it has no wall."""

    dependencies = [
        ("toegang", "0001_initial"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO jobs; GRANT USAGE ON {SEQUENCES} TO jobs;",
            f"REVOKE ALL ON {TABLES} FROM jobs; REVOKE ALL ON {SEQUENCES} FROM jobs;",
        ),
    ]
