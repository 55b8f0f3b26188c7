-- How deep is each map: how many claims does a claim at most support, directly or through others?
WITH RECURSIVE above (map_id, claim, target, way) AS (
  SELECT r.map_id, r.source, r.target, CONCAT('|', r.source, '|', r.target, '|')
  FROM supports r WHERE r.source <> r.target
  UNION ALL
  SELECT a.map_id, a.claim, r.target, CONCAT(a.way, r.target, '|')
  FROM above a JOIN supports r ON r.source = a.target
  WHERE INSTR(a.way, CONCAT('|', r.target, '|')) = 0
),
counted AS (SELECT map_id, claim, COUNT(DISTINCT target) AS claims FROM above GROUP BY map_id, claim)
SELECT map_id, MAX(claims) AS depth
FROM counted
GROUP BY map_id
ORDER BY map_id
