// vi: Trong kho nhiệm vụ nào giao cho cơ quan nào?
// en: Which task is assigned to which agency?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: task_key — khóa của nhiệm vụ
// column: agency_key — khóa của cơ quan
// column: agency — cơ quan, tên đầy đủ
// column: agency_text — cơ quan như trong văn bản
// column: role — lead, joint, executor, coordinating, reports_to
// column: level — cấp của cơ quan
// column: line — hệ thống
// column: place — địa bàn
// column: group — nhóm cơ quan; đếm một lần
// column: modality — must, request, may, reported
// column: document — số, ký hiệu của văn bản giao việc
// column: document_key — khóa của văn bản
// column: source — tệp
// column: span_start — ký tự đầu của tên cơ quan trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: rows
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN t.key AS task_key, a.key AS agency_key, a.heading AS agency, r.wording AS agency_text, r.role AS role, a.level AS level, a.line AS line,
  a.place AS place, coalesce(a.group, false) AS group, t.modality AS modality, d.number AS document, d.key AS document_key, r.source AS source,
  r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule,
  CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
ORDER BY task_key, role, agency_key
