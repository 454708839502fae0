// vi: Kho có những gì?
// en: What does the store hold?
// column: measure — số đo
// column: value — giá trị
// shape: measures
RETURN COUNT { MATCH (d:Directive) } AS directives,
  COUNT { MATCH (d:Directive) WHERE d.status = 'held' } AS held,
  COUNT { MATCH (d:Directive) WHERE d.status = 'cited' } AS cited,
  COUNT { MATCH (d:Directive) WHERE d.press = true } AS press_articles,
  COUNT { MATCH (d:Directive) WHERE d.draft = true } AS drafts,
  COUNT { MATCH (a:Agency) WHERE a.inferred IS NULL } AS agencies,
  COUNT { MATCH (a:Issuer) } AS issuers,
  COUNT { MATCH (t:Task) } AS tasks,
  COUNT { MATCH (t:Task) WHERE t.deadline IS NOT NULL } AS tasks_with_deadline,
  COUNT { MATCH (c:Citation) } AS citations,
  COUNT { MATCH (c:Citation) WHERE c.state = 'resolved' } AS citations_resolved,
  COUNT { MATCH (c:Citation) WHERE c.state = 'stub' } AS citations_to_stubs,
  COUNT { MATCH (c:Citation) WHERE c.state IN ['suggested', 'ambiguous', 'incomplete'] } AS citations_open,
  COUNT { MATCH (a:Directive)-[:COMES_FROM]->(b:Directive) } AS comes_from,
  COUNT { MATCH (a:Directive)-[:PARTLY_FROM]->(b:Directive) } AS partly_from
