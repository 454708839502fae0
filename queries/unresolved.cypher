// vi: Viện dẫn nào chưa rõ, vì sao?
// en: Which citations are open, and why?
// param: limit (integer = 1000) — số dòng tối đa
// column: document — số, ký hiệu của văn bản viện dẫn
// column: document_key — khóa
// column: document_issuer — cơ quan ban hành
// column: citation_key — khóa của viện dẫn
// column: code — mã để đính chính: chidao review confirm MÃ
// column: wording — lời viện dẫn
// column: relation — quan hệ đọc được
// column: state — suggested, ambiguous, incomplete
// column: reason — vì sao chưa rõ
// column: candidates — khóa của các văn bản có thể
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: open_citations
MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation)
WHERE c.state IN ['suggested', 'ambiguous', 'incomplete']
RETURN d.number AS document, d.key AS document_key, d.issuer AS document_issuer, c.key AS citation_key, c.wording AS wording, c.relation AS relation,
  c.state AS state, c.reason AS reason, c.candidates AS candidates,
  c.source AS source, c.span_start AS span_start, c.span_end AS span_end, c.quote AS quote, c.rule AS rule
ORDER BY document_key, citation_key
LIMIT $limit
