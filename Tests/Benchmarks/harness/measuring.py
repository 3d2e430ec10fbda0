"""Runs of commands, what they took, and how two kinds of runs take turns."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launcher.py")


class CommandFailed(Exception):
    """A command of either side ended with another status than 0."""


@dataclass
class Run:
    """One run: of a whole command, or of the section that the command timed itself."""

    cpu: float
    wall: float
    peak_megabytes: float
    facts: dict = field(default_factory=dict)


class Runner:
    """Starts the commands of both sides in the same surroundings: one thread in every BLAS, an empty home of the program."""

    def __init__(self, work: Path):
        self.work = work
        (work / "home").mkdir(parents=True, exist_ok=True)
        self.environment = dict(
            os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", PYTHONHASHSEED="0", LC_ALL="C.UTF-8",
            XDG_DATA_HOME=str(work / "home"), TRENDS_ARCHIVE=str(work / "home" / "none.sqlite"),
            PYTHONPATH=str(Path(__file__).parent.parent))
        self.environment.pop("TRENDS_MODEL", None)

    def runs(self, command, count=1, output=None):
        """The runs of a whole command; its standard output goes to a file."""
        errors = self.work / "errors.txt"
        arguments = [str(part) for part in command]
        launched = subprocess.run(
            [sys.executable, "-I", "-S", str(LAUNCHER), str(count), str(output or self.work / "output.txt"), str(errors), *arguments],
            env=self.environment, check=True, capture_output=True, text=True)
        runs = json.loads(launched.stdout)
        if any(run["status"] != 0 for run in runs):
            raise CommandFailed(f"{' '.join(arguments)}: {errors.read_text(errors='replace')[-2000:]}")
        return [Run(run["cpu_seconds"], run["wall_seconds"], run["peak_megabytes"]) for run in runs]

    def command(self, command, output=None):
        """One run of a whole command."""
        return self.runs(command, output=output)[0]

    def section(self, command):
        """One run of a command that times its own work and says so as JSON."""
        output = self.work / "section.json"
        whole = self.command(command, output=output)
        facts = json.loads(output.read_text())
        return Run(facts.pop("cpu_seconds"), facts.pop("wall_seconds"), whole.peak_megabytes, facts)


def interleaved(rounds, *sides):
    """The runs of each side, which take turns, so that a slow minute of the machine meets all of them."""
    results = [[] for _ in sides]
    for turn in range(rounds):
        for side, runs in zip(sides, results):
            runs.append(side(turn))
    return results


def median(runs, figure="cpu"):
    return statistics.median(getattr(run, figure) for run in runs)
