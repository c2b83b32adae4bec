"""A name without its spelling, for generated columns that find it in other spellings."""

from django.db import migrations

# After newsbase_fold, and in this order: signs apart, what transliterations write for one sound
# made one letter, vowels at the beginning alike and otherwise away, no letter twice; then the
# words by the alphabet, as some put the family's name first.
CREATE = r"""
CREATE FUNCTION newsbase_skeleton(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN array_to_string(ARRAY(
    SELECT word COLLATE "C" FROM regexp_split_to_table(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            regexp_replace(public.newsbase_fold($1), '[''’.`]', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g'),
            'x|cks', 'ks', 'g'),
            'tsch|tch|sch|sh|ch|cz|sz|zh|z', 's', 'g'),
            'kh|gh|q|ck|c', 'k', 'g'),
            'ph|w|v', 'f', 'g'),
            '\m[aeiouyj]+', 'a', 'g'),
            '(?<=[[:alnum:]])[aeiouyjh]+', '', 'g'),
            '([[:alnum:]])\1+', '\1', 'g'),
        ' ') AS word
    WHERE word <> '' ORDER BY 1
), ' ');
"""


class Migration(migrations.Migration):
    dependencies = [("actors", "0004_keep_entered")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION newsbase_skeleton(text)")]
