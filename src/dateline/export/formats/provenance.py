"""PROV-O as JSON-LD: which words of which bytes each value comes from, who made it, what it replaced (FORMATS.md 9)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.export.parts import Export, Format, Part, Profile
from dateline.records.publication import Correction, Edition, Report, Saying, Stated

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dateline": "urn:dateline:",
}
Node = dict[str, object]


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 JSON has one form
    """Return one JSON-LD document."""
    nodes = [node for part in (_reports, _sayings, _stated, _corrections, _agents) for node in part(edition)]
    return Export([Part("provenance.jsonld", len(nodes), _chunks(nodes))])


def _chunks(nodes: list[Node]) -> Iterator[bytes]:
    yield f'{{"@context":{json.dumps(CONTEXT)},"@graph":[\n'.encode()
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for number, node in enumerate(nodes):
        yield ((",\n" if number else "") + encode(node)).encode()
    yield b"\n]}\n"


def _to(name: str) -> Node:
    return {"@id": name}


def _at(moment: str) -> Node:
    return {"@value": moment, "@type": "xsd:dateTime"}


def _reports(edition: Edition) -> Iterator[Node]:
    for report in edition.reports:
        yield from _report(report)


def _report(report: Report) -> Iterator[Node]:
    text: Node = {"@id": f"urn:sha256:{report.document}", "@type": "prov:Entity", "rdfs:label": report.title or report.names[0]}
    if report.raw_sha256:
        raw = f"urn:sha256:{report.raw_sha256}"
        made = f"dateline:normalise/{report.document}"
        yield {"@id": raw, "@type": "prov:Entity", **({"prov:generatedAtTime": _at(report.retrieved_at)} if report.retrieved_at else {})}
        yield {"@id": made, "@type": "prov:Activity", "prov:used": _to(raw)}
        text |= {"prov:wasDerivedFrom": _to(raw), "prov:wasGeneratedBy": _to(made)}
    if report.publisher:
        text["prov:hadPrimarySource"] = _to(_agent(report.publisher))
    yield text


def _sayings(edition: Edition) -> Iterator[Node]:
    for saying in edition.sayings:
        yield _saying(saying)


def _saying(saying: Saying) -> Node:
    node: Node = {
        "@id": f"dateline:claim/{saying.id}",
        "@type": "prov:Entity",
        "prov:value": saying.content.exact,
        "prov:wasQuotedFrom": _to(f"urn:sha256:{saying.content.document}"),
    }
    if saying.speaker:
        who = _to(_agent(saying.speaker))
        role = {"@id": f"dateline:role/{saying.force}", "@type": "prov:Role"}
        node["prov:wasAttributedTo"] = who
        node["prov:qualifiedAttribution"] = {"@type": "prov:Attribution", "prov:agent": who, "prov:hadRole": role}
    if saying.via:
        node["prov:hadPrimarySource"] = _to(f"dateline:claim/{saying.via}")
    return node


def _stated(edition: Edition) -> Iterator[Node]:
    for stated in edition.stated:
        yield from _statement(stated)


def _statement(stated: Stated) -> Iterator[Node]:
    span = f"urn:sha256:{stated.quote.document}#char={stated.quote.start},{stated.quote.end}"
    yield {
        "@id": span,
        "@type": "prov:Entity",
        "prov:value": stated.quote.exact,
        "prov:wasQuotedFrom": _to(f"urn:sha256:{stated.quote.document}"),
    }
    yield {
        "@id": f"dateline:statement/{stated.id}",
        "@type": "prov:Entity",
        "rdfs:label": f"{stated.property} of {stated.kind} {stated.record}",
        "prov:value": stated.value,
        "prov:wasDerivedFrom": _to(span),
        "prov:wasAttributedTo": _to(_agent(stated.origin)),
        "prov:generatedAtTime": _at(stated.recorded_at),
    }


def _corrections(edition: Edition) -> Iterator[Node]:
    for correction in edition.corrections:
        yield from _correction(correction)


def _correction(correction: Correction) -> Iterator[Node]:
    decided = {"prov:atTime": _at(correction.at), "rdfs:label": correction.reason, "prov:wasAssociatedWith": _to(_agent(correction.by))}
    if correction.old is None:
        return
    name = f"dateline:review/{correction.old}/{correction.at}"
    yield {"@id": name, "@type": "prov:Activity", **decided}
    old = f"dateline:statement/{correction.old}"
    yield {"@id": old, "prov:wasInvalidatedBy": _to(name), "prov:invalidatedAtTime": _at(correction.at)}
    if correction.new is not None:
        yield {"@id": f"dateline:statement/{correction.new}", "prov:wasRevisionOf": _to(old)}


def _agents(edition: Edition) -> Iterator[Node]:
    programs = {stated.origin for stated in edition.stated} | {correction.by for correction in edition.corrections}
    for name in sorted(programs):
        person = name.startswith("human:")
        yield {
            "@id": _agent(name),
            "@type": "prov:Person" if person else "prov:SoftwareAgent",
            "rdfs:label": name.partition(":")[2] or name,
        }
    for name in sorted({saying.speaker for saying in edition.sayings if saying.speaker}):
        yield {"@id": _agent(name), "@type": "prov:Agent", "rdfs:label": name}


def _agent(name: str) -> str:
    """Return the name of an agent as an IRI: letters, digits and a few marks as they are, all else in percent."""
    return "dateline:agent/" + "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-._@") else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in name
    )


FORMAT = Format(
    name="prov",
    title="PROV-O, JSON-LD",
    policy="range",
    losses=("incidents over several reports and their figures", "certainty and mode of claims"),
    make=make,
    holds=frozenset({"corrections", "sayings", "stated"}),
)
