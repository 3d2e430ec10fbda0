"""Classifies JSON Lines into JSON Lines with scikit-learn: python -m peers.classify MODEL.pickle TEXTS.jsonl > LABELS.jsonl"""

import pickle
import sys

import orjson

with open(sys.argv[1], "rb") as file:
    pipeline = pickle.load(file)
with open(sys.argv[2], "rb") as file:
    items = [orjson.loads(line) for line in file]
scores = pipeline.decision_function([item["text"] for item in items])
best = scores.argmax(axis=1)
answers = (
    orjson.dumps({"id": item["id"], "label": pipeline.classes_[place], "score": float(row[place])}) + b"\n"
    for item, place, row in zip(items, best, scores))
sys.stdout.buffer.write(b"".join(answers))
