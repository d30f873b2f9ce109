"""What a form brings, checked and turned into what `dateline add` is given."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UnreadableError
from dateline.intake.jsonl import checked

LONGEST_NAME = 80
LARGEST = 32 * 1024 * 1024  # bytes of one upload
OLD_SHEET = b"\xd0\xcf\x11\xe0"  # the first bytes of the binary documents of old office programs
ODD = re.compile(r"[^\w.()\- ]+")
PASTED = "pasted text"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was brought: bytes under a name, one object of JSON Lines, or an address; exactly one of the three."""

    name: str
    data: bytes | None = None
    line: bytes | None = None
    address: str | None = None

    def arguments(self, folder: Path) -> list[str]:
        """Return what `dateline add` is called with, after writing what it reads into an empty folder."""
        if self.address is not None:
            return [self.address]
        if self.line is not None:
            path = folder / "pasted.jsonl"
            path.write_bytes(self.line)
            return ["--jsonl", str(path)]
        path = folder / self.name
        path.write_bytes(self.data or b"")
        return [str(path)]


def pasted(form: Mapping[str, str]) -> Parcel:
    """Return a text that was pasted, with the title, day and address that were given beside it."""
    text = str(form.get("text") or "")
    if not text.strip():
        raise UnreadableError("field", "text: nothing was pasted; paste the words of the report")
    said = {name: str(form.get(name) or "").strip() or None for name in ("title", "published", "url")}
    given: dict[str, object] = {"id": safe_name(said["title"] or PASTED), "text": text.replace("\r\n", "\n"), **said}
    checked(given)
    return Parcel(str(given["id"]), line=json.dumps(given).encode())


def uploaded(name: str | None, data: bytes) -> Parcel:
    """Return a file that was uploaded; its kind is told by its bytes, never by its name."""
    if not data:
        raise UnreadableError("empty", f"{safe_name(name)}: the file is empty")
    if len(data) > LARGEST:
        raise UnreadableError("too_large", f"{safe_name(name)}: more than {LARGEST // 1024 // 1024} MB; use `dateline add` for archives")
    if data.startswith(OLD_SHEET):
        raise UnreadableError("kind", f"{safe_name(name)}: a document of an old office program; save it as text, HTML or PDF")
    return Parcel(safe_name(name), data=data)


def addressed(address: str) -> Parcel:
    """Return an address to fetch; what it may lead to is for the fetcher to check."""
    wanted = address.strip()
    if not wanted.lower().startswith(("http://", "https://")) or any(each.isspace() or not each.isprintable() for each in wanted):
        raise UnreadableError("address", f"url: {wanted[:80]!r} is no address that begins with http:// or https://")
    return Parcel(wanted, address=wanted)


def safe_name(name: str | None) -> str:
    """Return a file's own name without any path, and without characters that mean something to a shell, a page or a reader's eye."""
    last = unicodedata.normalize("NFC", name or "").replace("\\", "/").rpartition("/")[2]
    plain = " ".join(ODD.sub(" ", last).split()).lstrip(".- ")
    return plain[:LONGEST_NAME].strip() or PASTED
