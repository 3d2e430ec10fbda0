"""Learns the pipeline that peers.classify uses: python -m peers.train_classifier TRAIN.jsonl MODEL.pickle"""

import pickle
import sys

import orjson
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

with open(sys.argv[1], "rb") as file:
    items = [orjson.loads(line) for line in file]
pipeline = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), LinearSVC())
pipeline.fit([item["text"] for item in items], [item["label"] for item in items])
with open(sys.argv[2], "wb") as file:
    pickle.dump(pipeline, file, protocol=5)
