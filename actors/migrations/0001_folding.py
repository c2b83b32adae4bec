"""The extensions, and the immutable folding function that generated columns need."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# unaccent() is only STABLE, since its dictionary may change; naming the dictionary makes it safe
# enough to index. Schema names let pg_restore work with an empty search path.
CREATE = """
CREATE FUNCTION newsbase_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(CREATE, "DROP FUNCTION newsbase_fold(text)"),
    ]
