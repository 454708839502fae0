// vi: Văn bản nào viện dẫn văn bản nào?
// en: Which directive cites which?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: from_key — khóa
// column: from_number — số, ký hiệu
// column: from_issuer — cơ quan ban hành
// column: to_key — khóa
// column: to_number — số, ký hiệu
// column: to_issuer — cơ quan ban hành
// column: relation — quan hệ
// column: relation_vi — quan hệ, tiếng Việt
// column: scope — document hoặc task
// column: carries — có truyền chỉ đạo xuống không
// column: flag — điều đáng ngờ
// column: mentions — số lần nhắc
// column: task_keys — khóa của các nhiệm vụ có viện dẫn này
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: relations
MATCH (a:Directive)-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO]->(b:Directive)
WHERE coalesce(a.issued_on, '') <= coalesce($as_of, '~') AND coalesce(b.issued_on, '') <= coalesce($as_of, '~')
RETURN a.key AS from_key, a.number AS from_number, a.issuer AS from_issuer, b.key AS to_key, b.number AS to_number, b.issuer AS to_issuer,
  type(r) AS relation, r.scope AS scope, r.carries AS carries, r.flag AS flag, r.mentions AS mentions, r.task_keys AS task_keys,
  r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule, CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
