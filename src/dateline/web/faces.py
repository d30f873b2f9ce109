"""From templates to pages: what every page knows, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline import __version__
from dateline.export.formats import formats
from dateline.site import templating
from dateline.web.person import person_of

NAVIGATION = (
    ("/", "Home"),
    ("/incidents", "Incidents"),
    ("/tallies", "Totals"),
    ("/due", "Due"),
    ("/claims", "Claims"),
    ("/people", "People and bodies"),
    ("/reports", "Reports"),
    ("/search", "Search"),
)


def page(request: Request, template: str, values: Mapping[str, object] = MappingProxyType({}), status: int = 200) -> HTMLResponse:
    """Return a page made of a template; beside its own values it knows who asks, and the address that it stands at."""
    return HTMLResponse(rendered(request, template, values), status)


def rendered(request: Request, template: str, values: Mapping[str, object]) -> str:
    """Return the HTML of a template."""
    settings = request.app.state.settings
    common = {
        "person": person_of(request),
        "settings": settings,
        "here": request.url.path,
        "query": request.url.query,
        "navigation": [*NAVIGATION, *request.app.state.navigation],
        "csrf": getattr(request.state, "csrf", ""),
        "version": __version__,
        "top": "/",
        "ledger": request.app.state.library.name,
        "json": _json(request),
        "exports": formats(),
    }
    return environment().get_template(template).render({**common, **values})


def _json(request: Request) -> str:
    """Return where programs find what a page shows."""
    return f"{request.url.path.rstrip('/')}.json{'?' if request.url.query else ''}{request.url.query}"


@cache
def environment() -> Environment:
    """Return the templates: those of these pages, and behind them those of the static page, of which they are made."""
    made = templating.environment(ChoiceLoader([PackageLoader("dateline.web"), PackageLoader("dateline.site")]), at=at, linked=linked)
    made.filters["urlquote"] = lambda words: quote(str(words), safe="")
    return made


def at(_: str, kind: str, name: str) -> str:
    """Return where a report or an incident stands."""
    return f"/{kind}/{quote(name, safe='')}"


def linked(path: str, **values: object) -> str:
    """Return an address with its question; what is null or empty is not asked."""
    asked = urlencode({name: str(value) for name, value in values.items() if value not in {None, "", False}})
    return f"{path}?{asked}" if asked else path
