"""The client of a run: shards in their order, a bounded number at a time, whatever workers say."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from factcheck.cluster import cluster_run, worker
from factcheck.cluster.cluster_errors import ClusterError
from factcheck.cluster.cluster_run import NO_DASHBOARD, ClusterRun, DoneShard, connected
from factcheck.cluster.run_settings import RunSettings
from factcheck.cluster.shards import Shard, shards_of
from tests.support.cluster_play import settings_of


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A scheduler and a worker in threads of this process."""
    with Client(processes=False, n_workers=1, threads_per_worker=1, **NO_DASHBOARD) as one:
        yield one


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_loaded", {})
    monkeypatch.setattr(cluster_run, "_PULSE", 0.1)


@pytest.fixture
def shards(tmp_path: Path) -> list[Shard]:
    folder = tmp_path / "fonds"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Mot{number} du maire de Vaugris.", encoding="utf-8")
    return [one for one in shards_of([str(folder)], "way", Counter(), 100) if isinstance(one, Shard)]


def finished(client: Client, settings: RunSettings, shards: Iterator[Shard]) -> Iterator[DoneShard]:
    return ClusterRun(client, settings).finished(shards, lambda _name: nullcontext())


def test_shards_come_in_their_order_with_their_results(client: Client, shards: list[Shard], tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "out")

    done = list(finished(client, settings, iter(shards)))

    assert [one.shard for one in done] == shards
    assert [one.why for one in done] == [""] * len(shards)
    assert sorted(p.name for p in (tmp_path / "out" / worker.RESULTS).rglob("*.gz")) == sorted(
        f"{shard.key}.json.gz" for shard in shards
    )


def test_what_is_done_is_not_handed_out(
    client: Client, shards: list[Shard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path / "out")
    list(finished(client, settings, iter(shards)))
    monkeypatch.setattr(ClusterRun, "_submit", lambda _self, _shard: pytest.fail("handed out"))

    assert len(list(finished(client, settings, iter(shards)))) == len(shards)


gate = threading.Event()


def wait_at_gate() -> bool:
    return gate.wait(30)


def test_few_shards_are_listed_ahead(client: Client, shards: list[Shard], tmp_path: Path) -> None:
    listed: list[str] = []

    def listing() -> Iterator[Shard]:
        for shard in shards:
            listed.append(shard.key)
            yield shard

    held = client.submit(wait_at_gate, pure=False)
    done = finished(client, settings_of(tmp_path / "out"), listing())
    thread = threading.Thread(target=lambda: next(done))
    thread.start()
    thread.join(0.5)
    assert len(listed) == 3
    gate.set()
    thread.join(30)
    assert held.result()
    assert len(list(done)) == len(shards) - 1


def test_a_machine_that_differs_ends_the_run(client: Client, shards: list[Shard], tmp_path: Path) -> None:
    settings = replace(settings_of(tmp_path / "out"), machine="other")

    with pytest.raises(ClusterError, match="install the same everywhere"):
        list(finished(client, settings, iter(shards)))


def test_results_that_cannot_be_written_end_the_run(client: Client, shards: list[Shard], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(ClusterError, match="cannot write its results"):
        list(finished(client, settings_of(tmp_path / "out"), iter(shards)))


def fail(_shard: Shard, _settings: RunSettings) -> str:
    raise ZeroDivisionError("a fault of ours")


def test_a_fault_costs_one_shard(
    client: Client, shards: list[Shard], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_run, "check_shard", fail)

    done = list(finished(client, settings_of(tmp_path / "out"), iter(shards[:2])))

    assert [one.why for one in done] == ["ZeroDivisionError: a fault of ours"] * 2


def test_without_a_scheduler_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_run, "_PATIENCE", 0.2)

    with (
        pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no scheduler answers"),
        connected("tcp://127.0.0.1:9", 1),
    ):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_reaches_no_process_of_the_run_but_its_client() -> None:
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with cluster_run._uninterrupted(), ThreadPoolExecutor(1) as threads:
        # As the workers are: started by a thread that was started in the block.
        told = threads.submit(subprocess.check_output, [sys.executable, "-c", code], text=True).result()

    assert told == "True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.usefixtures("client")
def test_two_scans_do_not_want_the_same_port() -> None:
    # A warning, which distributed gives where the port is taken, would be an error here.
    with Client(processes=False, n_workers=1, threads_per_worker=1, **NO_DASHBOARD) as other:
        assert other.submit(len, "abc").result() == 3
        assert other.cluster.scheduler.http_server.address == "127.0.0.1"
