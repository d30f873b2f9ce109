"""Where the ledger becomes a static page: the public edition, what its reports say of each other, charts, and how it was made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dateline import reconciling
from dateline.answer.counts import Policy, load_policy
from dateline.config import Config
from dateline.export.manifest import manifest_path
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.publish import Published, publish
from dateline.ledger.view import View, open_view
from dateline.projection import open_projection
from dateline.publishing import Wanted, edition_of
from dateline.records.happenings import Account, Contradiction, Revision
from dateline.records.publication import Edition, Released
from dateline.records.texts import Removed
from dateline.reporting.charts import charts
from dateline.reporting.method import method
from dateline.site import Material, build

__all__ = ["Naming", "Published", "Settings", "Wanted", "disputes", "is_whole", "material_of", "naming", "report", "revised"]

LOSSES = ("values without their stored form: what machines are to read goes out by `dateline export`",)


@dataclass(frozen=True, slots=True)
class Naming:
    """How people call incidents: by type and mode, and by nouns that stand in reports."""

    kinds: Mapping[str, str]
    nouns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a static page is to be: `whole` shows the texts of reports, else their quoted passages alone; `codebook` is null for ours.

    What is kept in the `cache` of the ledger as it is now is not put together again.
    """

    wanted: Wanted
    naming: Naming
    whole: bool = True
    codebook: Path | None = None
    cache: Path | None = None


@cache
def naming() -> Naming:
    """Return how people call incidents in English."""
    words = tomllib.loads(resources.files("dateline").joinpath("tables/words.toml").read_text(encoding="utf-8"))
    return Naming(words["kinds"], tuple(words["titles"]["nouns"]))


def report(path: str, target: Path, settings: Settings) -> Published:
    """Write the static page of a ledger into a folder; what fails the gate and what is restricted stays."""
    policy = load_policy(settings.wanted.policy or "range")
    with open_view(path, settings.wanted.as_of) as view:
        made = edition_of(view, Path(path).stem, policy, reviewed=settings.wanted.reviewed, cache=_cache(settings))

        def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 a page has one form
            return Export([Part(each.name, each.rows, [each.data]) for each in build(material_of(view, edition, policy, settings))])

        before = _written_before(target)
        published = publish(made, Format("site", "a static page", "range", LOSSES, make), target, "machine")
    for left in before - {each.path for each in published.files}:
        left.unlink(missing_ok=True)
    return published


def _written_before(target: Path) -> set[Path]:
    """Return the files of an earlier page in the folder: what is restricted since must not stay there."""
    try:
        manifest = json.loads(manifest_path(target).read_bytes())
        names = [str(each["name"]) for each in manifest["files"]] if manifest["format"] == "site" else []
    except (OSError, ValueError, LookupError, TypeError):
        return set()
    return {target / name for name in names if (target / name).resolve().is_relative_to(target.resolve())}


def material_of(view: View, edition: Edition, policy: Policy, settings: Settings) -> Material:
    """Return what the pages of a public edition show; all of it is of reports whose text may be shown."""
    shown = {each.document for each in edition.reports if not each.withheld}
    told = {each.incident.id: each for each in edition.incidents}
    accounts = [each for each in _accounts(view, edition, settings) if is_whole(each, told.get(each.incident.id))]
    return Material(
        edition=edition,
        method=method(settings.codebook),
        kinds=settings.naming.kinds,
        nouns=settings.naming.nouns,
        revisions={each.incident.id: revised(each, shown) for each in accounts},
        contradictions={each.incident.id: disputes(each, shown) for each in accounts},
        removed={each: _removed(view, each) for each in sorted(shown)} if settings.whole else {},
        families=[each for each in view.families() if {each.left, each.right} <= shown],
        charts=list(charts(view.totals(), edition, policy)),
        whole=settings.whole,
    )


def _accounts(view: View, edition: Edition, settings: Settings) -> Iterator[Account]:
    """Yield all that is told of each incident; from the projection, unless the ledger has learned something meanwhile."""
    cache = _cache(settings)
    if cache is not None:
        with open_projection(Config(view.path, cache), reviewed=settings.wanted.reviewed) as projection:
            if projection.head == edition.head:
                yield from (each for one in edition.incidents if (each := projection.account(one.incident.id)) is not None)
                return
    yield from reconciling.accounts(view, reviewed=settings.wanted.reviewed)


def _cache(settings: Settings) -> Path | None:
    return None if settings.wanted.as_of else settings.cache


def is_whole(account: Account, public: Released | None) -> bool:
    """Tell whether an incident goes out with everything that is told of it: what is made of the rest could give the rest away."""
    return public is not None and public.incident.review != "disputed" and public.incident.told == account.incident.told


def revised(account: Account, shown: Collection[str]) -> list[Revision]:
    """Return what was revised in an incident, as far as the reports that say so are shown."""
    return [each for each in account.revisions if set(each.documents) <= set(shown)]


def disputes(account: Account, shown: Collection[str]) -> list[Contradiction]:
    """Return what is disputed in an incident, as far as the reports of both sides are shown."""
    return [each for each in account.contradictions if {each.left.document, each.right.document} <= set(shown)]


def _removed(view: View, document: str) -> tuple[Removed, ...]:
    return view.source(document).document.removed
