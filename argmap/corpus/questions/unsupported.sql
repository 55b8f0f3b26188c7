-- Which claims does no other claim support?
SELECT s.map_id, s.statement
FROM statement s
WHERE NOT EXISTS (SELECT 1 FROM supports r WHERE r.target = s.statement)
ORDER BY s.map_id, s.statement
