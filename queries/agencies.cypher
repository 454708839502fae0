// vi: Tìm cơ quan theo tên
// en: Find agencies by name
// param: text (body) — tên hoặc vài chữ của tên, có dấu hay không, viết tắt cũng được, ví dụ "so y te cao bang" hoặc "UBND Cao Bằng"
// param: limit (integer = 20) — số dòng tối đa
// param: as_of (day = none) — tính đến hết ngày: nhiệm vụ và văn bản chỉ đếm đến ngày đó; bỏ trống: mọi văn bản
// column: key — khóa
// column: heading — tên đầy đủ
// column: level — cấp
// column: line — hệ thống
// column: place — địa bàn
// column: group — nhóm cơ quan
// column: inferred (flag) — không văn bản nào nêu tên; suy ra từ danh sách
// column: valid_from (text) — ngày đầu
// column: valid_to (text) — ngày cuối
// column: tasks (integer) — nhiệm vụ có nêu cơ quan này
// column: issued (integer) — văn bản đã ban hành có trong kho
// column: score — độ khớp, cao trước
// shape: best_bodies
MATCH (a:Agency)
WHERE all(w IN $text WHERE a.heading_folded CONTAINS w)
OPTIONAL MATCH (a)<-[:LED_BY|COORDINATED_BY|REPORTS_TO]-(t:Task)<-[:HAS_TASK]-(w:Directive)
WHERE coalesce(w.issued_on, '') <= coalesce($as_of, '~')
WITH a, count(DISTINCT t) AS tasks
OPTIONAL MATCH (a)<-[:ISSUED_BY]-(d:Directive)
WHERE coalesce(d.issued_on, '') <= coalesce($as_of, '~')
RETURN a.key AS key, a.heading AS heading, a.heading_folded AS folded, a.level AS level, a.line AS line, a.place AS place, a.group AS group,
  a.inferred AS inferred, a.valid_from AS valid_from, a.valid_to AS valid_to, tasks, count(DISTINCT d) AS issued
