"""Moved to newsbase.extraction.quotations."""

from newsbase.extraction.quotations import *  # noqa: F403
