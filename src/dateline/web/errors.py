"""What people and machines see when something is not there or went wrong: what, where, what to do; never how the program is made."""

from __future__ import annotations

import logging
import sqlite3
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import BusyError, DatelineError
from dateline.web.faces import page

LOG = logging.getLogger("dateline.web")
AGAIN = 5  # seconds until it is worth asking again
IN_USE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
TITLES = {
    401: "Log in first",
    403: "Not for this role",
    404: "Nothing stands here",
    413: "Too much at once",
    429: "Too many tries",
    503: "Not at this moment",
}
WHAT_TO_DO = {
    404: "No page has this address. The lists at the top lead to everything that the ledger holds.",
    405: "This address cannot be asked in this way.",
    503: "Somebody else is writing just now. Ask again in a few seconds.",
    500: "Something in the program failed; the ledger is as it was. The terminal where `dateline serve` runs says what.",
}


def refusal(request: Request, status: int, words: str) -> Response:
    """Return an answer that says no, in the form that was asked for."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    if wants_json(request):
        return JSONResponse({"error": title, "detail": words, "where": request.url.path}, status)
    return page(request, "error.html", {"title": title, "words": words}, status)


def wants_json(request: Request) -> bool:
    """Tell whether a program asks."""
    return request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")


def install(app: FastAPI) -> None:
    """Give every failure of an app its page."""

    @app.exception_handler(HTTPException)
    def on_http(request: Request, error: HTTPException) -> Response:
        words = WHAT_TO_DO.get(error.status_code, "") if error.detail == HTTPStatus(error.status_code).phrase else str(error.detail)
        answer = refusal(request, error.status_code, words)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def on_wrong_question(request: Request, error: RequestValidationError) -> Response:
        found = "; ".join(f"{each['loc'][-1]}: {each['msg'].lower()}" for each in error.errors())
        return refusal(request, 422, f"{found}. Change the address or the form.")

    @app.exception_handler(DatelineError)
    def on_plain_error(request: Request, error: DatelineError) -> Response:
        return refusal(request, 409 if request.method == "POST" else 404, str(error))

    @app.exception_handler(BusyError)
    def on_busy(request: Request, error: BusyError) -> Response:
        LOG.warning("%s %s: %s", request.method, request.url.path, error)
        return _later(request, str(error))

    @app.exception_handler(sqlite3.OperationalError)
    @app.exception_handler(Exception)
    def on_failure(request: Request, error: Exception) -> Response:
        if getattr(error, "sqlite_errorname", "").startswith(IN_USE):
            return _later(request, WHAT_TO_DO[503])
        LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return refusal(request, 500, WHAT_TO_DO[500])


def _later(request: Request, words: str) -> Response:
    answer = refusal(request, 503, words)
    answer.headers["Retry-After"] = str(AGAIN)
    return answer
