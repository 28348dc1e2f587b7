-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. A word of a person on two
-- claims outweighs any of the machine; a later one outweighs an earlier one; one that was taken back weighs nothing. The
-- first 32 characters of a link's uid name the act.
DROP VIEW claim_list
----;
DROP VIEW known_claims
----;
DROP VIEW current_links
----;
CREATE VIEW links_in_force AS
SELECT k.id, k.uid, k.at, k.who, k.claim_id, k.known_id, k.kind, k.score, k.why
FROM sound_links AS k
WHERE NOT EXISTS (
    SELECT 1 FROM sound_decisions AS u
    WHERE u.axis = 'note' AND u.to_value = 'undone' AND u.from_value = substr(k.uid, 1, 32)
)
----;
CREATE VIEW current_links AS
SELECT k.id, k.uid, k.at, k.who, k.claim_id, k.known_id, k.kind, k.score, k.why
FROM links_in_force AS k
WHERE NOT EXISTS (
    SELECT 1 FROM links_in_force AS n
    WHERE n.claim_id IN (k.claim_id, k.known_id) AND n.known_id IN (k.claim_id, k.known_id) AND n.uid <> k.uid
        AND (
            (n.who <> 'machine' AND k.who = 'machine')
            OR (
                (n.who = 'machine') = (k.who = 'machine')
                AND (n.at > k.at OR (n.at = k.at AND n.uid > k.uid))
            )
        )
)
----;
CREATE VIEW known_claims AS
SELECT r.claim_id, r.known_id, k.kind, k.at FROM claim_roots AS r JOIN sound_links AS k ON k.uid = r.link_uid
----;
CREATE VIEW claim_members AS
SELECT c.id AS claim_id, c.id AS member_id FROM sound_claims AS c
UNION ALL
SELECT r.claim_id, r.known_id FROM claim_roots AS r
UNION ALL
SELECT r.known_id, r.claim_id FROM claim_roots AS r
UNION ALL
SELECT a.claim_id, b.claim_id FROM claim_roots AS a
JOIN claim_roots AS b ON b.known_id = a.known_id AND b.claim_id <> a.claim_id
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
    (SELECT COUNT(*) FROM current_evidence AS e WHERE e.claim_id IN
        (SELECT m.member_id FROM claim_members AS m WHERE m.claim_id = c.id)) AS evidence,
    (SELECT COUNT(DISTINCT p.article_id) FROM sound_appearances AS p WHERE p.claim_id = c.id) AS articles,
    c.first_seen,
    COALESCE(status.at, verdict.at) AS decided_at,
    known.known_id AS same_as,
    machine.worth AS worth,
    CASE WHEN speaker.to_value IS NULL THEN machine.speaker_confidence END AS speaker_confidence,
    CASE WHEN speaker.to_value IS NULL THEN machine.speaker_vague END AS speaker_vague,
    CASE WHEN verdict.to_value IS NULL THEN COALESCE(status.claim_id, verdict.claim_id) ELSE verdict.claim_id END
        AS decided_on
FROM sound_claims AS c
LEFT JOIN claim_roots AS known ON known.claim_id = c.id
LEFT JOIN decisions AS status ON status.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id IN (SELECT m.member_id FROM claim_members AS m WHERE m.claim_id = c.id) AND d.axis = 'status'
    ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS verdict ON verdict.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id IN (SELECT m.member_id FROM claim_members AS m WHERE m.claim_id = c.id) AND d.axis = 'verdict'
    ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS flags ON flags.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id IN (SELECT m.member_id FROM claim_members AS m WHERE m.claim_id = c.id) AND d.axis = 'flags'
    ORDER BY d.at DESC, d.uid DESC LIMIT 1
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
