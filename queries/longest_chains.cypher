// vi: Chuỗi chỉ đạo nào dài nhất?
// en: Which chains of directives are the longest?
// param: limit (integer = 10) — số chuỗi tối đa
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: chain (integer) — chuỗi thứ mấy, dài trước
// column: length (integer) — số văn bản trong chuỗi
// column: step — bước, từ 1
// column: number — số, ký hiệu
// column: key — khóa
// column: kind — loại văn bản
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: days_after_parent — số ngày sau văn bản trước trong chuỗi
// column: relation — quan hệ với văn bản trước
// column: relation_vi — quan hệ, tiếng Việt
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: longest_chains
// with: edges
MATCH (d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.status AS status, d.press AS press, d.citations AS citations, d.tasks AS tasks
