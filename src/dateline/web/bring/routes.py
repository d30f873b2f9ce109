"""The pages for bringing reports: paste, upload or name an address, and watch it being read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.config import Config
from dateline.errors import DatelineError, UnreadableError
from dateline.records.reading import to_json
from dateline.web.bring.jobs import Job, Jobs
from dateline.web.bring.parcels import LARGEST, Parcel, addressed, pasted, uploaded
from dateline.web.faces import page
from dateline.web.pages.asked import Asker
from dateline.web.people import require
from dateline.web.person import Person

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("add"))])


async def parcel_of(request: Request) -> Parcel | DatelineError:
    """Return what a form brings, or why it is nothing to be read."""
    async with request.form(max_files=1, max_fields=20, max_part_size=LARGEST) as form:
        words = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        try:
            if isinstance(file, UploadFile) and file.filename:
                return uploaded(file.filename, await file.read(LARGEST + 1))
            return _named(words)
        except UnreadableError as error:
            return error


@router.get("/bring")
def bring(request: Request) -> Response:
    """Return the form."""
    return page(request, "bring/form.html", {"refused": ""})


@router.post("/bring")
def brought(request: Request, asker: Asker, parcel: Annotated[Parcel | DatelineError, Depends(parcel_of)]) -> Response:
    """Take what was brought, and lead to where it can be watched."""
    if isinstance(parcel, DatelineError):
        return page(request, "bring/form.html", {"refused": str(parcel)}, 422)
    job = _jobs(request).bring(parcel, asker.name)
    return RedirectResponse(f"/bring/{job.id}", 303)


@router.get("/bring/{name}.json")
def job_json(request: Request, asker: Asker, name: str) -> Response:
    """Return how far a job is, for programs and for the page's script."""
    job = _job(request, asker, name)
    return JSONResponse({**_object(to_json(job)), "over": job.over})


@router.get("/bring/{name}")
def watched(request: Request, asker: Asker, name: str) -> Response:
    """Return how far a job is."""
    return page(request, "bring/job.html", {"job": _job(request, asker, name)})


def _named(form: Mapping[str, str]) -> Parcel:
    if not (form.get("text") or "").strip() and (form.get("url") or "").strip():
        return addressed(form["url"])
    return pasted(form)


def _job(request: Request, asker: Person, name: str) -> Job:
    job = _jobs(request).of(name)
    if job is None or (job.by != asker.name and not asker.may("admin")):
        raise HTTPException(404, "No report is being read under this address; the list of reports has what was read.")
    return job


def _jobs(request: Request) -> Jobs:
    state = request.app.state
    if not hasattr(state, "jobs"):
        given = state.settings
        state.jobs = Jobs(Config(given.ledger, given.cache, given.codebook, given.gazetteer), _now)
    found: Jobs = state.jobs
    return found


def _object(made: object) -> dict[str, object]:
    return made if isinstance(made, dict) else {}


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
