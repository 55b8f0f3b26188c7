-- Which claims attack another and are attacked by none?
SELECT DISTINCT a.map_id, a.source AS attacker
FROM attacks a
WHERE NOT EXISTS (SELECT 1 FROM attacks b WHERE b.target = a.source)
ORDER BY a.map_id, attacker
