// vi: Kho có những gì?
// en: What does the store hold?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: measure — số đo
// column: value — giá trị
// shape: measures
// Each kind of thing is looked through once.
CALL {
  MATCH (d:Directive)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN count(d) AS directives, sum(CASE WHEN d.status = 'held' THEN 1 ELSE 0 END) AS held, sum(CASE WHEN d.status = 'cited' THEN 1 ELSE 0 END) AS cited,
    sum(CASE WHEN d.press = true THEN 1 ELSE 0 END) AS press_articles, sum(CASE WHEN d.draft = true THEN 1 ELSE 0 END) AS drafts
}
CALL {
  MATCH (d:Directive)-[:HAS_TASK]->(t:Task)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN count(t) AS tasks, count(t.deadline) AS tasks_with_deadline
}
CALL {
  MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation)
  WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
  RETURN count(c) AS citations, sum(CASE WHEN c.state = 'resolved' THEN 1 ELSE 0 END) AS citations_resolved,
    sum(CASE WHEN c.state = 'stub' THEN 1 ELSE 0 END) AS citations_to_stubs, sum(CASE WHEN c.state IN ['suggested', 'ambiguous', 'incomplete'] THEN 1 ELSE 0 END) AS citations_open
}
RETURN directives, held, cited, press_articles, drafts,
  COUNT { MATCH (a:Agency) WHERE a.inferred IS NULL AND coalesce(a.valid_from, '') <= coalesce($as_of, '~') AND ($as_of IS NULL OR a.valid_to IS NULL OR a.valid_to >= $as_of) } AS agencies,
  COUNT { MATCH (a:Issuer) WHERE EXISTS { MATCH (d:Directive)-[:ISSUED_BY]->(a) WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~') } } AS issuers,
  tasks, tasks_with_deadline, citations, citations_resolved, citations_to_stubs, citations_open,
  CASE WHEN $as_of IS NULL THEN COUNT { MATCH (a:Directive)-[:COMES_FROM]->(b:Directive) }
    ELSE COUNT { MATCH (a:Directive)-[:COMES_FROM]->(b:Directive) WHERE coalesce(a.issued_on, '') <= $as_of } END AS comes_from,
  CASE WHEN $as_of IS NULL THEN COUNT { MATCH (a:Directive)-[:PARTLY_FROM]->(b:Directive) }
    ELSE COUNT { MATCH (a:Directive)-[:PARTLY_FROM]->(b:Directive) WHERE coalesce(a.issued_on, '') <= $as_of } END AS partly_from
