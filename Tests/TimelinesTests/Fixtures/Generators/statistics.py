"""Makes Fixtures/statistics.json: what scipy and numpy say of the statistics over time.

    python3 Tests/TimelinesTests/Fixtures/Generators/statistics.py > Tests/TimelinesTests/Fixtures/statistics.json

Made with scipy 1.17.1 and numpy 2.4.6. The tests read the JSON alone. What scipy does not have is written out here the long way: by numerical roots, by all
permutations, by all sequences of states.
"""

import itertools
import json
import math

import numpy as np
from scipy import optimize, special, stats

random = np.random.default_rng(20260601)


def student():
    cases = [(0.0, 3.0), (1.0, 1.0), (2.5, 4.7), (12.0, 2.0), (1.96, 1000.0), (8.0, 30.0), (0.3, 0.8), (40.0, 5.5)]
    return [{"deviate": t, "freedom": d, "tail": float(2 * stats.t.sf(t, d))} for t, d in cases]


def normal():
    tails = [1.0, 0.5, 0.05, 0.0043, 1e-6, 1e-20, 1e-150, 1e-300]
    return [{"tail": t, "deviate": float(-special.ndtri_exp(math.log(t) - math.log(2)))} for t in tails]


def beta():
    cases = [(0.5, 0.5, 0.5), (0.1, 3.0, 8.0), (0.9, 3.0, 8.0), (0.999, 12.5, 0.5), (1e-5, 0.7, 4.0), (0.3, 200.0, 500.0)]
    return [{"x": x, "a": a, "b": b, "value": float(special.betainc(a, b, x))} for x, a, b in cases]


def score_interval(share, n, z):
    """Where |s - p| = z sqrt(p (1 - p) / n), by numerical roots."""
    def distance(p):
        return (share - p) ** 2 - z * z * p * (1 - p) / n
    low = 0.0 if share == 0 else optimize.brentq(distance, 0, min(share, 1 - 1e-9), xtol=1e-15)
    high = 1.0 if share == 1 else optimize.brentq(distance, max(share, 1e-9), 1, xtol=1e-15)
    return low, high


def estimates():
    """Papers one by one: the share and both intervals from their probabilities."""
    cases = []
    for n, a, b, spread in [(121, 0.2, 1.2, 0.35), (40, 2, 5, 0.0), (1500, 0.1, 3, 0.2), (9, 1, 1, 0.5), (300, 0.05, 0.3, 1.0)]:
        p = np.round(random.beta(a, b, n), 4)
        mean, variance = p.mean(), (p * (1 - p)).sum()
        s = mean * (1 - mean)
        common = (spread * variance) ** 2
        z = stats.norm.ppf(0.975)
        listed = score_interval(mean, s / ((variance + common) / n**2), z)
        rate = score_interval(mean, s / (s / n + common / n**2), z)
        cases.append({"probabilities": p.tolist(), "spread": spread, "share": mean, "listed": listed, "rate": rate})
    return cases


def newcombe():
    cases = []
    for x, n, y, m in [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (16, 121, 38, 480), (60, 100, 160, 400)]:
        z = stats.norm.ppf(0.975)
        (l1, u1), (l0, u0) = score_interval(x / n, n, z), score_interval(y / m, m, z)
        d = x / n - y / m
        low = d - math.hypot(x / n - l1, u0 - y / m)
        high = d + math.hypot(u1 - x / n, y / m - l0)
        cases.append({"papers": x, "of": n, "baseline": y, "baselineOf": m, "low": low, "high": high})
    return cases


