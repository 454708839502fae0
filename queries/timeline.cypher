// vi: Chuỗi văn bản này diễn ra theo thời gian thế nào?
// en: How did the chain of a directive go on in time?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: day — ngày, chỉ chính xác như trong văn bản; trống khi văn bản không có ngày
// column: event — issued: ban hành văn bản; due: hạn của một nhiệm vụ
// column: lane — làn: cấp của cơ quan ban hành, hoặc của cơ quan phải làm
// column: side — above: cấp trên; itself: văn bản được hỏi; below: văn bản triển khai
// column: depth — bậc tính từ văn bản được hỏi
// column: number — số, ký hiệu
// column: key — khóa
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: days_after_parent — số ngày sau văn bản cấp trên
// column: relation — quan hệ với văn bản cấp trên
// column: agency — cơ quan phải làm (hạn)
// column: task_key — khóa của nhiệm vụ (hạn)
// column: wording — nhiệm vụ (hạn)
// column: deadline_text — hạn như trong văn bản
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: timeline
// walk: below
// with: cascade_down
// with: cascade_up
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
MATCH (d)-[:HAS_TASK]->(t:Task)
WHERE t.deadline IS NOT NULL
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN d.key AS document_key, t.key AS task_key, t.wording AS wording, t.deadline AS deadline, t.deadline_text AS deadline_text,
  a.heading AS agency, a.level AS level, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, coalesce(t.origin, 'text') AS origin, t.origin_note AS origin_note
