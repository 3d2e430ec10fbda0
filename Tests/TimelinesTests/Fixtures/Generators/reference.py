"""Makes Fixtures/reference.json: Wilson intervals, Fisher's exact test and Benjamini-Hochberg as scipy computes them.

    python3 Tests/TimelinesTests/Fixtures/Generators/reference.py > Tests/TimelinesTests/Fixtures/reference.json

Made with scipy 1.17.1. The tests read the JSON alone.
"""

import json
import random

from scipy import stats

random.seed(20251211)


def wilson(papers, of):
    interval = stats.binomtest(papers, of).proportion_ci(confidence_level=0.95, method="wilson")
    return {"papers": papers, "of": of, "low": float(interval.low), "high": float(interval.high)}


def fisher(papers, of, baseline, baseline_of):
    table = [[papers, of - papers], [baseline, baseline_of - baseline]]
    p = float(stats.fisher_exact(table, alternative="two-sided").pvalue)
    return {"papers": papers, "of": of, "baseline": baseline, "baselineOf": baseline_of, "p": p}


def adjusted(values):
    return {"p": values, "adjusted": [float(v) for v in stats.false_discovery_control(values, method="bh")]}


proportions = [(0, 1), (1, 1), (0, 20), (20, 20), (1, 20), (7, 20), (16, 121), (120, 121), (3, 13253), (6000, 13253)]
proportions += [(k, n) for n in (random.randint(1, 500) for _ in range(30)) for k in (random.randint(0, n),)]

tables = [
    (0, 5, 0, 5), (5, 5, 0, 5), (0, 5, 5, 5), (1, 1, 0, 1), (8, 10, 1, 6), (16, 121, 38, 480), (2, 20, 2, 20), (10, 20, 10, 20),
    (3, 7, 7, 7), (30, 100, 60, 400), (400, 1000, 1200, 4000), (900, 5000, 3100, 20000), (3, 100, 200, 300), (25, 50, 25, 100),
]
for _ in range(60):
    of, baseline_of = random.randint(1, 150), random.randint(1, 600)
    tables.append((random.randint(0, of), of, random.randint(0, baseline_of), baseline_of))

lists = [[0.5], [0.01, 0.02, 0.03], [0.04, 0.04, 0.04, 0.9], [1.0, 1.0], [0.0, 1e-9, 0.3]]
lists += [[random.random() ** 3 for _ in range(n)] for n in (5, 23, 100)]

print(json.dumps({
    "wilson": [wilson(*p) for p in proportions],
    "fisher": [fisher(*t) for t in tables],
    "benjaminiHochberg": [adjusted(v) for v in lists],
}, indent=1))
