"""Lists that are turned page by page and narrowed by plain links, as pages and as objects at the same address with `.json`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from starlette.requests import Request
from starlette.responses import JSONResponse

from dateline.catalogue import Slice
from dateline.projection import Page

SIZE = 50  # rows of a page
FURTHEST = 20_000  # pages: who wants more wants an export
Turn = Annotated[int, Query(ge=1, le=FURTHEST, description="which page of the list")]
Asked = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a list: how many rows there are in all, which page this is, where the next one stands, and the rows."""

    total: int
    page: int
    pages: int
    next: str | None
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Turning:
    """Which rows of how many a page shows, and where the pages before and after it stand."""

    total: int
    page: int
    pages: int
    first: int
    last: int
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value by which a list can be narrowed: how many rows would be left, and where they stand; `chosen` takes it back."""

    label: str
    number: int | None
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one field by which a list can be narrowed."""

    title: str
    choices: Sequence[Choice]


def turning(request: Request, total: int, page: int, size: int = SIZE) -> Turning:
    """Return where a page stands in its list."""
    pages = max(1, -(-total // size))
    return Turning(
        total=total,
        page=page,
        pages=pages,
        first=min((page - 1) * size + 1, total),
        last=min(page * size, total),
        previous=address(request, page=page - 1 if page > 2 else None) if page > 1 else None,
        following=address(request, page=page + 1) if page < pages else None,
    )


def choices(
    request: Request, field: str, title: str, values: Iterable[tuple[str, int | None]], word: Callable[[str], str] = str
) -> Choices:
    """Return the links that narrow a list by a field; the chosen value stands there even where it is rare."""
    chosen = request.query_params.get(field) or None
    known = list(values)
    if chosen and chosen not in {value for value, _ in known}:
        known.insert(0, (chosen, None))
    links = [
        Choice(word(value), number, address(request, page=None, **{field: None if value == chosen else value}), value == chosen)
        for value, number in known
    ]
    return Choices(title, links)


def address(request: Request, **changed: object) -> str:
    """Return the address of this page with some of its question changed; null takes a part away."""
    asked = {name: value for name, value in request.query_params.items() if name not in changed and value}
    asked |= {name: str(value) for name, value in changed.items() if value is not None}
    return f"{request.url.path}?{urlencode(asked)}" if asked else request.url.path


def shown_of(found: Slice[Any] | Page[Any], public: Sequence[object]) -> int:
    """Return how many rows there are less those that this page hides: a number beside an empty list would say that something is there."""
    return found.total - len(found.rows) + len(public)


def as_rows(turned: Turning, rows: Iterable[dict[str, Any]]) -> JSONResponse:
    """Return a page of a list for programs."""
    return JSONResponse({"total": turned.total, "page": turned.page, "pages": turned.pages, "next": turned.following, "rows": list(rows)})


def offset(page: int, size: int = SIZE) -> int:
    """Return at which row a page begins."""
    return (page - 1) * size
