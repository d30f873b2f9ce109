"""The app: its pages, what guards them, and what they are served from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib import resources

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dateline import __version__
from dateline.web import errors
from dateline.web import people as doors
from dateline.web.bring import routes as bring
from dateline.web.ledger import Library
from dateline.web.pages import api, claims, corrections, due, exports, home, incidents, method, people, reports, search, tallies
from dateline.web.review import api as review_api
from dateline.web.review import routes as review
from dateline.web.security import Guard
from dateline.web.settings import Settings

PAGES = (home, incidents, tallies, due, claims, people, reports, search, corrections, method, exports, review, review_api, bring, api)

SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""What people read and decide here is told to nobody, whatever the environment asks of the framework."""


def create_app(settings: Settings) -> FastAPI:
    """Return the pages of a ledger as an ASGI app."""
    app = FastAPI(title="Dateline", version=__version__, docs_url=None, redoc_url=None, lifespan=_lifespan, telemetry=SILENT)
    app.state.settings = settings
    app.state.library = Library(settings)
    app.state.navigation = [("/review", "Review"), ("/bring", "Add a report")]
    errors.install(app)
    for pages in PAGES:
        app.include_router(pages.router)
    app.add_api_route("/static/style.css", _style, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.web").joinpath("static"))), name="static")
    doors.install(app, doors.door_to(settings), errors.refusal)
    app.add_middleware(Guard, settings=settings, refuse=errors.refusal)
    return app


def _style() -> Response:
    """Return the one stylesheet: that of the static page, then what only these pages have."""
    return Response(_stylesheet(), media_type="text/css", headers={"cache-control": "max-age=300"})


@cache
def _stylesheet() -> str:
    site = resources.files("dateline.site").joinpath("templates/style.css").read_text(encoding="utf-8")
    return site + resources.files("dateline.web").joinpath("static/web.css").read_text(encoding="utf-8")


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.library.close()
