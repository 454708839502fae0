// vi: Kho có những gì?
// en: What does the store hold?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: measure — số đo
// column: value — giá trị
// shape: measures
RETURN COUNT { MATCH (d:Directive) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS directives,
  COUNT { MATCH (d:Directive) WHERE d.status = 'held' AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS held,
  COUNT { MATCH (d:Directive) WHERE d.status = 'cited' AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS cited,
  COUNT { MATCH (d:Directive) WHERE d.press = true AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS press_articles,
  COUNT { MATCH (d:Directive) WHERE d.draft = true AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS drafts,
  COUNT { MATCH (a:Agency) WHERE a.inferred IS NULL AND coalesce(a.valid_from, '') <= coalesce($as_of, '~') AND ($as_of IS NULL OR a.valid_to IS NULL OR a.valid_to >= $as_of) } AS agencies,
  COUNT { MATCH (a:Issuer) WHERE EXISTS { MATCH (d:Directive)-[:ISSUED_BY]->(a) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') } } AS issuers,
  COUNT { MATCH (d:Directive)-[:HAS_TASK]->(t:Task) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS tasks,
  COUNT { MATCH (d:Directive)-[:HAS_TASK]->(t:Task) WHERE t.deadline IS NOT NULL AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS tasks_with_deadline,
  COUNT { MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS citations,
  COUNT { MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation) WHERE c.state = 'resolved' AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS citations_resolved,
  COUNT { MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation) WHERE c.state = 'stub' AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS citations_to_stubs,
  COUNT { MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation) WHERE c.state IN ['suggested', 'ambiguous', 'incomplete'] AND coalesce(d.issued_on, '') <= coalesce($as_of, '~') } AS citations_open,
  COUNT { MATCH (a:Directive)-[:COMES_FROM]->(b:Directive) WHERE coalesce(a.issued_on, '') <= coalesce($as_of, '~') } AS comes_from,
  COUNT { MATCH (a:Directive)-[:PARTLY_FROM]->(b:Directive) WHERE coalesce(a.issued_on, '') <= coalesce($as_of, '~') } AS partly_from
