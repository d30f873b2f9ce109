"""An export from beginning to end: the gate, the format, the files, the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.export.gate import Admitted, admit
from dateline.export.manifest import Told, write_manifest
from dateline.export.parts import Format, Profile, Written, write_part
from dateline.export.withheld import withhold
from dateline.records.publication import Edition


@dataclass(frozen=True, slots=True)
class Published:
    """What an export wrote, and what it had to leave."""

    files: Sequence[Written]
    manifest: Path
    left_out: Sequence[str]
    refused: Sequence[str]
    withheld: int


def publish(edition: Edition, kind: Format, target: Path, profile: Profile) -> Published:
    """Write an edition in a format: to `target` when it is one file, else into a folder of that name."""
    admitted: Admitted = admit(edition)
    public = withhold(admitted.edition)
    export = kind.make(public.edition, profile)
    single = len(export.parts) == 1
    if not single:
        target.mkdir(parents=True, exist_ok=True)
    files = [write_part(part, target if single else target / part.name) for part in export.parts]
    manifest = write_manifest(target, Told(kind, profile, export, admitted.refused, public.withheld), public.edition, files)
    return Published(files, manifest.path, export.left_out, admitted.refused, public.withheld)
