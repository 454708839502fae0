// vi: Viện dẫn nào chưa rõ, vì sao?
// en: Which citations are open, and why?
// param: limit (integer = 1000) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: document — số, ký hiệu của văn bản viện dẫn
// column: document_key — khóa
// column: document_issuer — cơ quan ban hành
// column: citation_key — khóa của viện dẫn
// column: code — mã để đính chính: chidao review confirm MÃ
// column: wording — lời viện dẫn
// column: relation — quan hệ đọc được
// column: state — suggested, ambiguous, incomplete
// column: reason — vì sao chưa rõ
// column: needs (text) — cần gì để rõ: lời còn thiếu, văn bản còn thiếu
// column: candidates — khóa của các văn bản có thể
// column: choices — các văn bản có thể: {key, number, kind, issuer, issued_on, heading, status}
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: open_citations
MATCH (d:Directive)-[:HAS_CITATION]->(c:Citation)
WHERE c.state IN ['suggested', 'ambiguous', 'incomplete'] AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
WITH d, c ORDER BY d.key, c.key
LIMIT $limit
UNWIND CASE WHEN size(c.candidates) = 0 THEN [null] ELSE c.candidates END AS candidate
OPTIONAL MATCH (x:Directive {key: candidate})
WITH d, c, collect({key: x.key, number: x.number, kind: x.kind, issuer: x.issuer, issued_on: x.issued_on, heading: x.heading, status: x.status}) AS choices
RETURN d.number AS document, d.key AS document_key, d.issuer AS document_issuer, c.key AS citation_key, c.wording AS wording, c.relation AS relation,
  c.state AS state, c.reason AS reason, c.needs AS needs, c.candidates AS candidates, choices,
  c.source AS source, c.span_start AS span_start, c.span_end AS span_end, c.quote AS quote, c.rule AS rule
ORDER BY document_key, citation_key
