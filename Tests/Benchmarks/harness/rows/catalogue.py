"""The rows by name, in the order of the table."""

from harness.rows import alone, commands, numbers, text

COMPARISONS = {
    "tfidf-9": lambda context: text.fit_tfidf(context, 9),
    "tfidf-1": lambda context: text.fit_tfidf(context, 1),
    "classify": text.classify,
    "fasttext": text.fasttext,
    "one-vs-rest": numbers.one_vs_rest,
    "svd-2": lambda context: numbers.svd(context, 2),
    "svd-5": lambda context: numbers.svd(context, 5),
    "k-means": numbers.k_means,
    "retrain": commands.retrain,
    "import": commands.import_papers,
    "start": commands.start,
}

TABLES = {
    "threads": alone.threads,
    "memory": alone.memory,
    "linearity": alone.linearity,
    "instructions": alone.instructions,
}

# Done only when asked for by name: minutes, and gigabytes of disk and memory.
LARGE = {"memory-large": alone.memory_large}

ALL = COMPARISONS | TABLES | LARGE
