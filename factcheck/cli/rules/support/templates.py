"""Rule files written for the user: a template to fill in, or a proposal to try."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.authoring.proposals import Proposal

__all__ = ["SCHEMA_FILE", "scalar", "template", "written_rule"]

SCHEMA_FILE = "rule.schema.json"
_PLAIN = re.compile(r"[^\W\d_][\w'’ -]*[\w]|[^\W\d_]")
_SURPRISING = frozenset(("on", "off", "yes", "no", "y", "n", "true", "false", "null"))
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"


def scalar(text: str) -> str:
    """A text as YAML: plain where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _SURPRISING and "  " not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def template(identity: str) -> str:
    """A commented rule for « X affirme que … » whose example fails until the verb is filled in."""
    lines = [
        _MODELINE,
        *_comment(_("What the rule finds, in a few words.")),
        f"description: {scalar(identity.replace('-', ' '))}",
        *_comment(_("Why this attributes something to somebody.")),
        "why: …",
        *_comment(_("experimental, stable or deprecated")),
        "status: experimental",
        *_comment(_("Of two rules that find the same claim the higher one wins (0 to 100).")),
        "priority: 50",
        *_comment(_("The word that sets the rule off. lemma is its dictionary form; @verbes-parole is a word list.")),
        "trigger:",
        "  upos: VERB",
        "  lemma: [À-REMPLIR]",
        *_comment(_("Named words, by their path along the tree (see: factcheck rules explain); ? = may be absent.")),
        "args:",
        "  speaker?: {path: subject}",
        '  content: {path: "> ccomp", mark: que, after: trigger}',
        *_comment(_("What must not be there.")),
        "without:",
        '  - {path: "> advmod", lemma: presque}',
        *_comment(_("What a match means: the suggested label (reported_speech or allegation) and the content.")),
        "claim:",
        "  label: reported_speech",
        "  content: content",
        *_comment(_("Run with: factcheck rules test")),
        "tests:",
        "  match:",
        "    - text: Le maire affirme que la route rouvrira lundi.",
        "      speaker: Le maire",
        "      content: la route rouvrira lundi",
        "  no-match:",
        "    - Le maire affirme sa volonté.",
    ]
    return "\n".join(lines) + "\n"


def written_rule(identity: str, proposal: Proposal) -> str:
    """A proposal as a rule file, its example with it."""
    lines = [
        _MODELINE,
        f"description: {scalar(identity.replace('-', ' '))}",
        *_comment(_("Why this attributes something to somebody.")),
        "why: …",
        "status: experimental",
        "priority: 75",
        *_comment(_("Proposed from one sentence: widen lemma with other words, or drop keys that ask too much.")),
        "trigger:",
        *(f"  {key}: {'true' if value == 'true' else _value(value)}" for key, value in proposal.trigger.items()),
        *(["args:"] if proposal.args else []),
        *(f"  {name}: {_mapping(test)}" for name, test in proposal.args.items()),
        *(["has:"] if proposal.has else []),
        *(f"  - {_mapping(test)}" for test in proposal.has),
        "claim:",
        f"  label: {proposal.label}",
        "  content: {as: host, of: trigger}" if proposal.hosted else "  content: content",
        *([f"  cue: {proposal.cue}"] if proposal.cue != "trigger" else []),
        *([f"  speaker: {proposal.speaker}"] if proposal.speaker else []),
        "tests:",
        "  match:",
        f"    - text: {scalar(proposal.text)}",
        *(f"      {name}: {scalar(words)}" for name, words in proposal.expected.items()),
        *_comment(_("Add sentences that look alike and must not match."), "  "),
        "  no-match: []",
    ]
    return "\n".join(lines) + "\n"


def _comment(words: str, indent: str = "") -> Iterable[str]:
    yield f"{indent}# {words}"


def _value(value: str | list[str]) -> str:
    return scalar(value) if isinstance(value, str) else f"[{', '.join(map(scalar, value))}]"


def _mapping(test: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in test.items()) + "}"
