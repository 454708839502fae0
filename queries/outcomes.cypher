// vi: Kế hoạch, báo cáo phải có theo hạn: đã thấy trong kho chưa?
// en: Of the plans and reports that were due by a day, which have been seen in the corpus?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP"
// param: as_of (day = none) — coi như hôm nay: việc nào đã quá hạn, kết quả nào đã có; chỉ văn bản ban hành đến hết ngày đó
// column: state — done: đã thấy văn bản; not_seen: chưa thấy trong kho; overdue: đã quá hạn, chưa thấy kết quả trong kho
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: agency — cơ quan phải ban hành, báo cáo
// column: agency_key — khóa của cơ quan
// column: level — cấp của cơ quan
// column: place — nơi của cơ quan
// column: words — chữ cho biết việc này đòi một văn bản
// column: result (text) — số của văn bản đã thấy
// column: result_key (text) — khóa
// column: result_on (text) — ngày của văn bản đã thấy
// column: days — số ngày sau văn bản giao việc
// column: wording — nhiệm vụ
// column: task_key — khóa của nhiệm vụ
// column: document — số, ký hiệu của văn bản giao việc
// column: document_key — khóa của văn bản
// column: issued_on — ngày ban hành
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: outcomes
// walk: below
// with: cascade_down
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
MATCH (d)-[:HAS_TASK]->(t:Task)
WHERE t.deadline IS NOT NULL
MATCH (t)-[:LED_BY]->(a:Agency)
OPTIONAL MATCH (a)<-[:ISSUED_BY]-(e:Directive)-[:COMES_FROM|PARTLY_FROM|REPORTS_ON|REPLIES_TO]->(d)
WHERE e.status = 'held'
RETURN a.heading AS agency, a.key AS agency_key, a.level AS level, a.place AS place, a.group AS group, e.number AS result, e.key AS result_key, e.kind AS result_kind, e.issued_on AS result_on,
  t.deadline AS deadline, t.deadline_text AS deadline_text, t.wording AS wording, t.key AS task_key, d.number AS document, d.key AS document_key,
  d.issued_on AS issued_on, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, coalesce(t.origin, 'text') AS origin, t.origin_note AS origin_note
