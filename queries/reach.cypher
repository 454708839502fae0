// vi: Văn bản này lan tới bao nhiêu văn bản, tỉnh và cơ quan?
// en: How many documents, provinces and agencies does a directive reach?
// param: directive (directive) — số, ký hiệu của văn bản, ví dụ "128/NQ-CP" hoặc "NQ 128"
// param: groups (members|one = one) — one: mỗi nhóm đếm một; members: đếm từng thành viên
// param: as_of (day = none) — tính đến hết ngày, ví dụ 2021-12-01: chỉ văn bản ban hành đến ngày đó; bỏ trống: mọi văn bản
// column: depth — bậc; trống: cả chuỗi
// column: documents (integer) — số văn bản
// column: provinces (integer) — số tỉnh, thành phố có văn bản
// column: agencies (integer) — số cơ quan được giao việc, một nhóm tính một
// column: tasks — số nhiệm vụ
// column: first_day (text) — ngày ban hành sớm nhất
// column: last_day (text) — ngày ban hành muộn nhất
// column: median_days (number) — trung vị số ngày sau văn bản gốc
// shape: reach
// with: cascade_down
// with: who_must_act
MATCH (d:Directive {key: $directive})
RETURN d.key AS key
