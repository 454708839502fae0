// vi: Cơ quan này phải làm những gì?
// en: What must an agency do?
// param: agency (agency) — tên cơ quan, ví dụ "Sở Y tế Cao Bằng"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2026-11-01: cả việc của các cơ quan mà cơ quan này kế thừa; bỏ trống: chỉ việc của chính nó
// param: modality (must|request|all = all) — must: chỉ việc phải làm; request: chỉ việc được đề nghị; all: cả hai
// column: agency — cơ quan, tên đầy đủ; trống khi nhiệm vụ không nêu tên ai
// column: agency_key — khóa của cơ quan
// column: agency_text — cơ quan như trong văn bản
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: group — nhóm cơ quan; đếm một lần, dù các thành viên có dòng riêng
// column: inferred (flag) — suy ra từ danh sách thành viên của nhóm, không phải lời văn bản
// column: member_of (text) — nhóm mà cơ quan này thuộc về
// column: list_source (text) — danh sách, hoặc bảng kế thừa, làm căn cứ
// column: list_from (text) — danh sách dùng từ ngày
// column: list_to (text) — đến hết ngày
// column: succession (text) — cơ quan cũ mà cơ quan này kế thừa, tính đến ngày as_of
// column: succession_path (texts) — các cơ quan nối tiếp, từ cơ quan cũ đến cơ quan này
// column: succeeded_on (text) — kế thừa từ ngày
// column: basis (text) — văn bản quy định việc kế thừa
// column: field (text) — lĩnh vực được giao khi chức năng bị chia; trống: toàn bộ
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
// shape: agency_duties
// with: held_by
MATCH (me:Agency {key: $agency})
OPTIONAL MATCH (old:Agency)-[:SUCCEEDED_BY*1..5]->(me)
WHERE $as_of IS NOT NULL
WITH me, collect(DISTINCT old) AS before
UNWIND [me] + before AS holder
OPTIONAL MATCH (holder)-[:MEMBER_OF]->(g:Agency)
WITH holder, collect(DISTINCT g) AS groups
UNWIND [holder] + groups AS a
MATCH (d:Directive)-[:HAS_TASK]->(t:Task)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a)
OPTIONAL MATCH (holder)-[m:MEMBER_OF]->(a)
RETURN holder.key AS holder_key, holder.heading AS holder, holder.level AS holder_level, holder.line AS holder_line, holder.place AS holder_place,
  m.list_source AS list_source, m.since AS list_from, m.until AS list_to, a.heading AS agency, a.key AS agency_key, r.wording AS agency_text, a.level AS level, a.line AS line, a.place AS place, a.group AS group,
  a.valid_to AS agency_until, a.orphaned AS orphaned,
  r.role AS role, t.modality AS modality, t.key AS task_key, t.wording AS wording, t.section AS section, t.deadline AS deadline,
  t.deadline_text AS deadline_text, t.recurrence AS recurrence, d.number AS document, d.key AS document_key, d.issuer AS document_issuer,
  d.issued_on AS issued_on, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, CASE WHEN r IS NULL THEN t.origin ELSE coalesce(r.origin, t.origin, 'text') END AS origin, coalesce(r.origin_note, t.origin_note) AS origin_note
