"""The program as tests use it: one model, one gazetteer, one codebook for the whole run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import extract
from dateline.config import from_environment
from dateline.extract.codebook import Codebook, load_codebook
from dateline.extract.places.gazetteer import Gazetteer, open_gazetteer
from dateline.language import Parser, load_parser
from dateline.records.reading import Reading
from dateline.records.texts import Analysis, Document, Published

Analyse = Callable[..., Analysis]
Read = Callable[..., Reading]


def document(text: str, published: str | None = None, **given: str) -> Document:
    """Return a report with this text, as if a caller had given it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=digest,
        name=given.get("name", "report"),
        url=given.get("url"),
        title=given.get("title"),
        site=None,
        byline=None,
        language="en",
        published=Published(published, "given") if published else Published(),
        original_publisher=None,
        raw_sha256=digest,
        text=text,
        note=None,
        removed=(),
    )


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def cache() -> Path:
    return from_environment(os.environ).cache


@pytest.fixture(scope="session")
def gazetteer(cache: Path) -> Gazetteer:
    return open_gazetteer(cache)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def analyse(parser: Parser) -> Analyse:
    """Return a function from a text to its analysis."""
    return lambda text, published=None, **given: parser.analyse(document(text, published, **given))


@pytest.fixture(scope="session")
def reading(analyse: Analyse, gazetteer: Gazetteer, codebook: Codebook) -> Read:
    """Return a function from a text to its reading."""
    tables = extract.Tables(codebook, gazetteer)
    return lambda text, published=None, **given: extract.read(analyse(text, published, **given), tables)
