-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. The views are those of
-- before, with what scans left out, and without replies that were taken back.
DROP VIEW history
----;
DROP VIEW article_list
----;
DROP VIEW current_replies
----;
CREATE VIEW current_replies AS
SELECT r.id, r.uid, r.act, r.at, r.who, r.claim_id, r.asked, r.asked_on, r.answer, r.answered_on
FROM sound_replies AS r
WHERE NOT COALESCE(r.withdrawn, FALSE) AND NOT EXISTS (SELECT 1 FROM sound_replies AS n WHERE n.replaces = r.uid)
----;
CREATE VIEW article_list AS
SELECT a.id, s.title, s.outlet, s.agency, s.published, s.source, a.language, a.first_seen, s.at AS last_scan,
    s.machine, s.kind, s.url, s.standfirst, s.authors, s.place, s.published_at, s.updated, s.encoding, s.places,
    s.skipped
FROM sound_articles AS a
JOIN (
    SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.article_id ORDER BY x.at DESC, x.id DESC) AS age
    FROM sound_scans AS x
) AS s ON s.article_id = a.id AND s.age = 1
----;
CREATE VIEW history AS
SELECT claim_id, at, who, act, axis AS what, from_value, to_value, why FROM sound_decisions
UNION ALL
SELECT e.claim_id, e.at, e.who, e.act, CASE WHEN e.withdrawn THEN 'evidence withdrawn' ELSE 'evidence' END,
    o.url, e.url, e.why
FROM sound_evidence AS e LEFT JOIN sound_evidence AS o ON o.uid = e.replaces
UNION ALL
SELECT r.claim_id, r.at, r.who, r.act,
    CASE WHEN COALESCE(r.withdrawn, FALSE) THEN 'reply withdrawn' WHEN r.answer IS NULL THEN 'asked' ELSE 'answer' END,
    NULL, r.asked, r.answer
FROM sound_replies AS r
UNION ALL
SELECT claim_id, at, who, NULL, 'link', NULL, known_id, kind FROM sound_links
UNION ALL
SELECT claim_id, at, who, act, 'version', NULL, status, why FROM sound_versions