def kendall():
    series = [[1, 2, 3, 4], [1, 3, 2, 5, 4, 6, 8, 7], [0.2, 0.1, 0.4, 0.3, 0.35, 0.05, 0.6, 0.7, 0.65, 0.9, 0.8, 0.85]]
    series += [np.round(random.random(n), 6).tolist() for n in (5, 9, 12, 30)]
    untied = []
    for values in series:
        result = stats.kendalltau(range(len(values)), values, method="exact")
        untied.append({"values": values, "tau": float(result.statistic), "p": float(result.pvalue)})
    tied = []
    for values in [[1, 1, 2, 3], [0, 0, 0, 1, 0, 2, 3, 3], [5, 5, 5, 4, 4, 3, 2, 2, 2, 1, 0, 0], [1, 1, 1]]:
        n = len(values)
        s = sum(np.sign(b - a) for a, b in itertools.combinations(values, 2))
        groups = [values.count(v) for v in set(values)]
        variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in groups)) / 18
        p = 2 * stats.norm.sf(max(0, abs(s) - 1) / math.sqrt(variance)) if variance > 0 else 1.0
        tau = float(stats.kendalltau(range(n), values).statistic)
        tied.append({"values": [float(v) for v in values], "tau": 0.0 if math.isnan(tau) else tau, "p": float(p)})
    return {"exact": untied, "tied": tied}


def theil_sen():
    cases = []
    for places in [list(range(12)), [0, 1, 2, 5, 6, 7, 11], list(range(7))]:
        values = np.round(random.normal(size=len(places)) + 0.2 * np.array(places), 6).tolist()
        line = stats.theilslopes(values, places, method="joint")
        cases.append({"places": places, "values": values, "slope": float(line.slope), "intercept": float(line.intercept)})
    return cases


def bursts():
    """All sequences of states, for series of ten and twelve periods."""
    cases = []
    for n, share, burst, papers in [(10, 0.1, range(4, 7), 50), (12, 0.05, range(9, 12), 120), (12, 0.2, range(0), 80), (10, 0.3, range(2, 4), 60)]:
        of = [papers + int(k) for k in random.integers(0, 9, n)]
        expected = [float(random.binomial(of[i], share * (2.2 if i in burst else 1))) + 0.25 for i in range(n)]
        usual = sum(expected) / sum(of)
        raised = min(2 * usual, (1 + usual) / 2)

        def cost(state, i):
            p = raised if state else usual
            return -(expected[i] * math.log(p) + (of[i] - expected[i]) * math.log(1 - p))

        best = None
        for states in itertools.product([0, 1], repeat=n):
            total = sum(cost(s, i) for i, s in enumerate(states))
            total += sum(math.log(n) for before, after in zip((0, *states), states) if after > before)
            if best is None or total < best[0] - 1e-12:
                best = (total, states)
        gains = [cost(0, i) - cost(1, i) for i in range(n)]
        cases.append({"of": of, "expected": expected, "states": list(best[1]), "gains": gains})
    return cases


def log_odds():
    """The ratios of Monroe, Colaresi and Quinn, written with arrays."""
    words = ["kv cache", "cache", "quantization", "attention", "data", "model", "grpo"]
    period = np.array([14, 20, 9, 12, 30, 41, 6])
    baseline = np.array([8, 35, 11, 60, 130, 160, 0])
    background = np.array([40, 160, 50, 400, 900, 1200, 6])
    left_out = (30, 120, 800)
    totals = period.sum() + left_out[0], baseline.sum() + left_out[1], background.sum() + left_out[2]
    size = 500.0
    prior = size * background / totals[2]
    delta = np.log((period + prior) / (totals[0] + size - period - prior)) - np.log((baseline + prior) / (totals[1] + size - baseline - prior))
    z = delta / np.sqrt(1 / (period + prior) + 1 / (baseline + prior))
    return {
        "words": words, "period": period.tolist(), "baseline": baseline.tolist(), "background": background.tolist(),
        "totals": [int(t) for t in totals], "ratio": delta.tolist(), "z": z.tolist(),
    }


