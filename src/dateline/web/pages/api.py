"""What programs can ask, in plain HTML: made from the description that machines read at /openapi.json."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.faces import page

router = APIRouter(include_in_schema=False)


@router.get("/api")
def api(request: Request) -> Response:
    """Return the page of what programs can ask."""
    described: dict[str, Any] = request.app.openapi()
    calls = [
        {
            "method": method.upper(),
            "path": path,
            "summary": call.get("summary", ""),
            "asked": [
                (each["name"], each.get("description", ""), each["in"], each.get("required", False)) for each in call.get("parameters", ())
            ],
        }
        for path, methods in sorted(described["paths"].items())
        for method, call in methods.items()
    ]
    return page(request, "api.html", {"calls": calls})
