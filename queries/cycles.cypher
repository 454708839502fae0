// vi: Có văn bản nào triển khai lẫn nhau thành vòng không?
// en: Do directives carry each other out in a circle, which is an error in the data?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: cycle (integer) — vòng thứ mấy
// column: step — bước, từ 1
// column: from_key — khóa
// column: from_number — số, ký hiệu
// column: from_issuer — cơ quan ban hành
// column: relation — quan hệ
// column: relation_vi — quan hệ, tiếng Việt
// column: to_key — khóa
// column: to_number — số, ký hiệu
// column: to_issuer — cơ quan ban hành
// column: flag — điều đáng ngờ đã ghi ở quan hệ này
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: cycles
// walk: circles
UNWIND $papers AS paper
MATCH (a:Directive {key: paper.key})-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]->(b:Directive {key: paper.above})
WHERE r.carries = true AND coalesce(r.scope, '') <> 'task'
RETURN paper.cycle AS cycle, paper.step AS step, a.key AS from_key, a.number AS from_number, a.issuer AS from_issuer, type(r) AS relation,
  b.key AS to_key, b.number AS to_number, b.issuer AS to_issuer, r.flag AS flag, r.source AS source, r.span_start AS span_start,
  r.span_end AS span_end, r.quote AS quote, r.rule AS rule
