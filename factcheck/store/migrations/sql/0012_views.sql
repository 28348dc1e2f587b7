-- The same statements for SQLite and PostgreSQL; a line of dashes and a semicolon ends each. The views are those of
-- before, current_readings with the accusations. A reading by a person
-- (machine: person) counts as long as the last decision on the axis added, of that claim in that article, says so.
DROP VIEW claim_list
----;
DROP VIEW current_readings
----;
DROP VIEW shown_readings
----;
CREATE VIEW shown_readings AS
SELECT r.* FROM sound_readings AS r
WHERE r.machine <> 'person' OR (
    SELECT d.to_value FROM sound_decisions AS d
    WHERE d.claim_id = r.claim_id AND d.axis = 'added' AND d.article_id = r.article_id
    ORDER BY d.at DESC, d.uid DESC LIMIT 1
) IS NOT NULL
----;
CREATE VIEW current_readings AS
SELECT id, uid, at, article_id, claim_id, number, machine, label, score, p_reported_speech, p_allegation,
    p_established_fact, suggested, rules, construction, style, content, spans, sentence, speaker, speaker_span,
    speaker_name, cue, cue_span, medium, medium_span, speaker_confidence, speaker_vague, sources, addressee,
    addressee_span, worth, worth_reasons, features, accusations
FROM (
    SELECT r.*,
        ROW_NUMBER() OVER (PARTITION BY r.claim_id, r.article_id, r.number ORDER BY r.at DESC, r.id DESC) AS age
    FROM shown_readings AS r
) AS ranked
WHERE age = 1
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
