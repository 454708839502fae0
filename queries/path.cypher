// vi: Văn bản này nối với văn bản kia thế nào?
// en: How is one directive connected with another?
// param: source (directive) — văn bản đi từ đó
// param: target (directive) — văn bản đi tới
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: step — bước, từ 1
// column: from_key — khóa
// column: from_number — số, ký hiệu
// column: from_issuer — cơ quan ban hành
// column: relation — quan hệ như trong văn bản viện dẫn
// column: relation_vi — quan hệ, đọc theo chiều đi
// column: forward — đúng: văn bản bên trái viện dẫn văn bản bên phải
// column: to_key — khóa
// column: to_number — số, ký hiệu
// column: to_issuer — cơ quan ban hành
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: steps
// walk: between
UNWIND range(0, size($papers) - 2) AS i
MATCH (x:Directive {key: $papers[i]})-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]-(y:Directive {key: $papers[i + 1]})
RETURN i + 1 AS step, x.key AS from_key, x.number AS from_number, x.issuer AS from_issuer, type(r) AS relation, startNode(r).key AS citing_key,
  y.key AS to_key, y.number AS to_number, y.issuer AS to_issuer, r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule, CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
