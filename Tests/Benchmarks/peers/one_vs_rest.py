"""liblinear's decision functions, one a class: python -m peers.one_vs_rest ROWS LABELS [OUTPUT]"""

import sys

import numpy as np
from sklearn.svm import LinearSVC

from harness import rawfiles
from peers.stopwatch import Stopwatch

# liblinear computes with 64-bit numbers; the conversion is not counted.
rows = rawfiles.read_sparse(sys.argv[1]).astype(np.float64)
labels = rawfiles.read_numbers(sys.argv[2])
classifier = LinearSVC()
with Stopwatch() as stopwatch:
    classifier.fit(rows, labels)
if len(sys.argv) > 3:
    rawfiles.write_dense(sys.argv[3], np.hstack([classifier.coef_, classifier.intercept_[:, None]]))
stopwatch.report(classes=len(classifier.classes_))
