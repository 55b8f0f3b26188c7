-- Which steps are undercut, by which claims?
SELECT u.map_id, u.target AS step, u.source AS claim
FROM undercuts u JOIN (SELECT DISTINCT inference FROM inference) i ON i.inference = u.target
ORDER BY u.map_id, step, claim
