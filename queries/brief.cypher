// vi: Một cơ quan phải làm gì theo văn bản này: vai trò, thời hạn, căn cứ, hiệu lực, báo cáo?
// en: What does a directive mean for one agency: roles, deadlines, basis, force, reports?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: agency (agency) — cơ quan, ví dụ "Sở Y tế Cao Bằng"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2026-11-01: văn bản ban hành đến ngày đó, hiệu lực ngày đó, cả việc của cơ quan mà cơ quan này kế thừa; bỏ trống: như trong văn bản
// column: chapter (text) — document: văn bản; force: hiệu lực; duty: nhiệm vụ; group: nhiệm vụ của một nhóm cùng địa bàn có thể gồm cơ quan này; report: báo cáo phải gửi; basis: căn cứ
// column: role — vai trò
// column: modality — must, request, may, reported
// column: agency — cơ quan hoặc nhóm, tên đầy đủ
// column: wording — nhiệm vụ; trích yếu của văn bản; vì sao còn hoặc hết hiệu lực
// column: section — mục
// column: deadline — hạn, ISO, chỉ chính xác như trong văn bản
// column: deadline_text — hạn như trong văn bản
// column: recurrence — định kỳ (RRULE)
// column: recipients (texts) — báo cáo ai
// column: state — trạng thái hiệu lực
// column: task_key — khóa của nhiệm vụ
// column: document — số, ký hiệu của văn bản giao việc hoặc làm căn cứ
// column: document_key — khóa của văn bản
// column: document_issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: way — direct: chính văn bản; through: văn bản triển khai; task: chỉ nhiệm vụ viện dẫn
// column: depth — bậc của văn bản giao việc
// column: note — điều cần biết
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// shape: brief
// with: who_must_act
// with: validity
MATCH (a:Agency {key: $agency}), (d:Directive {key: $directive})
OPTIONAL MATCH (d)-[r:BASED_ON]->(o:Directive)
RETURN a.heading AS agency, a.key AS agency_key, a.place AS place, a.group AS group, d.number AS number, d.key AS key, d.heading AS heading, d.issuer AS issuer,
  d.issued_on AS issued_on, d.status AS status, d.source AS directive_source, o.number AS basis_number, o.key AS basis_key, o.heading AS basis_heading,
  o.issuer AS basis_issuer, o.issued_on AS basis_issued_on, r.source AS source, r.span_start AS span_start, r.span_end AS span_end, r.quote AS quote, r.rule AS rule, coalesce(r.origin, 'text') AS origin, r.origin_note AS origin_note
