// vi: Có văn bản nào triển khai lẫn nhau thành vòng không?
// en: Do directives carry each other out in a circle, which is an error in the data?
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: cycle (integer) — vòng thứ mấy
// column: step — bước, từ 1
// column: from_key — khóa
// column: from_number — số, ký hiệu
// column: from_issuer — cơ quan ban hành
// column: relation — quan hệ
// column: relation_vi — quan hệ, tiếng Việt
// column: to_key — khóa
// column: to_number — số, ký hiệu
// column: to_issuer — cơ quan ban hành
// column: flag — điều đáng ngờ đã ghi ở quan hệ này
// column: source — tệp
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// shape: cycles
// with: edges
MATCH (d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.status AS status, d.press AS press, d.citations AS citations, d.tasks AS tasks
