-- How often does each speaker of a dialogue speak?
SELECT map_id, speaker, COUNT(*) AS locutions
FROM locution
WHERE speaker IS NOT NULL
GROUP BY map_id, speaker
ORDER BY map_id, speaker
