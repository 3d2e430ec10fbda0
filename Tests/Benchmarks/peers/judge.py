"""The topics that a model of peers.retrain assigns: python -m peers.judge MODEL.pickle PAPERS.jsonl > TOPICS.jsonl"""

import pickle
import sys

import orjson

with open(sys.argv[1], "rb") as file:
    model = pickle.load(file)
with open(sys.argv[2], "rb") as file:
    papers = [orjson.loads(line) for line in file]
for paper, topics in zip(papers, model.assigned(papers)):
    sys.stdout.buffer.write(orjson.dumps({"id": paper["id"], "topics": topics}) + b"\n")
