// vi: Chuỗi chỉ đạo nào dài nhất?
// en: Which chains of directives are the longest?
// param: limit (integer = 10) — số chuỗi tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: chain (integer) — chuỗi thứ mấy, dài trước
// column: length (integer) — số văn bản trong chuỗi
// column: step — bước, từ 1
// column: number — số, ký hiệu
// column: key — khóa
// column: kind — loại văn bản
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: days_after_parent — số ngày sau văn bản trước trong chuỗi
// column: relation — quan hệ với văn bản trước
// column: relation_vi — quan hệ, tiếng Việt
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: longest_chains
// walk: longest
UNWIND $papers AS paper
MATCH (d:Directive {key: paper.key})
OPTIONAL MATCH (d)-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]->(above:Directive {key: paper.above})
WHERE r.carries = true AND coalesce(r.scope, '') <> 'task' AND r.flag IS NULL
RETURN paper.chain AS chain, paper.length AS length, paper.step AS step, d.number AS number, d.key AS key, d.kind AS kind, d.issuer AS issuer,
  d.issued_on AS issued_on, d.level AS level, above.issued_on AS above_issued_on, type(r) AS relation, r.source AS source,
  r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule
