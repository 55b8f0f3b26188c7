-- Which evidence does the thesis of each map rest on, directly or through other claims?
WITH RECURSIVE below (map_id, thesis, claim, way) AS (
  SELECT s.map_id, s.statement, s.statement, CONCAT('|', s.statement, '|')
  FROM statement s WHERE s.is_thesis
  UNION ALL
  SELECT b.map_id, b.thesis, r.source, CONCAT(b.way, r.source, '|')
  FROM below b JOIN supports r ON r.target = b.claim
  WHERE INSTR(b.way, CONCAT('|', r.source, '|')) = 0
)
SELECT DISTINCT b.map_id, b.thesis, b.claim AS evidence
FROM below b JOIN statement s ON s.statement = b.claim
WHERE s.role = 'evidence' AND b.claim <> b.thesis
ORDER BY b.map_id, b.thesis, evidence
