"""`python -m claims.training DATA`: from treebanks, entities and raw text to models that can be shipped.

Stages, in order: prepare (training files), vectors (of words), tokenize, mwt (contracted words), lemma, silver (only
with --agree), half1 and half2 (taggers that tag for the parser), pos, depparse, ner, pack, score. An ended stage leaves
STAGE.done in WORK and is passed by from then on, whatever the other options say: name it with --stage, delete that
file, or choose another --work to run it anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from claims.errors import ClaimsError, ModelError
from claims.training.corpora import read_trees
from claims.training.packing import pack
from claims.training.preparation import Corpora
from claims.training.scores import score, table
from claims.training.stages import STAGES, check_stage, run_stage
from claims.training.training_run import Job

GROUPS = (
    ("prepare",),
    ("vectors", "tokenize"),
    ("mwt", "lemma"),
    ("silver", "half1", "half2", "pos"),
    ("depparse", "ner"),
    ("pack",),
    ("score",),
)
"""Stages of one group need those before it and not each other."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, pack and score. Exit code 0, 1 where a stage ended without result, 2 for absent or broken data."""
    description, _, epilog = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="python -m claims.training",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, help="folder with ud/*.conllu, ner/*.txt and .ann, raw/*.txt(.xz)")
    parser.add_argument(
        "--work", type=Path, default=Path("build/models"),
        help="where training goes on and resumes (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, help="where the packed models go (default: WORK/packed)")
    parser.add_argument(
        "--stage", choices=[*STAGES, "pack", "score"], action="append", help="only this one (repeatable)"
    )
    parser.add_argument("--start-from", type=Path, help="earlier models whose weights tagger and parser begin with")
    parser.add_argument(
        "--agree", type=Path, action="append", default=[],
        help="a set of models (repeatable): news that all sets parse alike teaches the parser, too",
    )  # fmt: skip
    parser.add_argument("--steps", type=int, help="training steps instead of each stage's own number, for a trial")
    parser.add_argument(
        "--everything", action="store_true",
        help="the test files teach, too, and can measure no more; with --start-from measured models, a short last run",
    )  # fmt: skip
    parser.add_argument("--jobs", type=int, default=2, help="stages at once, one core each (default 2)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other draws and first weights (default 1)")
    options = parser.parse_args(arguments)
    out = options.out or options.work / "packed"
    job = Job(
        Corpora(options.data), options.work, options.seed, options.start_from, options.steps, options.everything,
        tuple(options.agree),
    )  # fmt: skip
    try:
        if not options.data.is_dir():
            raise ModelError(f"{options.data}: no such folder; expected one with ud/, ner/ and raw/")
        if not options.stage:
            return _all(sys.argv[1:] if arguments is None else list(arguments), options.jobs, job)
        for stage in options.stage:
            check_stage(stage, job, out)
            if stage == "pack":
                size = pack(options.work / "saved", out)
                print(f"{out}: {size / 1e6:.1f} MB", file=sys.stderr)
            elif stage == "score":
                results = score(out, job.data, read_trees(job.work / "test-grafts.conllu"))
                (options.work / "scores.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
                print(table(results))
            else:
                run_stage(stage, job)
                _done(job, stage).touch()
    except ClaimsError as error:
        print(f"claims.training: {error}", file=sys.stderr)
        return 2
    return 0


def _all(arguments: Sequence[str], jobs: int, job: Job) -> int:
    """Each stage in a process of its own, since each changes Stanza's trainers for itself; ended ones are passed by."""
    for group in GROUPS:
        wanted = [stage for stage in group if stage != "silver" or job.agreeing]
        waiting = [stage for stage in wanted if not _done(job, stage).is_file()]
        with ThreadPoolExecutor(max_workers=jobs) as pool:
            codes = list(pool.map(lambda stage: _run(arguments, stage), waiting))
        failed = [f"{stage} ({code})" for stage, code in zip(waiting, codes, strict=True) if code]
        if failed:
            print(f"claims.training: ended without result: {', '.join(failed)}; the same command goes on from here",
                  file=sys.stderr)  # fmt: skip
            return 1
    return 0


def _run(arguments: Sequence[str], stage: str) -> int:
    print(f"--- {stage}", file=sys.stderr)
    command = [sys.executable, "-m", "claims.training", *arguments, "--stage", stage]
    return subprocess.run(command, env={**os.environ, **_fast_memory(), "OMP_NUM_THREADS": "1"}, check=False).returncode


def _fast_memory() -> dict[str, str]:
    """tcmalloc, where it is installed: it halves the time of a training step, most of which else are page faults."""
    libraries = sorted(Path("/usr/lib").glob("*/libtcmalloc_minimal.so.*"))
    return {"LD_PRELOAD": str(libraries[0])} if libraries and "LD_PRELOAD" not in os.environ else {}


def _done(job: Job, stage: str) -> Path:
    return job.work / f"{stage}.done"


if __name__ == "__main__":
    sys.exit(main())
