"""Sixteen closed-loop clients without think time, as somebody who sees only his own cases."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median

from django.conf import settings

from bench.measure import p95, timed_once
from bench.pages import HOST, signed_in

CLIENTS, ROUNDS, SECONDS, WARM = 16, 3, 6, 3
# the system is there before the first request is
SERVER = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error", "--preload"]


def under_load() -> dict[str, float]:
    """The case list of one practitioner beside a bare view of the same rows, loaded in turns.

    multiple: how many times the bare view's p95 the page's is; rate: how many times as many requests it answers;
    both of the middle round.
    """
    user, client = signed_in("khai")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    env = {"BENCH_READER": str(user.pk)}
    with served(env | {"BENCH_BARE": "1"}) as bare, served(env) as page:
        rounds = [(loaded(bare, "/", ""), loaded(page, "/vu-viec/", cookie)) for _ in range(ROUNDS)]
    return {
        "multiple": median(p95(ours) / p95(bare) for bare, ours in rounds),
        "rate": median(len(ours) / len(bare) for bare, ours in rounds),
    }


@contextmanager
def served(env: dict[str, str]) -> Iterator[int]:
    """The server of production on this machine only, until done."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "gunicorn", "--bind", f"{HOST}:{port}", *SERVER, "diemtua.config.wsgi:application"]
    server = subprocess.Popen(words, env=os.environ | env)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The server did not come up.")


def loaded(port: int, path: str, cookie: str) -> list[float]:
    """Milliseconds of every request of every client."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        asked = [pool.submit(_ask, port, path, cookie) for _ in range(CLIENTS)]
        return [took for client in asked for took in client.result()]


def _ask(port: int, path: str, cookie: str) -> list[float]:
    """One client: a few requests that do not count, then as many as it gets through."""
    connection, times = http.client.HTTPConnection(HOST, port, timeout=60), []
    for _ in range(WARM):
        _get(connection, path, cookie)
    ends = time.perf_counter() + SECONDS
    while time.perf_counter() < ends:
        times.append(timed_once(lambda: _get(connection, path, cookie)))
    return times


def _get(connection: http.client.HTTPConnection, path: str, cookie: str) -> None:
    connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise SystemExit(f"{path}: {response.status}")
