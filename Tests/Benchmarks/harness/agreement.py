"""Whether two results are the same, in words and as yes or no."""

import numpy as np

from harness import rawfiles


def same_rows(ours, peer):
    """Two TF-IDF matrices with the spellings of their columns: the same terms, the same entries, values within a millionth."""
    own_terms, peer_terms = (rawfiles.read_lines(f"{path}.terms") for path in (ours, peer))
    a, b = rawfiles.read_sparse(ours), rawfiles.read_sparse(peer)
    if a.shape != b.shape or a.nnz != b.nnz:
        return f"{a.shape} with {a.nnz:,} entries, peer {b.shape} with {b.nnz:,}", False
    column = {term: place for place, term in enumerate(peer_terms)}
    missing = [term for term in own_terms if term not in column]
    if missing or len(column) != len(own_terms):
        return f"{len(missing):,} terms that the peer does not have, the first {missing[:1]}", False
    a.indices = np.array([column[term] for term in own_terms], np.int32)[a.indices]
    a.has_sorted_indices = False
    a.sort_indices()
    if not (np.array_equal(a.indptr, b.indptr) and np.array_equal(a.indices, b.indices)):
        return "other columns in some rows", False
    largest = float(np.abs(a.data - b.data).max(initial=0))
    return f"same {a.shape[1]:,} terms, {a.nnz / 1e6:.1f} M entries; values within {largest:.0e}", largest <= 1e-6


def accuracy(weights, rows, labels):
    """The share of rows whose class has the largest score; the last column of the weights is the bias."""
    weights = rawfiles.read_dense(weights)
    scores = rows @ weights[:, :-1].T + weights[:, -1]
    return float((scores.argmax(axis=1) == labels).mean())


def captured_energy(matrix, vectors):
    """The sum of squares of a matrix in the space of some right singular vectors."""
    basis, _ = np.linalg.qr(rawfiles.read_dense(vectors).astype(np.float64))
    return float(np.square(matrix @ basis.astype(np.float32), dtype=np.float64).sum())


def inertia(points, assignments):
    """The sum of squared distances to the means of the groups."""
    points = points.astype(np.float64)
    sums = np.zeros((assignments.max() + 1, points.shape[1]))
    np.add.at(sums, assignments, points)
    sizes = np.maximum(np.bincount(assignments, minlength=len(sums)), 1)
    return float(np.square(points).sum() - (np.square(sums).sum(axis=1) / sizes).sum())


def micro_f1(assigned, truths):
    """F1 over all pairs of paper and topic; topics that people left open do not count."""
    hits = wrong = missed = 0
    for topics, truth in zip(assigned, truths):
        counted = set(topics) - set(truth.get("maybe", [])) - {"other"}
        right = set(truth["topics"]) - {"other"}
        hits += len(counted & right)
        wrong += len(counted - right)
        missed += len(right - counted)
    return 2 * hits / max(1, 2 * hits + wrong + missed)
