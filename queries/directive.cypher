// vi: Văn bản này là gì?
// en: What is this directive?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: number — số, ký hiệu
// column: kind — loại văn bản
// column: heading — trích yếu
// column: issuer — cơ quan ban hành
// column: issued_on — ngày ban hành
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: province — tỉnh, thành phố
// column: urgency — độ khẩn
// column: status — held hoặc cited
// column: draft — dự thảo
// column: press — bài báo
// column: source — tệp
// column: sha256 — mã băm của tệp
// column: ordinal — thứ tự trong tệp
// column: span_start — ký tự đầu
// column: span_end — sau ký tự cuối
// column: files — các bản khác
// column: pages — nơi bắt đầu của từng trang sau trang đầu, tính bằng ký tự của tệp; trống khi không rõ
// column: signers — người ký: {name, office}
// column: addressees — nơi gửi
// column: tasks — số nhiệm vụ
// column: citations — số viện dẫn
// column: note — ghi chú
// column: outgoing — viện dẫn đi: {key, number, kind, heading, issuer, issued_on, level, line, status, relation, relation_vi, quote, origin, origin_note, source, span_start, span_end}
// column: incoming — viện dẫn đến: {key, number, kind, heading, issuer, issued_on, level, line, status, relation, relation_vi, quote, origin, origin_note, source, span_start, span_end}
// column: manual (texts) — các mục do người xem sửa
// column: hinted (texts) — các mục văn bản không ghi, lấy từ bảng thuộc tính hoặc cột kèm theo
// column: corrections — đính chính: {correction, action, field, who, made_on, why}
// shape: one_directive
MATCH (d:Directive {key: $directive})
RETURN d.key AS key, d.number AS number, d.kind AS kind, d.heading AS heading, d.issuer AS issuer, d.issued_on AS issued_on, d.level AS level,
  d.line AS line, d.place AS place, d.province AS province, d.urgency AS urgency, d.status AS status, d.draft AS draft, d.press AS press,
  d.source AS source, d.sha256 AS sha256, d.ordinal AS ordinal, d.span_start AS span_start, d.span_end AS span_end, d.files AS files, d.pages AS pages,
  d.tasks AS tasks, d.citations AS citations, d.note AS note,
  d.manual AS manual, d.hinted AS hinted,
  [(d)<-[:CHANGES]-(k:Correction) | {correction: k.key, action: k.action, field: k.field, who: k.who, made_on: k.made_on, why: k.why}] AS corrections,
  [(d)-[s:SIGNED_BY]->(p:Person) | {name: p.heading, office: p.office}] AS signers,
  [(d)-[:ADDRESSED_TO]->(a:Agency) | a.heading] AS addressees,
  [(d)-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO|DRAFT_OF]->(o:Directive) WHERE coalesce(o.issued_on, '') <= coalesce($as_of, '~') | {key: o.key, number: o.number, kind: o.kind, heading: o.heading, issuer: o.issuer, issued_on: o.issued_on, level: o.level, line: o.line, status: o.status, relation: type(r), quote: r.quote, origin: coalesce(r.origin, 'text'), origin_note: r.origin_note, source: r.source, span_start: r.span_start, span_end: r.span_end}] AS outgoing,
  [(d)<-[r:BASED_ON|IMPLEMENTS|GUIDES|DETAILS|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|FORWARDS|ATTACHES|PROPOSED_IN|REPLIES_TO|REMINDS|REPORTS_ON|REFERS_TO|DRAFT_OF]-(o:Directive) WHERE coalesce(o.issued_on, '') <= coalesce($as_of, '~') | {key: o.key, number: o.number, kind: o.kind, heading: o.heading, issuer: o.issuer, issued_on: o.issued_on, level: o.level, line: o.line, status: o.status, relation: type(r), quote: r.quote, origin: coalesce(r.origin, 'text'), origin_note: r.origin_note, source: r.source, span_start: r.span_start, span_end: r.span_end}] AS incoming
