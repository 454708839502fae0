// vi: Ai phải làm gì theo văn bản này?
// en: Who must act under a directive?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2026-11-01: văn bản ban hành đến ngày đó, cơ quan nay là ai; bỏ trống: như trong văn bản
// param: modality (must|request|all = all) — must: chỉ việc phải làm; request: chỉ việc được đề nghị; all: cả hai
// param: groups (members|one = members) — members: nêu từng thành viên của nhóm; one: mỗi nhóm một dòng
// param: limit (integer = none) — số dòng tối đa (thành viên của nhóm và cơ quan kế thừa đi kèm, không tính); bỏ trống: tất cả
// param: offset (integer = 0) — bỏ qua bao nhiêu dòng đầu
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
// column: today (text) — same: vẫn là cơ quan này; ended: đã thay, xem các dòng kế thừa; unknown: địa bàn đã thay đổi, chưa có nguồn nói nay là ai
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
// column: force (text) — hiệu lực của văn bản giao việc: in_force, ended, partly_ended, period_over, unknown
// column: parent_flag (text) — văn bản cấp trên đã bị thay thế, bãi bỏ, hết thời kỳ, hoặc chưa rõ hiệu lực
// column: way — direct: chính văn bản; through: văn bản triển khai; task: chỉ nhiệm vụ viện dẫn
// column: path (texts) — số các văn bản đi qua, từ văn bản được hỏi đến văn bản giao việc
// column: depth — bậc của văn bản giao việc
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: duties
// walk: below
// with: cascade_down
// with: members_below
// with: successions_below
// with: validity_below
UNWIND $papers AS paper
MATCH (d:Directive {key: paper})
MATCH (d)-[:HAS_TASK]->(t:Task)
OPTIONAL MATCH (t)-[r:LED_BY|COORDINATED_BY|REPORTS_TO]->(a:Agency)
RETURN a.heading AS agency, a.key AS agency_key, r.wording AS agency_text, a.level AS level, a.line AS line, a.place AS place, a.group AS group,
  a.valid_to AS agency_until, a.orphaned AS orphaned,
  r.role AS role, t.modality AS modality, t.key AS task_key, t.wording AS wording, t.section AS section, t.deadline AS deadline,
  t.deadline_text AS deadline_text, t.recurrence AS recurrence, d.number AS document, d.key AS document_key, d.issuer AS document_issuer,
  d.issued_on AS issued_on, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.wording AS quote, t.rule AS rule, CASE WHEN r IS NULL THEN t.origin ELSE coalesce(r.origin, t.origin, 'text') END AS origin, coalesce(r.origin_note, t.origin_note) AS origin_note
