// vi: Ai phải báo cáo gì, cho ai, khi nào?
// en: Who owes which report, to whom, and when?
// param: agency (agency = none) — cơ quan phải báo cáo, ví dụ "Sở Y tế Cao Bằng"; bỏ trống để xem mọi cơ quan
// param: recipient (agency = none) — chỉ những báo cáo gửi cơ quan này
// param: directive (directive = none) — chỉ của văn bản này và các văn bản triển khai nó
// param: since (date = none) — hạn từ ngày, ví dụ 2021-12 hoặc 2021-12-01
// param: until (date = none) — hạn đến hết ngày
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó, cả việc của các cơ quan mà agency kế thừa; bỏ trống: mọi văn bản
// column: agency — cơ quan phải báo cáo; trống khi nhiệm vụ không nêu tên ai
// column: agency_key — khóa của cơ quan
// column: role — vai trò
// column: recipients (texts) — báo cáo ai; trống khi văn bản không nói
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: recurrence — định kỳ (RRULE)
// column: modality — must, request, may, reported
// column: words — chữ cho biết đây là việc báo cáo
// column: task_key — khóa của nhiệm vụ
// column: wording — nhiệm vụ
// column: document — số, ký hiệu
// column: document_key — khóa của văn bản
// column: document_issuer — cơ quan ban hành
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: reports
// with: cascade_down
// with: agency_tasks
OPTIONAL MATCH (to:Agency {key: $recipient})
OPTIONAL MATCH p = (former:Agency)-[:SUCCEEDED_BY*1..5]->(to)
WHERE $as_of IS NOT NULL AND all(r IN relationships(p) WHERE r.since IS NULL OR r.since <= $as_of)
WITH to, collect(DISTINCT former.key) AS before
WITH [to.key] + before AS receivers
OPTIONAL MATCH (me:Agency {key: $agency})
OPTIONAL MATCH (old:Agency)-[:SUCCEEDED_BY*1..5]->(me)
WHERE $as_of IS NOT NULL
WITH receivers, me, collect(DISTINCT old) AS before
UNWIND [me] + before AS holder
OPTIONAL MATCH (holder)-[:MEMBER_OF]->(g:Agency)
WITH receivers, collect(DISTINCT holder.key) + collect(DISTINCT g.key) AS bodies
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
OPTIONAL MATCH (t)-[:REPORTS_TO]->(whom:Agency)
WITH receivers, bodies, d, t, collect(DISTINCT whom.heading) AS recipients, collect(DISTINCT whom.key) AS recipient_keys
WHERE size(recipients) > 0 OR t.wording CONTAINS 'áo cáo' OR t.wording CONTAINS 'ÁO CÁO'
OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
WITH receivers, bodies, d, t, r, a, recipients, recipient_keys
WHERE ($agency IS NULL OR a.key IN bodies) AND ($recipient IS NULL OR any(k IN recipient_keys WHERE k IN receivers))
RETURN a.heading AS agency, a.key AS agency_key, r.role AS role, recipients, t.deadline AS deadline, t.deadline_text AS deadline_text,
  t.recurrence AS recurrence, t.modality AS modality, t.key AS task_key, t.wording AS wording, d.number AS document, d.key AS document_key,
  d.issuer AS document_issuer, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, coalesce(r.origin, t.origin, 'text') AS origin, coalesce(r.origin_note, t.origin_note) AS origin_note
