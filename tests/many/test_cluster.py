"""The workers of a real Dask cluster, one of which is killed half-way."""

from __future__ import annotations

import os
import signal
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from converter.errors import UsageError
from converter.many.batch import Account, Batch, run
from converter.many.cluster import Cluster
from converter.many.inputs import gather
from converter.options import Options

REPORT = "一、打擊犯罪。上半年,全市破獲刑事案件{}余起,同比提高7.7%。\n二、下一步工作。一是加強防控。\n"
pytestmark = pytest.mark.filterwarnings("default")  # those of dask are its own affair


def contents(folder: Path) -> dict[str, str]:
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix in (".pdf", ".docx")
    }


def converted(source: Path, target: str, scheduler: Cluster | None = None) -> Account:
    files = gather([str(source)]).files
    plan = Batch(files, target, Options(), sends=scheduler is not None, keeps_account=True)
    account = Account(len(files))
    for outcome in run(plan, account, scheduler):
        assert outcome.code == 0, outcome.message
    return account


def test_an_address_where_nobody_answers_is_told() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="no scheduler answers"):
        list(Cluster("nonsense://here").results(abs, [1]))


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes_though_a_worker_dies(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    source = tmp_path / "in"
    source.mkdir()
    for number in range(24):
        (source / f"r{number:02}.txt").write_text(REPORT.format(number) * 20, encoding="utf-8")
    shared = tmp_path / "shared"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid

        def kill_half_way() -> None:
            until = time.monotonic() + 60
            while time.monotonic() < until and len(list(shared.glob("*.docx"))) < 6:
                time.sleep(0.02)
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill_half_way)
        killer.start()
        written = converted(source, shared.as_uri(), Cluster(cluster.scheduler_address))
        killer.join()
        sent_back = converted(source, str(tmp_path / "back"), Cluster(cluster.scheduler_address))
    assert (written.made, sent_back.made) == (24, 24)
    assert converted(source, str(tmp_path / "here")).made == 24
    here = contents(tmp_path / "here")
    assert len(here) == 48
    assert contents(shared) == here
    assert contents(tmp_path / "back") == here
