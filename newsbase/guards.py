"""Rules the database itself keeps, as triggers: they hold for bulk and raw writes too."""

import pgtrigger

_A_PERSON_WRITES = "COALESCE(current_setting('newsbase.person', true), '') <> ''"


def keep_decided(
    name: str = "keep_decided", annotated_in: str = "", or_if: str = ""
) -> pgtrigger.Trigger:
    """The machine neither updates nor deletes a row that a person decided.

    `annotated_in` names a table whose rows point here by `statement_id`: an annotated row counts
    as decided. So does one of which the SQL condition `or_if` holds.
    """
    annotated = _annotated(annotated_in, "OLD.id") + (f" OR {or_if}" if or_if else "")
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF NOT ({_A_PERSON_WRITES}) AND (OLD.decision <> 'new' {annotated}) THEN
                RAISE EXCEPTION 'the machine may not change what a person decided: % %',
                    TG_TABLE_NAME, OLD.id;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def keep_part_of_decided(
    parent_table: str, parent_column: str, *, annotated_in: str = "", may_grow: bool = False
) -> pgtrigger.Trigger:
    """The same rule for rows that belong to a decided one (its pieces, its participants).

    A row that moves belongs to both. `may_grow` lets the machine add rows: a new article may
    report an event decided before.
    """
    operation = pgtrigger.Update | pgtrigger.Delete
    annotated = _annotated(annotated_in, "parent.id")
    parents = f"OLD.{parent_column}, NEW.{parent_column}"
    return pgtrigger.Trigger(
        name="keep_part_of_decided",
        when=pgtrigger.Before,
        operation=operation if may_grow else operation | pgtrigger.Insert,
        func=f"""
            IF NOT ({_A_PERSON_WRITES}) THEN
                {_wait_for(parent_table, parents)}
                IF EXISTS (
                    SELECT 1 FROM "{parent_table}" parent
                    WHERE parent.id IN ({parents}) AND (parent.decision <> 'new' {annotated})
                ) THEN
                    RAISE EXCEPTION 'the machine may not change what a person decided: % of % %',
                        TG_TABLE_NAME, '{parent_table}', (COALESCE(OLD, NEW)).{parent_column};
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608
    )


def keep_entered(parent_table: str, parent_column: str) -> pgtrigger.Trigger:
    """Rows that say where they come from (`origin`), beside one that may be decided.

    What a person entered stays; what the curated tables say of a decided row stays with it. The
    machine may add rows, and replace its own.
    """
    parents = f"OLD.{parent_column}, NEW.{parent_column}"
    return pgtrigger.Trigger(
        name="keep_entered",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF NOT ({_A_PERSON_WRITES}) THEN
                {_wait_for(parent_table, parents)}
                IF OLD.origin = 'person' THEN
                    RAISE EXCEPTION 'the machine may not change what a person wrote: % %',
                        TG_TABLE_NAME, OLD.id;
                END IF;
                IF (OLD.origin <> 'machine' OR NEW.origin <> 'machine') AND EXISTS (
                    SELECT 1 FROM "{parent_table}" parent
                    WHERE parent.id IN ({parents}) AND parent.decision <> 'new'
                ) THEN
                    RAISE EXCEPTION 'the machine may not change what a person decided: % of % %',
                        TG_TABLE_NAME, '{parent_table}', OLD.{parent_column};
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608
    )


def _wait_for(table: str, ids: str) -> str:
    """SQL: until nobody is deciding about these rows; then nobody can before this is committed."""
    return f'PERFORM 1 FROM "{table}" WHERE id IN ({ids}) FOR SHARE;'


def _annotated(table: str, statement: str) -> str:
    """SQL: "or a row of the table points to this statement"; nothing without a table."""
    if not table:
        return ""
    return f'OR EXISTS (SELECT 1 FROM "{table}" WHERE statement_id = {statement})'  # noqa: S608


def keep_chosen() -> pgtrigger.Trigger:
    """Mentions of which a person said who is meant (`chosen_at`): the machine leaves them alone."""
    return pgtrigger.Trigger(
        name="keep_chosen",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF NOT ({_A_PERSON_WRITES}) AND OLD.chosen_at IS NOT NULL THEN
                RAISE EXCEPTION 'the machine may not change what a person chose: % %',
                    TG_TABLE_NAME, OLD.id;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def persons_only(but: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """Rows that people write: the machine deletes none, and changes no column `but` these."""
    others = "".join(f" - '{name}'" for name in but)
    unless = f" AND (TG_OP = 'DELETE' OR to_jsonb(NEW){others} <> to_jsonb(OLD){others})"
    return pgtrigger.Trigger(
        name="persons_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF NOT ({_A_PERSON_WRITES}){unless if but else ""} THEN
                RAISE EXCEPTION 'the machine may not change what a person wrote: % %',
                    TG_TABLE_NAME, OLD.id;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def spans_inside_text(*ends: str, article: str = "NEW.article_id") -> pgtrigger.Trigger:
    """No span of the row ends behind its article's text; `ends` are the columns of span ends.

    `article` is the SQL expression of the article's id.
    """
    columns = ", ".join(f'NEW."{end}"' for end in ends)
    return pgtrigger.Trigger(
        name="spans_inside_text",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF GREATEST({columns}) > (SELECT length FROM articles_article WHERE id = {article}) THEN
                RAISE EXCEPTION 'a span of % ends behind the text of article %',
                    TG_TABLE_NAME, {article} USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608
    )
