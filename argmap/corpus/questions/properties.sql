-- Which properties do the datasets use, and how often? (Asks the triples themselves.)
SELECT p.value AS property, COUNT(*) AS triples
FROM triple t JOIN term p ON p.id = t.predicate
WHERE t.map_id <> ''
GROUP BY p.value
ORDER BY property
