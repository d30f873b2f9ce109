"""The app: its pages, what guards them, and what they are served from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.staticfiles import StaticFiles

from dateline import __version__
from dateline.web import errors, people
from dateline.web.bring import routes as bring
from dateline.web.ledger import Library
from dateline.web.pages import home, incidents, reports
from dateline.web.review import api as review_api
from dateline.web.review import routes as review
from dateline.web.security import Guard
from dateline.web.settings import Settings

PAGES = (home, incidents, reports, review, review_api, bring)

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
    app.mount("/static", StaticFiles(directory=str(resources.files("dateline.web").joinpath("static"))), name="static")
    people.install(app, people.door_to(settings), errors.refusal)
    app.add_middleware(Guard, settings=settings, refuse=errors.refusal)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.library.close()
