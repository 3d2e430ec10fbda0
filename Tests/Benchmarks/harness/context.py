"""What every row of the benchmark works with."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from harness.inputs import Inputs
from harness.measuring import Runner
from harness.programs import Ours, Peers


@dataclass
class Context:
    runner: Runner
    inputs: Inputs
    ours: Ours
    peers: Peers
    rounds: int
    sizes: list

    @property
    def folder(self) -> Path:
        """Where results of both sides go that are compared and then of no more use."""
        path = self.inputs.folder / "results"
        path.mkdir(exist_ok=True)
        return path

    @cached_property
    def learned_model(self):
        """Our model of the texts with one class each: learned anew, since the engine may have changed."""
        model = self.folder / "ours.model"
        self.runner.command(self.ours.retrain_labels_only(self.inputs.train_jsonl, model))
        return model
