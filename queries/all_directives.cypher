// vi: Trong kho có những văn bản nào?
// en: Which directives are there in the store?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành, chỉ chính xác như trong văn bản
// column: level — cấp ban hành
// column: line — hệ thống: state, party, front
// column: place — địa bàn
// column: province — tỉnh
// column: urgency — độ khẩn
// column: status — held: có toàn văn; cited: chỉ được viện dẫn
// column: draft — dự thảo
// column: press — bài báo
// column: effective_on (text) — có hiệu lực từ ngày
// column: period_end (text) — năm cuối của thời kỳ
// column: tasks — số nhiệm vụ
// column: citations — số viện dẫn
// column: quality (number) — đọc được rõ đến đâu, 0 đến 1; trống: văn bản sinh ra đã là chữ
// column: poorly_read (flag) — nên đối chiếu bản gốc
// column: note — văn bản chưa có toàn văn, dự thảo thiếu gì
// column: source — tệp
// column: span_start — ký tự đầu của văn bản trong tệp
// column: span_end — sau ký tự cuối
// column: sha256 — của tệp
// shape: rows
MATCH (d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.place AS place, d.province AS province, d.urgency AS urgency, d.status AS status, coalesce(d.draft, false) AS draft,
  coalesce(d.press, false) AS press, d.effective_on AS effective_on, d.period_end AS period_end, d.tasks AS tasks, d.citations AS citations,
  d.quality AS quality, coalesce(d.poorly_read, false) AS poorly_read, d.note AS note, d.source AS source, d.span_start AS span_start,
  d.span_end AS span_end, d.sha256 AS sha256
ORDER BY key
