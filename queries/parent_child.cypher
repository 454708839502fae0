// vi: Nhiệm vụ của văn bản này nằm ở đâu trong văn bản triển khai nó?
// en: Where do the tasks of a directive stand in its implementing document?
// param: directive (directive) — văn bản cấp trên, ví dụ "128/NQ-CP"
// param: child (directive) — văn bản triển khai, ví dụ "3279/KH-UBND"
// param: as_of (day = none) — tính đến hết ngày: văn bản triển khai ban hành sau ngày đó thì chưa có nhiệm vụ; bỏ trống: như nay
// column: linked (flag) — trong kho, văn bản sau có bắt nguồn từ văn bản trước không
// column: task_key — nhiệm vụ của văn bản cấp trên; trống khi nhiệm vụ chỉ có ở văn bản triển khai
// column: wording — nhiệm vụ của văn bản cấp trên
// column: agencies (texts) — cơ quan được giao
// column: deadline — hạn
// column: child_task_key — nhiệm vụ của văn bản triển khai; trống khi không thấy chữ chung
// column: child_wording — nhiệm vụ của văn bản triển khai
// column: child_agencies (texts) — cơ quan được giao
// column: child_deadline — hạn
// column: shared_words (texts) — chữ chung, vì thế hai nhiệm vụ đứng cạnh nhau
// column: shared_agencies (texts) — cơ quan chung
// column: likeness (number) — phần chữ chung, 0 đến 1; không phải là đánh giá
// column: source — tệp của nhiệm vụ cấp trên
// column: span_start — ký tự đầu của dẫn chứng trong tệp
// column: span_end — sau ký tự cuối
// column: quote — lời văn làm chứng
// column: rule — quy tắc đã đọc
// column: origin — text: đọc được từ văn bản; manual: do người xem đính chính
// column: origin_note — ai đính chính, khi nào, vì sao
// column: child_source (text) — tệp của nhiệm vụ triển khai
// column: child_span_start (integer) — ký tự đầu
// column: child_span_end (integer) — sau ký tự cuối
// shape: side_by_side
MATCH (above:Directive {key: $directive}), (below:Directive {key: $child})
UNWIND [above, below] AS d
WITH above, below, d
MATCH (d)-[:HAS_TASK]->(t:Task)
OPTIONAL MATCH (t)-[r:LED_BY|COORDINATED_BY]->(a:Agency)
RETURN collect(DISTINCT r.wording) AS bodies, d.key AS document_key, d.issued_on AS issued_on, EXISTS { MATCH (below)-[:COMES_FROM|PARTLY_FROM*1..6]->(above) } AS linked, t.key AS task_key, t.wording AS wording,
  t.deadline AS deadline, collect(DISTINCT a.heading) AS agencies, t.source AS source, t.span_start AS span_start, t.span_end AS span_end, t.rule AS rule, coalesce(t.origin, 'text') AS origin, t.origin_note AS origin_note
