"""What was measured, as rows of Markdown tables and as JSON."""

from dataclasses import asdict, dataclass, field

from harness.measuring import median


@dataclass
class Comparison:
    """One piece of work on both sides."""

    name: str
    work: str
    ours: float
    peer: float | None
    bar: float
    agreement: str
    agrees: bool
    unit: str = "s"
    figures: dict = field(default_factory=dict)
    # Whether the bar is how much of the peer's time ours may take, and not how many times faster it has to be.
    is_share: bool = False
    # Whether more of the unit is better: megabytes a second.
    is_rate: bool = False

    @property
    def ratio(self):
        if self.peer is None:
            return None
        return self.ours / self.peer if self.is_share else self.peer / self.ours

    @property
    def met(self):
        measured = self.ours if self.ratio is None else self.ratio
        is_larger_better = self.is_rate if self.ratio is None else not self.is_share
        return self.agrees and (measured >= self.bar if is_larger_better else measured <= self.bar)

    def cells(self):
        bar = f"{self.bar:g} {self.unit}" if self.peer is None else f"{self.bar:g} of it" if self.is_share else f"{self.bar:g}×"
        ratio = "–" if self.peer is None else f"{self.ratio:.2f} of it" if self.is_share else f"{self.ratio:.1f}×"
        return [
            self.work, amount(self.ours, self.unit), amount(self.peer, self.unit) if self.peer is not None else "–", ratio,
            f"{bar}, {'met' if self.met else 'missed'}", self.agreement if self.agrees else f"**differs:** {self.agreement}"]

    def json(self):
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def compared(name, work, ours, peer, bar, agreement, agrees, **figures):
    """A comparison of the processor seconds of runs; the seconds on the clock stand in the figures."""
    return Comparison(
        name, work, median(ours), median(peer), bar, agreement, agrees,
        figures={
            "ours_wall": median(ours, "wall"), "peer_wall": median(peer, "wall"), "wall_ratio": median(peer, "wall") / median(ours, "wall"),
            "ours_runs": [run.cpu for run in ours], "peer_runs": [run.cpu for run in peer],
            "ours_peak_megabytes": median(ours, "peak_megabytes"), "peer_peak_megabytes": median(peer, "peak_megabytes"), **figures})


@dataclass
class Table:
    """Figures of ours beside no peer."""

    name: str
    title: str
    head: list
    rows: list
    agrees: bool = True

    def json(self):
        return {"name": self.name, "title": self.title, "rows": [dict(zip(self.head, row)) for row in self.rows]}

    def markdown(self):
        return f"### {self.title}\n\n" + table(self.head, self.rows)


COMPARISON_HEAD = ["work", "ours", "peer", "ratio", "bar", "agreement"]


def markdown(comparisons, tables):
    parts = [table(COMPARISON_HEAD, [row.cells() for row in comparisons])] if comparisons else []
    return "\n\n".join(parts + [item.markdown() for item in tables]) + "\n"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def amount(value, unit):
    if unit == "s":
        return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"
    return f"{value:.1f} {unit}"
