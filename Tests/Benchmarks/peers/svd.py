"""scikit-learn's randomized SVD: python -m peers.svd MATRIX RANK ITERATIONS SEED [OUTPUT]"""

import sys

from sklearn.decomposition import TruncatedSVD

from harness import rawfiles
from peers.stopwatch import Stopwatch

matrix = rawfiles.read_sparse(sys.argv[1])
decomposition = TruncatedSVD(int(sys.argv[2]), n_iter=int(sys.argv[3]), random_state=int(sys.argv[4]))
with Stopwatch() as stopwatch:
    decomposition.fit(matrix)
if len(sys.argv) > 5:
    rawfiles.write_dense(sys.argv[5], decomposition.components_.T)
stopwatch.report(rank=decomposition.components_.shape[0])
