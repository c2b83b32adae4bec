"""Plain text: the whole file is the article, which then lacks a date."""

from articles.ingest.readers.raw import RawArticle
from newsbase.extraction.text import clean


def parse(name: str, id_: str, content: str) -> RawArticle:
    return RawArticle(name=name, id=id_, text=clean(content))
