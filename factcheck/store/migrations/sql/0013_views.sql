-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. The view is that of before,
-- save that a claim which a person added has neither label nor score of a machine.
DROP VIEW claim_list
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
    CASE WHEN machine.machine <> 'person' THEN machine.label END AS machine_label,
    CASE WHEN machine.machine <> 'person' THEN machine.score END AS machine_score,
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
        AS decided_on,
    not_claim.to_value AS not_claim,
    assignee.to_value AS assignee,
    deadline.to_value AS deadline
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
LEFT JOIN decisions AS not_claim ON not_claim.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = c.id AND d.axis = 'not_claim' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS assignee ON assignee.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = c.id AND d.axis = 'assignee' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN decisions AS deadline ON deadline.id = (
    SELECT d.id FROM sound_decisions AS d
    WHERE d.claim_id = c.id AND d.axis = 'deadline' ORDER BY d.at DESC, d.uid DESC LIMIT 1
)
LEFT JOIN readings AS machine ON machine.id = (
    SELECT m.id FROM shown_readings AS m WHERE m.claim_id = c.id ORDER BY m.at DESC, m.id DESC LIMIT 1
)
WHERE machine.id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM sound_decisions AS d WHERE d.claim_id = c.id AND d.axis = 'added'
)