def forecasts():
    """Exponential smoothing from scratch at every origin, and the back-test of it."""
    cases = []
    for n, step in [(16, 0.0), (40, 0.02), (104, 0.1), (60, 0.5)]:
        level = -1.5 + np.cumsum(random.normal(0, step, n)) if step else np.full(n, -1.5)
        of = random.integers(80, 140, n)
        counts = [int(random.binomial(m, 1 / (1 + math.exp(-l)))) for m, l in zip(of, level)]
        z = np.log((np.array(counts) + 0.5) / (of - np.array(counts) + 0.5))
        shares = np.array(counts) / of

        def levels(series, alpha):
            state, errors = series[0], []
            for value in series[1:]:
                errors.append(value - state)
                state += alpha * (value - state)
            return state, sum(e * e for e in errors)

        def forecast(series):
            tried = [(levels(series, k / 20), k) for k in range(1, 21)]
            return min(tried, key=lambda t: (t[0][1], -t[1]))[0][0]

        predicted = np.array([forecast(z[:t]) for t in range(8, n)])
        expit = lambda x: 1 / (1 + np.exp(-x))
        reach = stats.t.ppf(0.975, n - 8) * math.sqrt(((predicted - z[8:]) ** 2).mean())
        last = forecast(z)
        cases.append({
            "of": of.tolist(), "counts": counts, "share": float(expit(last)), "low": float(expit(last - reach)), "high": float(expit(last + reach)),
            "error": float(np.abs(expit(predicted) - shares[8:]).mean()), "errorOfLastTime": float(np.abs(shares[7:-1] - shares[8:]).mean()),
        })
    return cases


def drift():
    """Paule and Mandel's equations with medians, solved by brentq."""
    topics, months = 5, 12
    lasting = random.normal(0, 0.3, topics)
    cases = []
    for k in range(topics):
        for _ in range(months):
            n, rate = int(random.integers(200, 400)), [0.02, 0.08, 0.15, 0.3, 0.004][k]
            variance = n * rate * 0.5
            expected = n * rate
            delta = lasting[k] + random.normal(0, 0.15)
            labelled = max(0, round(expected + delta * variance + random.normal(0, math.sqrt(variance))))
            cases.append({"topic": f"t{k}", "of": n, "expected": expected, "variance": variance, "labelled": int(labelled)})
    kept = [c for c in cases if c["variance"] >= 0.5]
    groups = [[c for c in kept if c["topic"] == f"t{k}"] for k in range(topics)]
    d = [np.array([(c["labelled"] - c["expected"]) / c["variance"] for c in g]) for g in groups]
    v = [np.array([1 / c["variance"] for c in g]) for g in groups]

    def mean(k, extra):
        w = 1 / (v[k] + extra)
        return (w * d[k]).sum() / w.sum(), 1 / w.sum()

    usual = stats.chi2.median(1)

    def within(extra):
        squares = [(d[k] - mean(k, extra)[0]) ** 2 / (v[k] + extra) / (1 - 1 / len(v[k])) for k in range(topics) if len(v[k]) > 1]
        return np.median(np.concatenate(squares)) - usual

    told = [k for k in range(topics) if len(v[k]) > 1]
    changing = optimize.brentq(within, 0, 50, xtol=1e-15) if within(0) > 0 else 0.0

    def across(extra):
        return np.median([mean(k, changing)[0] ** 2 / (mean(k, changing)[1] + extra) for k in told]) - usual

    between = optimize.brentq(across, 0, 50, xtol=1e-15) if across(0) > 0 else 0.0
    shift = {f"t{k}": float(mean(k, changing)[0] * between / (mean(k, changing)[1] + between)) for k in range(topics)}
    return {"periods": cases, "shift": shift, "spread": math.sqrt(changing + between)}


print(json.dumps({
    "student": student(), "normal": normal(), "beta": beta(), "estimates": estimates(), "newcombe": newcombe(), "kendall": kendall(),
    "theilSen": theil_sen(), "bursts": bursts(), "logOdds": log_odds(), "forecasts": forecasts(), "drift": drift(),
}, indent=1))
