-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. The view is that of before,
-- with what sources tell of their articles.
DROP VIEW article_list
----;
CREATE VIEW article_list AS
SELECT a.id, s.title, s.outlet, s.agency, s.published, s.source, a.language, a.first_seen, s.at AS last_scan,
    s.machine, s.kind, s.url, s.standfirst, s.authors, s.place, s.published_at, s.updated, s.encoding, s.places
FROM sound_articles AS a
JOIN (
    SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.article_id ORDER BY x.at DESC, x.id DESC) AS age
    FROM sound_scans AS x
) AS s ON s.article_id = a.id AND s.age = 1
