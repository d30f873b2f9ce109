"""The ledger in other programs' formats, through the gate of every export."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.export.formats import format_named, formats
from dateline.publishing import Wanted, export
from dateline.web.faces import page
from dateline.web.ledger import Library
from dateline.web.pages.account import told_of
from dateline.web.pages.asked import Books

router = APIRouter(tags=["exports"])
Profile = Annotated[
    Literal["machine", "spreadsheet"], Query(description="spreadsheet: cells that a spreadsheet would run are made harmless")
]
CHUNK = 1 << 16


@router.get("/export", include_in_schema=False)
def export_list(request: Request) -> Response:
    """Return the page of formats."""
    return page(request, "exports.html", {"formats": sorted(formats().values(), key=lambda each: each.name)})


@router.get("/export/{name}", summary="The ledger in a format: one file, or an archive with its manifest", response_class=StreamingResponse)
def export_file(books: Books, name: str, profile: Profile = "machine", incident: str | None = None) -> Response:
    """Return the ledger in a format, or one incident of it."""
    if name not in formats():
        raise HTTPException(404, f"There is no format {name[:40]!r}: the page of exports names them all.")
    return _of_incident(books, name, profile, incident) if incident else _of_ledger(books, name, profile)


def _of_incident(books: Library, name: str, profile: Profile, incident: str) -> Response:
    """Return one incident in a format; it is small, and made at once."""
    with books.open() as desk:
        told = told_of(desk, incident, None)
        if told is None:
            raise HTTPException(404, f"No incident has the id {incident[:80]}.")
        parts = format_named(name).make(told.material.edition, profile).parts
        made = [(part.name, b"".join(part.chunks)) for part in parts]
    chosen = next(((file, data) for (file, data), part in zip(made, parts, strict=True) if part.rows), made[0])
    return Response(chosen[1], media_type="application/octet-stream", headers=_attached(chosen[0]))


def _of_ledger(books: Library, name: str, profile: Profile) -> Response:
    """Return the whole ledger: written beside, checked and with its manifest, then sent piece by piece."""
    settings = books.settings
    folder = TemporaryDirectory(prefix="dateline-")
    try:
        target = Path(folder.name) / "files" / f"{books.name}-{name}"
        target.parent.mkdir()
        export(settings.ledger, name, target, profile, Wanted(None, settings.reviewed), settings.cache)
        archive = Path(folder.name) / "export.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(each for each in target.parent.rglob("*") if each.is_file()):
                packed.write(file, file.relative_to(target.parent))
    except BaseException:
        folder.cleanup()
        raise
    headers = {**_attached(f"{books.name}-{name}.zip"), "content-length": str(archive.stat().st_size)}
    return StreamingResponse(_chunks(archive), media_type="application/zip", headers=headers, background=BackgroundTask(folder.cleanup))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _attached(name: str) -> dict[str, str]:
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in name)
    return {"content-disposition": f'attachment; filename="{plain}"', "cache-control": "private, no-store"}
