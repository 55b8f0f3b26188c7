-- How many steps follow each scheme?
SELECT scheme, COUNT(DISTINCT inference) AS steps
FROM inference
WHERE scheme IS NOT NULL
GROUP BY scheme
ORDER BY scheme
