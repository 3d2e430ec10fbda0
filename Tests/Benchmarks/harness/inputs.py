"""The prepared files that both sides read, made once for each set of data and kept in the work folder."""

import hashlib
import json
import random
import re
from collections import Counter
from functools import cached_property
from pathlib import Path

import numpy as np
import sklearn
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from harness import corpora, rawfiles

CLASSES = 25
LATENT = 128


class Inputs:
    """Each property is a path, or a few; asking for it makes the file where it is missing."""

    def __init__(self, options, root: Path, work: Path):
        self.options = options
        self.root = root
        self.folder = work / f"data-{self._fingerprint(options)}"
        self.folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def _fingerprint(options):
        state = hashlib.sha256(f"{sklearn.__version__} {options.limit} {options.invented} {options.seed}".encode())
        for path in filter(None, [options.abstracts, options.test, options.papers, options.judge, *options.labels]):
            state.update(Path(path).read_bytes())
        return state.hexdigest()[:12]

    def _made(self, name, make):
        """A file of that name, made whole or not at all."""
        path = self.folder / name
        if not path.exists():
            part = self.folder / (name + ".part")
            make(part)
            part.rename(path)
        return path

    # Texts of one class each.

    @cached_property
    def _split(self):
        options = self.options
        if not options.abstracts:
            texts = corpora.invented_texts(options.invented, options.seed)
        else:
            texts = corpora.labelled_texts(options.abstracts, options.limit)
            if options.test:
                return texts, corpora.labelled_texts(options.test, options.limit and options.limit // 4)
        return [text for place, text in enumerate(texts) if place % 5], texts[::5]

    @cached_property
    def train_jsonl(self):
        return self._made("train.jsonl", lambda path: corpora.write_jsonl(
            path, ({"id": str(place), "text": item.text, "label": item.label} for place, item in enumerate(self._split[0]))))

    @cached_property
    def test_jsonl(self):
        return self._made("test.jsonl", lambda path: corpora.write_jsonl(
            path, ({"id": str(place), "text": item.text} for place, item in enumerate(self._split[1]))))

    @cached_property
    def listing(self):
        """The training texts as papers: as titles their first words."""
        def papers():
            for place, item in enumerate(self._split[0]):
                words = item.text.split()
                listed = f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}"
                yield {"id": f"text-{place:07}", "title": " ".join(words[:9]), "abstract": " ".join(words[9:]), "listed": listed}
        return self._made("listing.jsonl", lambda path: corpora.write_jsonl(path, papers()))

    @cached_property
    def test_labels(self):
        path = self._made("test-labels.json", lambda path: path.write_text(json.dumps([item.label for item in self._split[1]])))
        return json.loads(path.read_text())

    @cached_property
    def texts(self):
        """The training texts, one a line."""
        return self._made("texts.txt", lambda path: path.write_bytes(b"".join(item.text.encode() + b"\n" for item in self._split[0])))

    @cached_property
    def train_fasttext(self):
        return self._made("train.ft", lambda path: path.write_text(
            "".join(f"__label__{item.label} {normalized(item.text)}\n" for item in self._split[0])))

    @cached_property
    def test_fasttext(self):
        return self._made("test.ft", lambda path: path.write_text("".join(normalized(item.text) + "\n" for item in self._split[1])))

    # Their rows.

    @cached_property
    def matrix(self):
        """TF-IDF of the training texts, words and pairs in at least nine of them."""
        def make(path):
            vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=9, sublinear_tf=True, dtype=np.float32)
            rawfiles.write_sparse(path, vectorizer.fit_transform([item.text for item in self._split[0]]))
            rawfiles.write_sparse(self.folder / "test.csr", vectorizer.transform([item.text for item in self._split[1]]))
        return self._made("train.csr", make)

    @cached_property
    def classes(self):
        """The rows of the most frequent labels: training rows and their labels, test rows and theirs."""
        names = [f"classes-{part}" for part in ("train.csr", "train.i32", "test.csr", "test.i32")]
        matrix = self.matrix
        if not all((self.folder / name).exists() for name in names):
            train, test = ([item.label for item in side] for side in self._split)
            frequent = [label for label, _ in Counter(train).most_common(CLASSES)]
            for labels, rows, files in ((train, matrix, names[:2]), (test, self.folder / "test.csr", names[2:])):
                kept = [place for place, label in enumerate(labels) if label in frequent]
                rawfiles.write_sparse(self.folder / files[0], rawfiles.read_sparse(rows)[kept])
                rawfiles.write_numbers(self.folder / files[1], [frequent.index(labels[place]) for place in kept])
        return [self.folder / name for name in names]

    @cached_property
    def points(self):
        """The training texts in 128 latent dimensions, of unit length."""
        def make(path):
            latent = TruncatedSVD(LATENT, n_iter=2, random_state=1).fit_transform(rawfiles.read_sparse(self.matrix))
            rows = normalize(latent)
            rawfiles.write_dense(path, rows[np.abs(rows).sum(axis=1) > 0])
        return self._made("points.f32", make)

    # Papers of several topics each.

    @cached_property
    def papers(self):
        """Papers; label files; labelled papers with text to judge on; the taxonomy; its slugs, one a line."""
        options = self.options
        if not options.papers:
            return self._invented_papers
        labels = [Path(path) for path in options.labels] or sorted((self.root / "Data/labels").glob("*.jsonl*"))
        taxonomy = Path(options.topics or self.root / "Data/topics.yaml")
        if options.judge:
            return Path(options.papers), labels, Path(options.judge), taxonomy, self._slugs(taxonomy)
        held_in, judge = self._held_out(corpora.read_jsonl(options.papers), [item for path in labels for item in corpora.read_jsonl(path)])
        return Path(options.papers), [held_in], judge, taxonomy, self._slugs(taxonomy)

    @cached_property
    def _invented_papers(self):
        count = max(200, self.options.invented // 4)
        papers, labels, taxonomy = corpora.invented_papers(count, max(100, count * 3 // 10), self.options.seed)
        path = self._made("papers.jsonl", lambda path: corpora.write_jsonl(path, papers))
        topics = self._made("topics.yaml", lambda path: path.write_text(taxonomy))
        held_in, judge = self._held_out(papers, labels)
        return path, [held_in], judge, topics, self._slugs(topics)

    def _held_out(self, papers, labels):
        """Nine labels of ten to learn from; the tenth with its text to judge on."""
        paper_of_id = {paper.get("id"): paper for paper in papers}
        labels = [label for label in labels if label["id"] in paper_of_id]
        random.Random(self.options.seed).shuffle(labels)
        judged = [{**paper_of_id[label["id"]], **label} for label in labels[::10]]
        rest = [label for place, label in enumerate(labels) if place % 10]
        return (
            self._made("labels.jsonl", lambda path: corpora.write_jsonl(path, rest)),
            self._made("judge.jsonl", lambda path: corpora.write_jsonl(path, judged)))

    def _slugs(self, taxonomy):
        slugs = re.findall(r"^\s*- slug: *(\S+)", taxonomy.read_text(encoding="utf-8"), re.MULTILINE)
        return self._made("slugs.txt", lambda path: path.write_text("\n".join(slugs) + "\n"))


def normalized(text):
    """As fastText's own examples prepare text: lower case, punctuation apart."""
    return re.sub(r"\s+", " ", re.sub(r"([.!?,'/();:\"])", r" \1 ", text.lower())).strip()
