-- How many claims rest under each claim, directly or through others? (Where some do.)
WITH RECURSIVE below (map_id, claim, reason, way) AS (
  SELECT r.map_id, r.target, r.source, CONCAT('|', r.target, '|', r.source, '|')
  FROM supports r WHERE r.source <> r.target
  UNION ALL
  SELECT b.map_id, b.claim, r.source, CONCAT(b.way, r.source, '|')
  FROM below b JOIN supports r ON r.target = b.reason
  WHERE INSTR(b.way, CONCAT('|', r.source, '|')) = 0
)
SELECT map_id, claim, COUNT(DISTINCT reason) AS reasons
FROM below
GROUP BY map_id, claim
ORDER BY map_id, claim
