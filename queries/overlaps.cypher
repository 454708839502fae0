// vi: Việc nào được giao cho nhiều cơ quan?
// en: Which matter is given to several bodies?
// param: directive (directive = none) — chỉ trong văn bản này và các văn bản triển khai nó
// param: agency (agency = none) — chỉ những việc của cơ quan này
// param: limit (integer = 200) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó, cả việc của các cơ quan mà agency kế thừa; bỏ trống: mọi văn bản
// column: way — joint: một nhiệm vụ giao nhiều cơ quan, không nêu ai chủ trì; alike: hai nhiệm vụ có chữ chung, giao hai cơ quan ngang cấp cùng địa bàn
// column: likeness (number) — phần chữ chung, 0 đến 1
// column: shared_words (texts) — chữ chung
// column: agency — cơ quan
// column: agency_key — khóa của cơ quan
// column: role — vai trò
// column: task_key — khóa của nhiệm vụ
// column: wording — nhiệm vụ
// column: document — số, ký hiệu
// column: document_key — khóa của văn bản
// column: other_agency (text) — cơ quan kia
// column: other_agency_key (text) — khóa của cơ quan kia
// column: other_task_key (text) — khóa của nhiệm vụ kia
// column: other_wording (text) — nhiệm vụ kia
// column: other_document (text) — số, ký hiệu
// column: other_document_key (text) — khóa của văn bản
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// column: other_source (text) — tệp của nhiệm vụ kia
// column: other_span_start (integer) — ký tự đầu
// column: other_span_end (integer) — sau ký tự cuối
// shape: overlaps
// with: cascade_down
// with: agency_tasks
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN r.wording AS agency_text, a.heading AS agency, a.key AS agency_key, a.level AS level, a.place AS place, a.group AS group, r.role AS role, t.key AS task_key,
  t.wording AS wording, d.number AS document, d.key AS document_key, d.issuer AS document_issuer, d.issued_on AS issued_on,
  t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, coalesce(r.origin, t.origin, 'text') AS origin, coalesce(r.origin_note, t.origin_note) AS origin_note
