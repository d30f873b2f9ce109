"""SQL views over decisions: those that hold, and the clusters that they make, for people who open a ledger in another program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ledger.clusters import THRESHOLD

EDGE_CURRENT = """CREATE VIEW edge_current AS
SELECT e.* FROM edge AS e
WHERE e.judgement <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM edge AS later WHERE later.supersedes = e.id)"""

# `loose` is what all wanted edges join. A component that holds two which a person told apart is gone through once more in
# `step`, from the strongest suggestion to the weakest, and what would bring the two together is left out.
CLUSTER = """CREATE VIEW cluster AS
WITH RECURSIVE view_of(policy) AS (SELECT 'reviewed' UNION ALL SELECT 'working'),
wanted AS MATERIALIZED (
  SELECT v.policy, e.about, e."left", e."right", e.judgement, e.score FROM edge_current AS e CROSS JOIN view_of AS v
  WHERE e.judgement = 'same' OR (v.policy = 'working' AND e.judgement = 'suggested' AND e.score >= {threshold})),
way AS MATERIALIZED (
  SELECT policy, about, "left" AS a, "right" AS b FROM wanted UNION SELECT policy, about, "right", "left" FROM wanted),
reach(policy, about, first, node) AS (
  SELECT policy, about, a, a FROM way
  UNION SELECT r.policy, r.about, r.first, w.b FROM reach AS r JOIN way AS w ON w.policy = r.policy AND w.about = r.about AND w.a = r.node),
loose AS MATERIALIZED (SELECT policy, about, node, min(first) AS label FROM reach GROUP BY policy, about, node),
person AS MATERIALIZED (
  SELECT l.about, l.node, coalesce(p.label, l.node) AS label FROM loose AS l
  LEFT JOIN loose AS p ON p.policy = 'reviewed' AND p.about = l.about AND p.node = l.node WHERE l.policy = 'working'),
apart AS MATERIALIZED (
  SELECT e.about, x.label, e."left", e."right" FROM edge_current AS e
  JOIN loose AS x ON x.policy = 'working' AND x.about = e.about AND x.node = e."left"
  JOIN loose AS y ON y.policy = 'working' AND y.about = e.about AND y.node = e."right" AND y.label = x.label
  WHERE e.judgement = 'different'),
suggested AS MATERIALIZED (
  SELECT w.about, l.label, w."left", w."right",
    row_number() OVER (PARTITION BY w.about, l.label ORDER BY w.score DESC, w."left", w."right") AS turn
  FROM wanted AS w JOIN loose AS l ON l.policy = 'working' AND l.about = w.about AND l.node = w."left"
  WHERE w.policy = 'working' AND w.judgement = 'suggested'
    AND EXISTS (SELECT 1 FROM apart AS d WHERE d.about = w.about AND d.label = l.label)),
step(about, label, turn, groups) AS (
  SELECT l.about, l.label, {zero}, {gathered}
  FROM loose AS l JOIN person AS p ON p.about = l.about AND p.node = l.node
  WHERE l.policy = 'working' AND EXISTS (SELECT 1 FROM apart AS d WHERE d.about = l.about AND d.label = l.label)
  GROUP BY l.about, l.label
  UNION ALL
  SELECT s.about, s.label, s.turn, CASE
    WHEN EXISTS (SELECT 1 FROM apart AS d WHERE d.about = s.about AND d.label = s.label AND (
      ({d_left} = {s_left} AND {d_right} = {s_right}) OR ({d_left} = {s_right} AND {d_right} = {s_left})))
    THEN t.groups ELSE {renamed} END
  FROM step AS t JOIN suggested AS s ON s.about = t.about AND s.label = t.label AND s.turn = t.turn + 1),
strict AS MATERIALIZED (
  SELECT t.about, g.key AS node, g.value AS label FROM step AS t CROSS JOIN {opened} AS g
  WHERE t.turn = (SELECT coalesce(max(s.turn), 0) FROM suggested AS s WHERE s.about = t.about AND s.label = t.label)),
grouped AS MATERIALIZED (
  SELECT l.policy, l.about, l.node, coalesce(t.label, l.label) AS label, coalesce(p.label, l.node) AS person FROM loose AS l
  LEFT JOIN strict AS t ON l.policy = 'working' AND t.about = l.about AND t.node = l.node
  LEFT JOIN person AS p ON p.about = l.about AND p.node = l.node),
known AS MATERIALIZED (
  SELECT g.policy, g.about, g.label, g.node, g.person,
    coalesce((SELECT min(c.seq) FROM coverage AS c WHERE c.document = coalesce(r.document, g.node)), 0) AS since
  FROM grouped AS g LEFT JOIN record AS r ON r.id = g.node AND g.about <> 'document')
SELECT k.policy, k.about,
  first_value(k.node) OVER (PARTITION BY k.policy, k.about, k.label ORDER BY k.since, k.node) AS id, k.node AS member,
  CASE WHEN k.policy = 'working' AND (SELECT count(DISTINCT o.person) FROM known AS o
    WHERE o.policy = k.policy AND o.about = k.about AND o.label = k.label) > 1 THEN 1 ELSE 0 END AS machine
FROM known AS k
WHERE (SELECT count(*) FROM known AS o WHERE o.policy = k.policy AND o.about = k.about AND o.label = k.label) > 1"""


@dataclass(frozen=True, slots=True)
class Words:
    """How a database writes what has no standard spelling: an object of groups by record, made, asked, changed and opened."""

    zero: str
    gathered: str
    asked: str
    renamed: str
    opened: str


SQLITE = Words(
    "0",
    "json_group_object(p.node, p.label)",
    """json_extract(t.groups, '$."' || {} || '"')""",
    "(SELECT json_group_object(g.key, CASE g.value WHEN {} THEN {} ELSE g.value END) FROM json_each(t.groups) AS g)",
    "json_each(t.groups)",
)
POSTGRES = Words(
    "CAST(0 AS bigint)",
    "jsonb_object_agg(p.node, p.label)",
    "t.groups ->> {}",
    "(SELECT jsonb_object_agg(g.key, CASE g.value WHEN {} THEN {} ELSE g.value END) FROM jsonb_each_text(t.groups) AS g)",
    "jsonb_each_text(t.groups)",
)


def iter_joined(words: Words) -> Iterator[str]:
    """Yield the statements that make the views, in a database's own words."""
    named = {f"{table}_{end}": f'{table}."{end}"' for table in ("d", "s") for end in ("left", "right")}
    ends = {name: f"({words.asked.format(column)})" for name, column in named.items()}
    renamed = words.renamed.format(ends["s_right"], ends["s_left"])
    yield EDGE_CURRENT
    made = {"zero": words.zero, "gathered": words.gathered, "renamed": renamed, "opened": words.opened}
    yield CLUSTER.format(threshold=round(THRESHOLD * 1000), **made, **ends)
