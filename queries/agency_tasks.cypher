// vi: Cơ quan này phải làm những gì?
// en: What must an agency do?
// param: agency (agency) — tên cơ quan, ví dụ "Sở Y tế Cao Bằng"
// column: agency — cơ quan, tên đầy đủ; trống khi nhiệm vụ không nêu tên ai
// column: agency_key — khóa của cơ quan
// column: agency_text — cơ quan như trong văn bản
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: group — nhóm cơ quan
// column: role — lead, joint, executor, coordinating, reports_to
// column: modality — must, request, may, reported
// column: task_key — khóa của nhiệm vụ
// column: wording — nhiệm vụ
// column: section — mục
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: recurrence — định kỳ (RRULE)
// column: document — số, ký hiệu của văn bản giao việc
// column: document_key — khóa của văn bản
// column: document_issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: tasks_in_order
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency {key: $agency})
RETURN a.heading AS agency, a.key AS agency_key, r.wording AS agency_text, a.level AS level, a.line AS line, a.place AS place, a.group AS group,
  r.role AS role, t.modality AS modality, t.key AS task_key, t.wording AS wording, t.section AS section, t.deadline AS deadline,
  t.deadline_text AS deadline_text, t.recurrence AS recurrence, d.number AS document, d.key AS document_key, d.issuer AS document_issuer,
  d.issued_on AS issued_on, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, CASE WHEN r IS NULL THEN null ELSE coalesce(r.origin, 'text') END AS origin, r.origin_note AS origin_note
