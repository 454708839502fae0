// vi: Trong kho có những nhiệm vụ nào?
// en: Which tasks are there in the store?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: task_key — khóa của nhiệm vụ
// column: document — số, ký hiệu của văn bản giao việc
// column: document_key — khóa của văn bản
// column: document_issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: modality — must, request, may, reported
// column: section — mục
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: deadline_via (flag) — hạn chung, lấy từ câu khác
// column: recurrence — định kỳ (RRULE)
// column: agencies (integer) — số cơ quan được nêu
// column: wording — nhiệm vụ
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: tasks
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN t.key AS task_key, d.number AS document, d.key AS document_key, d.issuer AS document_issuer, d.issued_on AS issued_on,
  t.modality AS modality, t.section AS section, t.deadline AS deadline, t.deadline_text AS deadline_text,
  coalesce(t.deadline_via, false) AS deadline_via, t.recurrence AS recurrence,
  [(t)-[:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency) | a.key] AS agency_keys, t.wording AS wording, t.source AS source,
  t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule
ORDER BY task_key
