"""Types of command-line arguments that several commands take."""

import argparse
import datetime

from articles.ingest.readers.raw import parse_date


def day(value: str) -> datetime.date:
    """A day as YYYY-MM-DD; argparse prints the reason if it is none."""
    try:
        return parse_date(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
