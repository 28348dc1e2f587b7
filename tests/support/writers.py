"""A program that writes to a store without end and says what was acknowledged: ``writers.py URL NAME COUNT``."""

from __future__ import annotations

import itertools
import sys
import time

from factcheck.claim_ids import claim_ids
from factcheck.store.decisions import record_act
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port


def main(url: str, who: str, count: int) -> None:
    """Write ``count`` acts (without end for 0) on one claim, scanning its article now and then."""
    scale = load_scale()
    store = open_store(url)
    name = claim_ids(port())[0]
    save_scan(store, port(), machine=who, matching=scale.matching)
    print("ready", flush=True)
    for number in itertools.count(1):
        # Three rows that belong together: after a kill, all are there or none.
        evidence = Evidence(url=f"https://example.org/{who}/{number}", seen="2026-11-20")
        done = record_act(store, name, Act(who=who, why=str(number), verdict="faux", evidence=(evidence,)), scale)
        print(done.act, flush=True)
        if number % 5 == 0:
            save_scan(store, port(), machine=f"{who} {number}", matching=scale.matching)
        if number == count:
            return
        # Whoever waits for the lock looks for it every tenth of a second: without a pause it might never be free then.
        time.sleep(0.005)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
