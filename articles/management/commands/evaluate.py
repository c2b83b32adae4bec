"""manage.py evaluate: how much of what people annotated the machine finds."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from actors.curated import CuratedDataError
from actors.curated_table import known_actors
from articles.ingest.machine import Machine, ModelMissingError, TrainedMachine
from articles.measuring import DataSet, as_line, evaluation, find, state_of
from articles.models import Evaluation
from newsbase.extraction.evaluation.error_report import report
from newsbase.extraction.evaluation.gold import read_found, read_gold
from newsbase.extraction.evaluation.layer import Found, Layer, Scope
from newsbase.extraction.evaluation.layers import LAYERS, layer_of
from newsbase.extraction.evaluation.tables import as_lines

ERRORS = "evaluation-errors.txt"


class Command(BaseCommand):
    help = "Compare what is found with gold (.jsonl, .gold.txt): figures, calibration, errors."
    requires_system_checks: list[str] = []
    stealth_options = ("machine",)
    problems = 0  # inputs that could not be used
    failures = 0  # of the machine; its figures then stand for no state of it

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="GOLD", type=Path)
        parser.add_argument(
            "--layer", choices=list(LAYERS), help="default: as GOLD is named, else statements"
        )
        scopes = dict.fromkeys(scope for layer in LAYERS.values() for scope in layer.scopes)
        parser.add_argument(
            "--scope", choices=list(scopes), help="print one of them (default: all of the layer)"
        )
        parser.add_argument(
            "--predictions", type=Path, metavar="FILE", help="what extract printed for the gold"
        )
        parser.add_argument("--json", action="store_true", help="a line of JSON for each GOLD")
        parser.add_argument(
            "--errors", type=Path, metavar="FILE", default=Path(ERRORS), help=f"default: {ERRORS}"
        )
        parser.add_argument("--no-save", action="store_true", help="keep nothing in the database")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._evaluate(options)
        except (ModelMissingError, CuratedDataError) as error:
            raise CommandError(str(error)) from error
        except BrokenPipeError:
            # The reader had enough. Python would complain once more while flushing at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror or error}") from error
        except DatabaseError as error:
            raise CommandError(
                f"the figures cannot be kept: {error}".rstrip()
                + " (run manage.py migrate, or use --no-save)"
            ) from error
        if self.problems:
            raise SystemExit(1)

    def _evaluate(self, options: dict[str, Any]) -> None:
        gold = [self._gold(path, options) for path in options["paths"]]
        find_in = self._finder(gold, options)
        errors: list[str] = []
        for data_set in gold:
            found, version = find_in(data_set)
            made = evaluation(data_set, found, version)
            if not options["predictions"] and not self.failures:
                made.fingerprint = state_of(data_set.path)
            errors += _error_lines(data_set, found, made, options["scope"] or "all")
            if not options["no_save"]:
                made.save()
            self._print(data_set.layer, made, options)
        options["errors"].write_text("\n".join(errors) + "\n", encoding="utf-8")
        notes = self.stderr if options["json"] else self.stdout
        notes.write(f"\nThe errors are in {options['errors']}")

    def _gold(self, path: Path, options: dict[str, Any]) -> DataSet:
        layer = LAYERS[options["layer"]] if options["layer"] else layer_of(path)
        if options["scope"] not in (None, *layer.scopes):
            raise CommandError(
                f"{path}: {layer.name} have no scope {options['scope']}, but {_and(layer.scopes)}"
            )
        texts, problems = read_gold(path, layer)
        self._complain(problems)
        if not texts:
            raise CommandError(f"{path}: it has no text that can be used")
        return DataSet(path, layer, texts)

    def _complain(self, problems: Sequence[object]) -> None:
        self.problems += len(problems)
        for problem in problems:
            self.stderr.write(str(problem))

    def _finder(
        self, gold: Sequence[DataSet], options: dict[str, Any]
    ) -> Callable[[DataSet], tuple[Found, str]]:
        """What gives the findings for a data set, with the words for what found them."""
        if options["predictions"]:
            return self._reader(gold, options["predictions"])
        machine = options.get("machine") or TrainedMachine(settings.SPACY_MODEL, known_actors)
        return lambda data_set: (self._find(machine, data_set), machine.version)

    def _reader(
        self, gold: Sequence[DataSet], path: Path
    ) -> Callable[[DataSet], tuple[Found, str]]:
        """What gives the findings of a file, which is about all texts of one layer's gold."""
        layers = {data_set.layer.name: data_set.layer for data_set in gold}
        if len(layers) > 1:
            raise CommandError(f"{path}: predictions are for one layer, not for {_and(layers)}")
        (layer,) = layers.values()
        texts = [text for data_set in gold for text in data_set.texts]
        found, problems = read_found(path, texts, layer.found_items)
        self._complain(problems)
        missing = len({text.id for text in texts} - set(found))
        if missing:
            self.stderr.write(f"{path}: {missing} texts have no line; they count as not found")
        return lambda _: (found, f"unknown ({path.name})")

    def _find(self, machine: Machine, data_set: DataSet) -> Found:
        found, refused = find(machine, data_set.layer, data_set.texts)
        self.failures += len(refused)
        self._complain([f"{refusal.name}: {refusal.reason}" for refusal in refused])
        return found

    def _print(self, layer: Layer, made: Evaluation, options: dict[str, Any]) -> None:
        scopes = [options["scope"]] if options["scope"] else layer.scopes
        figures = {scope: made.figures[scope] for scope in scopes}
        if options["json"]:
            self.stdout.write(json.dumps(as_line(made) | {"figures": figures}, ensure_ascii=False))
            return
        self.stdout.write(f"{_title(made)}; {made.texts} texts, {made.words} words")
        for table in layer.tables(figures):
            self.stdout.write("\n".join(["", *as_lines(table)]))


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)


def _title(made: Evaluation) -> str:
    return f"{made.data_set}: {made.layer}, {made.pipeline_version}"


def _error_lines(data_set: DataSet, found: Found, made: Evaluation, scope: Scope) -> list[str]:
    layer = data_set.layer
    errors = layer.errors(data_set.texts, found, scope)
    title = f"Errors of {_title(made)}, scope {scope}, {made.made_at:%Y-%m-%d}"
    return list(report(title, layer.error_classes, errors))
