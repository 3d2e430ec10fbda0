"""The commands of both sides, each as its list of arguments."""

import sys


class Ours:
    """The two programs of this package."""

    def __init__(self, folder, root):
        self.trends = folder / "trends"
        self.benchmarks = folder / "Benchmarks"
        self.root = root
        self.shipped = root / "Models/topics.model"

    def fit_tfidf(self, texts, min_df, threads=1, output=None):
        return self._part("fit-tfidf", texts, threads, output, "--min-df", min_df)

    def one_vs_rest(self, rows, labels, threads=1, output=None):
        return self._part("one-vs-rest", rows, threads, output, "--labels", labels)

    def svd(self, matrix, rank, power_iterations, seed=1, threads=1, output=None):
        return self._part("svd", matrix, threads, output, "--rank", rank, "--power-iterations", power_iterations, "--seed", seed)

    def k_means(self, points, groups, seed=1, threads=1, output=None):
        return self._part("k-means", points, threads, output, "--groups", groups, "--seed", seed)

    def _part(self, command, source, threads, output, *options):
        return [self.benchmarks, command, source, "--threads", threads, *options, *(["--output", output] if output else [])]

    def classify(self, texts, model, threads=1):
        return [self.trends, "classify", "--jsonl", texts, "--model", model, "--threads", threads, "--quiet", "--no-progress"]

    def import_papers(self, listing, archive, threads=1):
        return [
            self.trends, "import", listing, "--archive", archive, "--threads", threads, "--now", "2026-01-01", "--quiet", "--no-progress"]

    def classify_one(self, text):
        return [self.trends, "classify", text, "--model", self.shipped]

    def retrain(self, papers, labels, topics, output, threads=1):
        named = [part for path in labels for part in ("--labels", path)]
        # The peer has these labels alone, and no earlier model whose answers it keeps.
        return self._retrain([papers, *named, "--topics", topics, "--no-shipped-labels", "--from-scratch"], output, threads)

    def retrain_labels_only(self, labels, output, threads=1):
        return self._retrain(["--labels", labels, "--labels-only"], output, threads)

    def _retrain(self, arguments, output, threads):
        # The day is fixed, so that two models can be compared byte by byte.
        return [
            self.trends, "retrain", *arguments, "--output", output, "--threads", threads, "--now", "2026-01-01", "--force", "--quiet",
            "--no-progress"]


class Peers:
    """scikit-learn and fastText."""

    def __init__(self, python=sys.executable, fasttext="fasttext"):
        self.python = python
        self.fasttext = fasttext

    def script(self, name, *arguments):
        return [self.python, "-m", f"peers.{name}", *arguments]

    def train_fasttext(self, texts, model):
        # With its default rate and five epochs it learns next to nothing from texts of this number.
        return [
            self.fasttext, "supervised", "-input", texts, "-output", model, "-wordNgrams", 2, "-lr", 0.5, "-epoch", 15, "-thread", 1,
            "-verbose", 0]

    def predict_fasttext(self, model, texts):
        return [self.fasttext, "predict-prob", model, texts, 1]
