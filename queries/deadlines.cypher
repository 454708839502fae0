// vi: Việc gì đến hạn, khi nào?
// en: What is due, and when?
// param: since (date = none) — từ ngày, ví dụ 2021-12 hoặc 2021-12-01
// param: until (date = none) — đến hết ngày; việc định kỳ chỉ mở ra từng lần khi có cả since và until, nhiều nhất 400 ngày; việc hằng ngày chỉ nêu ngày đầu
// param: as_of (day = none) — coi như hôm nay: việc nào đã quá hạn, việc nào còn hạn, của văn bản ban hành đến hết ngày đó; với agency: cả việc của các cơ quan mà nó kế thừa
// param: within (integer = none) — chỉ việc đến hạn trong số ngày này kể từ as_of
// param: state (overdue|due|all = all) — overdue: đã quá hạn tính đến as_of; due: còn hạn
// param: agency (agency = none) — chỉ của cơ quan này, kể cả việc giao cho nhóm mà nó thuộc về
// param: level (central|ministry|province|department|district|commune|other|all = all) — chỉ của cơ quan cấp này
// param: directive (directive = none) — chỉ của văn bản này và các văn bản triển khai nó
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: recurrence — định kỳ (RRULE)
// column: occurrence (text) — lần này của việc định kỳ, chỉ chính xác như trong văn bản: 2021-12-15, 2021-W49 (trong tuần), 2021-12, 2021-Q4
// column: month (text) — tháng đến hạn, ví dụ 2021-12; trống khi văn bản chỉ nói quý hoặc năm
// column: state — overdue: đã quá hạn tính đến as_of, không có nghĩa là chưa làm; due: còn hạn; trống khi không có as_of
// column: agency — cơ quan
// column: agency_text — cơ quan như trong văn bản
// column: agency_key — khóa của cơ quan
// column: level — cấp
// column: place — địa bàn
// column: group — nhóm cơ quan
// column: role — vai trò
// column: modality — must, request, may, reported
// column: task_key — khóa của nhiệm vụ
// column: wording — nhiệm vụ
// column: document — số, ký hiệu
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
// shape: due
// with: cascade_down
// with: agency_tasks
// The bodies are a first choice: which of their tasks are the agency's own is told by agency_tasks.
OPTIONAL MATCH (me:Agency {key: $agency})
OPTIONAL MATCH (old:Agency)-[:SUCCEEDED_BY*1..5]->(me)
WHERE $as_of IS NOT NULL
WITH me, collect(DISTINCT old) AS before
UNWIND [me] + before AS holder
OPTIONAL MATCH (holder)-[:MEMBER_OF]->(g:Agency)
WITH collect(DISTINCT holder.key) + collect(DISTINCT g.key) AS bodies
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)
WHERE (t.deadline IS NOT NULL OR t.recurrence IS NOT NULL) AND coalesce(d.issued_on, '') <= coalesce($as_of, '~')
OPTIONAL MATCH (t)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
WITH d, t, r, a, bodies
WHERE ($agency IS NULL OR a.key IN bodies) AND ($level = 'all' OR coalesce(a.level, 'other') = $level)
RETURN t.deadline AS deadline, t.deadline_text AS deadline_text, t.recurrence AS recurrence, a.heading AS agency, r.wording AS agency_text, a.key AS agency_key, r.role AS role,
  a.level AS level, a.place AS place, a.group AS group, d.issued_on AS issued_on, d.period_end AS period_end,
  t.modality AS modality, t.key AS task_key, t.wording AS wording, d.number AS document, d.key AS document_key, d.issuer AS document_issuer,
  t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, CASE WHEN r IS NULL THEN t.origin ELSE coalesce(r.origin, t.origin, 'text') END AS origin, coalesce(r.origin_note, t.origin_note) AS origin_note
