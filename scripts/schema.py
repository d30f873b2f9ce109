"""Write the JSON Schema of a reading, generated from the records.

python scripts/schema.py docs/reference/reading.schema.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dateline.records.reading import SCHEMA, Reading


def schema() -> dict[str, Any]:
    """Return the schema of the JSON that a reading is written as."""
    made = TypeAdapter(Reading).json_schema(mode="serialization")
    made["$defs"]["Entity"]["properties"]["name"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}  # null where nobody is named
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **_written(made)}


def _written(value: Any) -> Any:
    """Return the schema with the names that JSON has: `class_` is written "class"; every key is always there."""
    if isinstance(value, list):
        return [_written(each) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _written(each) for key, each in value.items() if key != "default" and not (key == "title" and isinstance(each, str))}
    if isinstance(plain.get("properties"), dict):
        plain["properties"] = {key.rstrip("_"): each for key, each in plain["properties"].items()}
        plain["required"] = sorted(plain["properties"])
    return plain


def main() -> None:
    """Write the file."""
    Path(sys.argv[1]).write_text(json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
