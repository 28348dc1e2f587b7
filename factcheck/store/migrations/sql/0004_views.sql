-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. The views are those of
-- before, on the rows that are sound and not set aside. What claim_list joins by number was found sound before.
DROP VIEW history
----;
DROP VIEW claim_list
----;
DROP VIEW article_list
----;
DROP VIEW current_readings
----;
DROP VIEW known_claims
----;
DROP VIEW current_links
----;
DROP VIEW current_replies
----;
DROP VIEW current_evidence
----;
DROP VIEW current_decisions
----;
CREATE VIEW current_decisions AS
SELECT id, uid, act, at, who, claim_id, axis, article_id, from_value, to_value, why
FROM (
    SELECT d.*,
        ROW_NUMBER() OVER (
            PARTITION BY d.claim_id, d.axis, COALESCE(d.article_id, '') ORDER BY d.at DESC, d.uid DESC
        ) AS age
    FROM sound_decisions AS d
    WHERE d.axis <> 'note'
) AS ranked
WHERE age = 1
----;
CREATE VIEW current_evidence AS
SELECT e.id, e.uid, e.act, e.at, e.who, e.claim_id, e.url, e.title, e.archived_url, e.quote, e.stance, e.is_primary,
    e.seen_on
FROM sound_evidence AS e
WHERE NOT e.withdrawn AND NOT EXISTS (SELECT 1 FROM sound_evidence AS n WHERE n.replaces = e.uid)
----;
CREATE VIEW current_replies AS
SELECT r.id, r.uid, r.act, r.at, r.who, r.claim_id, r.asked, r.asked_on, r.answer, r.answered_on
FROM sound_replies AS r
WHERE NOT EXISTS (SELECT 1 FROM sound_replies AS n WHERE n.replaces = r.uid)
----;
CREATE VIEW current_links AS
SELECT id, uid, at, who, claim_id, known_id, kind, score, why
FROM (
    SELECT k.*,
        ROW_NUMBER() OVER (PARTITION BY k.claim_id, k.known_id ORDER BY k.at DESC, k.uid DESC) AS age
    FROM sound_links AS k
) AS ranked
WHERE age = 1
----;
CREATE VIEW known_claims AS
SELECT claim_id, known_id, kind, at
FROM (
    SELECT c.*, ROW_NUMBER() OVER (PARTITION BY c.claim_id ORDER BY c.at DESC, c.uid DESC) AS age
    FROM current_links AS c
    WHERE c.kind IN ('automatic', 'confirmed')
) AS ranked
WHERE age = 1
----;
CREATE VIEW current_readings AS
SELECT id, uid, at, article_id, claim_id, number, machine, label, score, p_reported_speech, p_allegation,
    p_established_fact, suggested, rules, construction, style, content, spans, sentence, speaker, speaker_span,
    speaker_name, cue, cue_span, medium, medium_span, speaker_confidence, speaker_vague, sources, addressee,
    addressee_span, worth, worth_reasons, features
FROM (
    SELECT r.*,
        ROW_NUMBER() OVER (PARTITION BY r.claim_id, r.article_id, r.number ORDER BY r.at DESC, r.id DESC) AS age
    FROM sound_readings AS r
) AS ranked
WHERE age = 1
----;
CREATE VIEW article_list AS
SELECT a.id, s.title, s.outlet, s.agency, s.published, s.source, a.language, a.first_seen, s.at AS last_scan,
    s.machine
FROM sound_articles AS a
JOIN (
    SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.article_id ORDER BY x.at DESC, x.id DESC) AS age
    FROM sound_scans AS x
) AS s ON s.article_id = a.id AND s.age = 1
----;
CREATE VIEW claim_list AS
SELECT c.id, c.content,
    CASE WHEN speaker.to_value IS NULL THEN c.speaker ELSE NULLIF(speaker.to_value, '') END AS speaker,
    COALESCE(label.to_value, machine.label) AS label,
    COALESCE(status.to_value, 'unverified') AS status,
    verdict.to_value AS verdict,
    verdict.why AS verdict_why,
    verdict.who AS verdict_by,
    verdict.at AS verdict_at,
    flags.to_value AS flags,
    machine.label AS machine_label,
    machine.score AS machine_score,
    machine.machine AS machine,
    c.speaker AS machine_speaker,
    c.polarity, c.attributed,
    (SELECT COUNT(*) FROM current_evidence AS e WHERE e.claim_id = COALESCE(known.known_id, c.id)) AS evidence,
    (SELECT COUNT(DISTINCT p.article_id) FROM sound_appearances AS p WHERE p.claim_id = c.id) AS articles,
    c.first_seen,
    COALESCE(status.at, verdict.at) AS decided_at,
    known.known_id AS same_as,
    machine.worth AS worth,
    CASE WHEN speaker.to_value IS NULL THEN machine.speaker_confidence END AS speaker_confidence,
    CASE WHEN speaker.to_value IS NULL THEN machine.speaker_vague END AS speaker_vague
FROM sound_claims AS c
LEFT JOIN links AS known ON known.id = (
    SELECT k.id FROM sound_links AS k
    WHERE k.claim_id = c.id AND k.kind IN ('automatic', 'confirmed') AND NOT EXISTS (
        SELECT 1 FROM sound_links AS n
        WHERE n.claim_id = k.claim_id AND n.known_id = k.known_id
            AND (n.at > k.at OR (n.at = k.at AND n.uid > k.uid))
    )
    ORDER BY k.at DESC, k.uid DESC LIMIT 1
)
LEFT JOIN decisions AS status ON status.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = COALESCE(known.known_id, c.id) AND d.axis = 'status' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS verdict ON verdict.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = COALESCE(known.known_id, c.id) AND d.axis = 'verdict' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS flags ON flags.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = COALESCE(known.known_id, c.id) AND d.axis = 'flags' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS label ON label.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = c.id AND d.axis = 'label' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS speaker ON speaker.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = c.id AND d.axis = 'speaker' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN readings AS machine ON machine.id = (
    SELECT m.id FROM sound_readings AS m WHERE m.claim_id = c.id ORDER BY m.at DESC, m.id DESC LIMIT 1
)
----;
CREATE VIEW history AS
SELECT claim_id, at, who, act, axis AS what, from_value, to_value, why FROM sound_decisions
UNION ALL
SELECT e.claim_id, e.at, e.who, e.act, CASE WHEN e.withdrawn THEN 'evidence withdrawn' ELSE 'evidence' END,
    o.url, e.url, e.why
FROM sound_evidence AS e LEFT JOIN sound_evidence AS o ON o.uid = e.replaces
UNION ALL
SELECT r.claim_id, r.at, r.who, r.act, CASE WHEN r.answer IS NULL THEN 'asked' ELSE 'answer' END,
    NULL, r.asked, r.answer
FROM sound_replies AS r
UNION ALL
SELECT claim_id, at, who, NULL, 'link', NULL, known_id, kind FROM sound_links
UNION ALL
SELECT claim_id, at, who, act, 'version', NULL, status, why FROM sound_versions
