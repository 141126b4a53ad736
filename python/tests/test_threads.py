"""The interpreter is free while worlds are played, hears Ctrl-C, and may fork."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import nobat
import pytest
from conftest import DESK

LONG = DESK.replace("replications = 40", "replications = 40_000")


def test_two_threads_play_while_a_third_ticks() -> None:
    answers: list[object] = []
    players = [threading.Thread(target=lambda: answers.append(nobat.run(LONG).summary())) for _ in range(2)]
    started = time.monotonic()
    for player in players:
        player.start()
    ticks = 0
    while any(player.is_alive() for player in players):
        ticks += 1
        time.sleep(0.001)
    took = time.monotonic() - started
    assert answers[0] == answers[1]
    # Held, the interpreter would let this loop run between two plays at most.
    assert ticks > 20, f"{ticks} ticks in {took:.1f} s"


def test_the_number_of_threads_changes_nothing() -> None:
    assert nobat.run(DESK, threads=1).summary() == nobat.run(DESK, threads=3).summary()


INTERRUPTED = """
import sys, nobat
print("playing", flush=True)
try:
    nobat.run(sys.argv[1], replications=100_000, max_memory=64)
except KeyboardInterrupt:
    print("interrupted", flush=True)
    # What was left behind ends by itself, and other questions are answered.
    print("answers", len(nobat.run(sys.argv[1], replications=10).series()), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows")
def test_ctrl_c_ends_a_play() -> None:
    words = [sys.executable, "-c", INTERRUPTED, DESK.replace("2027-12", "2065-12")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "playing\n"
        time.sleep(0.5)
        sent = time.monotonic()
        child.send_signal(signal.SIGINT)
        # Heard, it says so at once; not heard, it would play for many seconds before.
        assert child.stdout.readline() == "interrupted\n"
        assert time.monotonic() - sent < 3
        assert child.stdout.readline().startswith("answers ")
        assert child.wait(timeout=60) == 0


def played(seed: int) -> float:
    return nobat.run(DESK, seed=seed).summary()["variants"][0]["stages"][0]["peak"]["mean"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_children_made_by_fork_play_too() -> None:
    here = [played(seed) for seed in range(4)]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(played, range(4)).get(timeout=60) == here
