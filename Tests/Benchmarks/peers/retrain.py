"""What `trends retrain` does, with scikit-learn: python -m peers.retrain PAPERS.jsonl TOPICS.txt MODEL.pickle LABELS.jsonl...

TF-IDF of all papers' texts and titles, latent directions of the texts; linear functions, one a topic, for membership and for the topic to file under;
5-fold cross-validation, calibration of both scores into one probability, thresholds of largest F1; everything pickled.
"""

import pickle
import sys

import numpy as np
import orjson
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from peers.topic_model import TopicModel, text_of


def main(papers_path, topics_path, model_path, *label_paths):
    papers = [item for item in read(papers_path) if "title" in item]
    with open(topics_path, encoding="utf-8") as file:
        topics = file.read().split()
    place = {paper["id"]: number for number, paper in enumerate(papers)}
    labels = [label for path in label_paths for label in read(path)]
    for label in labels:
        if label["id"] not in place and "title" in label:
            place[label["id"]] = len(papers)
            papers.append(label)
    labels = [label for label in labels if label["id"] in place]
    labelled = [place[label["id"]] for label in labels]

    model = TopicModel()
    model.text = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True, dtype=np.float32)
    model.title = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, dtype=np.float32)
    texts = model.text.fit_transform([text_of(paper) for paper in papers])
    titles = model.title.fit_transform([paper["title"] for paper in papers])
    model.latent = TruncatedSVD(min(300, texts.shape[1] - 1), n_iter=2, random_state=1).fit(texts)
    rows = model.side_by_side(texts[labelled], titles[labelled])

    model.topics = topics
    model.members, model.primaries, model.calibrations, model.thresholds = [], [], [], []
    random = np.array([label.get("sample", "random") == "random" for label in labels])
    for topic in topics:
        learn(model, rows, random, *targets(labels, topic))
    with open(model_path, "wb") as file:
        pickle.dump(model, file, protocol=5)


def read(path):
    with open(path, "rb") as file:
        return [orjson.loads(line) for line in file if line.strip()]


def targets(labels, topic):
    """Whether each paper is about the topic, whether that is known, and whether it is filed under it."""
    member = np.array([topic in label["topics"] for label in labels])
    known = np.array([topic not in label.get("maybe", []) for label in labels])
    primary = np.array([topic in as_list(label.get("primary")) for label in labels])
    return member, known, primary


def as_list(value):
    return value if isinstance(value, list) else [value] if value else []


def learn(model, rows, random, member, known, primary):
    scores = np.zeros((rows.shape[0], 2))
    for learned, held_out in KFold(5, shuffle=True, random_state=1).split(member):
        of_members = learned[known[learned]]
        scores[held_out, 0] = function(rows[of_members], member[of_members]).decision_function(rows[held_out])
        scores[held_out, 1] = function(rows[learned], primary[learned]).decision_function(rows[held_out])
    model.members.append(function(rows[known], member[known]))
    model.primaries.append(function(rows, primary))
    judged = known & random
    calibration = LogisticRegression().fit(scores[judged], member[judged])
    probabilities = calibration.predict_proba(scores[judged])[:, 1]
    precision, recall, thresholds = precision_recall_curve(member[judged], probabilities)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    model.calibrations.append(calibration)
    model.thresholds.append(thresholds[min(int(f1.argmax()), len(thresholds) - 1)])


def function(rows, signs):
    return LinearSVC(C=0.4).fit(rows, signs)


if __name__ == "__main__":
    main(*sys.argv[1:])
