"""scikit-learn's groups of dense rows: python -m peers.k_means POINTS GROUPS METHOD SEED OUTPUT"""

import sys

from sklearn.cluster import KMeans, MiniBatchKMeans

from harness import rawfiles
from peers.stopwatch import Stopwatch

points = rawfiles.read_dense(sys.argv[1])
groups, method, seed = int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
clustering = {
    "elkan": lambda: KMeans(groups, algorithm="elkan", n_init=1, random_state=seed),
    "lloyd": lambda: KMeans(groups, algorithm="lloyd", n_init=1, random_state=seed),
    "mini-batch": lambda: MiniBatchKMeans(groups, n_init=1, random_state=seed),
    # The same with batches and patience that come nearer to the inertia of whole passes.
    "mini-batch-patient": lambda: MiniBatchKMeans(groups, n_init=1, batch_size=8192, max_no_improvement=50, random_state=seed),
}[method]()
with Stopwatch() as stopwatch:
    clustering.fit(points)
rawfiles.write_numbers(sys.argv[5], clustering.labels_)
stopwatch.report(iterations=int(clustering.n_iter_))
