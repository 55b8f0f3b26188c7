-- How many claims of each map hold, fall and are open?
SELECT map_id, verdict, COUNT(*) AS claims
FROM statement
WHERE verdict IS NOT NULL
GROUP BY map_id, verdict
ORDER BY map_id, verdict
