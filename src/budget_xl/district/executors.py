"""Runs batches of work: in processes of this machine, or on the workers of a Dask cluster.

Both are executors in the sense of ``concurrent.futures``. What is sent and what comes back must be
plain and compact.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TypeVar

from budget_xl.core.problem import Problem

Given = TypeVar("Given")
Made = TypeVar("Made")
Work = Callable[[Sequence[Given]], list[Made]]
Start = Callable[[int], AbstractContextManager[tuple[Executor, int]]]
"""Makes an executor for at most so many batches at a time, and says how many workers it has."""

BATCH = 8
AHEAD = 2
"""Batches in hand for each worker: enough to keep it busy, few enough to keep memory flat."""

METHOD = "forkserver" if os.name == "posix" else "spawn"
"""How workers start: never by copying a process that has threads."""
CONNECT_SECONDS = 20
WORKER_DIED = {"BrokenProcessPool", "KilledWorker"}


def on_this_machine(jobs: int | None, preload: str) -> Start:
    """Return what starts ``jobs`` processes, as many as there are cores when None.

    Where processes come of a server, it loads the module ``preload`` from now on.
    """
    if METHOD == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 - not on Windows

        multiprocessing.set_forkserver_preload([preload])
        forkserver.ensure_running()
    return partial(_processes, jobs or os.cpu_count() or 1)


def on_cluster(address: str) -> Start:
    """Return what connects to the Dask cluster at ``address`` (``tcp://…``)."""
    return partial(_cluster, address)


def run_batches(
    start: Start, work: Work[Given, Made], items: Sequence[Given], lost: Callable[[Given], Made]
) -> Iterator[Made]:
    """Yield what ``work`` makes of ``items``, as batches are done.

    An item that kills its worker costs only itself, and gives what ``lost`` says of it: the
    batches that went down with it are done again, item by item.
    """
    left = deque(items[at : at + BATCH] for at in range(0, len(items), BATCH))
    while left:
        suspects = yield from _run(start, work, left)
        yield from _one_by_one(start, work, suspects, lost)


def _run(
    start: Start, work: Work[Given, Made], left: deque[Sequence[Given]]
) -> Generator[Made, None, list[Given]]:
    """Work until nothing is left or a worker died; return the items that went down with it."""
    suspects: list[Given] = []
    waiting: dict[Future[list[Made]], Sequence[Given]] = {}
    with start(len(left)) as (pool, workers):
        while waiting or (left and not suspects):
            while left and not suspects and len(waiting) < AHEAD * workers:
                batch = left.popleft()
                waiting[submit(pool, work, batch)] = batch
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                batch = waiting.pop(future)
                if died(future):
                    suspects += batch
                else:
                    yield from future.result()
    return suspects


def _one_by_one(
    start: Start, work: Work[Given, Made], items: Iterable[Given], lost: Callable[[Given], Made]
) -> Iterator[Made]:
    left = deque(items)
    while left:
        with start(1) as (pool, _):
            while left:
                item = left.popleft()
                future = submit(pool, work, [item])
                if died(future):
                    yield lost(item)
                    break
                yield from future.result()


def submit(pool: Executor, work: Callable[..., Made], *given: object) -> Future[Made]:
    """Hand ``work`` to ``pool``; where the pool is broken, the future says so."""
    try:
        return pool.submit(work, *given)
    except RuntimeError as error:
        failed: Future[Made] = Future()
        failed.set_exception(error)
        return failed


def died(future: Future[Made]) -> bool:
    """Tell, once it is known, whether the worker of ``future`` died, or another of its pool."""
    return type(future.exception()).__name__ in WORKER_DIED


@contextmanager
def _processes(jobs: int, batches: int) -> Iterator[tuple[Executor, int]]:
    workers = max(1, min(jobs, batches))
    context = multiprocessing.get_context(METHOD)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield pool, workers


@contextmanager
def _cluster(address: str, batches: int) -> Iterator[tuple[Executor, int]]:
    del batches
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        raise Problem(
            "no-dask",
            "连接集群需要另装组件。",
            "请运行 pip install 'budget-xl[cluster]'，或不用 --cluster，在本机汇总。",
            address,
        ) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise Problem(
            "no-cluster",
            f"连不上集群“{address}”。",
            "请核对地址和网络，或不用 --cluster，在本机汇总。",
            address,
        ) from error
    with client, client.get_executor(pure=False) as pool:
        yield pool, max(1, sum(client.nthreads().values()))
