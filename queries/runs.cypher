// vi: Kho đã được cập nhật những đợt nào, mỗi đợt đổi gì?
// en: Which runs changed the store, and how much of what did each bring?
// param: since (integer = 1) — từ đợt số
// column: run (integer) — đợt cập nhật
// column: made_on — lúc nào
// column: action — ingest: nạp văn bản; review: đính chính
// column: event — điều đã đổi; trống khi đợt này không đổi gì
// column: times (integer) — bao nhiêu lần
// shape: rows
MATCH (b:Run)
WHERE b.number >= $since
UNWIND CASE WHEN size(b.whats) = 0 THEN [''] ELSE b.whats END AS event
RETURN b.number AS run, b.made_on AS made_on, b.action AS action, event, sum(CASE WHEN event = '' THEN 0 ELSE 1 END) AS times
ORDER BY run DESC, event
