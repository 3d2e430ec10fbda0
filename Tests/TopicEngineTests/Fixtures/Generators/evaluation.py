"""Makes Fixtures/evaluation.json: labelled papers, what a made-up model says of them, and the figures that follow, counted pair by pair.

    python3 Tests/TopicEngineTests/Fixtures/Generators/evaluation.py > Tests/TopicEngineTests/Fixtures/evaluation.json

F1 is scikit-learn's `f1_score` (1.9.1) over the pairs that nobody was uncertain about. The tests read the JSON alone.
"""

import json
import random

from sklearn.metrics import brier_score_loss, f1_score

random.seed(5)
TOPICS = ["acoustics", "bridges", "clouds", "drums", "engines", "flutes"]

papers = []
for index in range(70):
    topics = random.sample(TOPICS[:5], random.choice([0, 1, 1, 1, 2, 2, 3]))
    if index in (3, 30):
        topics.append("flutes")
    uncertain = [t for t in TOPICS if t not in topics and random.random() < 0.12]
    primary = random.sample(topics, min(len(topics), random.choice([0, 1, 1, 2])))
    predictions = []
    for topic in TOPICS:
        center = 0.68 if topic in topics else 0.22
        probability = round(min(1.0, max(0.0, random.gauss(center, 0.22))), 3)
        predictions.append({"topic": topic, "probability": probability, "assigned": probability >= 0.5})
    papers.append({
        "topics": topics or ["other"], "uncertain": uncertain, "primary": primary,
        "predictions": sorted(predictions, key=lambda p: (-p["probability"], p["topic"])),
    })


def pairs(topics):
    for paper in papers:
        for prediction in paper["predictions"]:
            if prediction["topic"] in topics and prediction["topic"] not in paper["uncertain"]:
                yield prediction["topic"] in paper["topics"], prediction["assigned"], prediction["probability"]


def f1(topics):
    truths, given, _ = zip(*pairs(topics))
    return float(f1_score(truths, given, zero_division=0))


def certain(topic):
    return sum(truth for truth, _, _ in pairs([topic]))


truths, _, probabilities = zip(*pairs(TOPICS))
error = 0.0
for bin_number in range(10):
    inside = [(t, p) for t, p in zip(truths, probabilities) if min(9, int(p * 10)) == bin_number]
    if inside:
        mean = sum(p for _, p in inside) / len(inside)
        share = sum(t for t, _ in inside) / len(inside)
        error += len(inside) / len(truths) * abs(mean - share)
likely = sorted((p, t) for t, p in zip(truths, probabilities) if p >= 0.1)
tenths = [likely[i * len(likely) // 10:(i + 1) * len(likely) // 10] for i in range(10)]
middle = [(p, t) for p, t in likely if 0.4 <= p < 0.9]
filed = [p for p in papers if p["primary"]]
print(json.dumps({
    "papers": papers,
    "figures": {
        "microF1": f1(TOPICS),
        "macroF1": sum(f1([t]) for t in TOPICS if certain(t) >= 5) / sum(certain(t) >= 5 for t in TOPICS),
        "primary": sum(p["predictions"][0]["topic"] in p["primary"] for p in filed) / len(filed),
        "brier": float(brier_score_loss(truths, probabilities)),
        "calibrationError": error,
        "likelyError": sum(abs(sum(p - t for p, t in tenth)) for tenth in tenths) / len(likely),
        "middle": {
            "said": sum(p for p, _ in middle) / len(middle), "true": sum(t for _, t in middle) / len(middle),
            "pairs": len(middle),
        },
        "untagged": sum(not any(q["assigned"] for q in p["predictions"]) for p in papers) / len(papers),
        "topics": {t: {"papers": certain(t), "f1": f1([t])} for t in TOPICS},
    },
}))
