"""Makes Fixtures/decision-functions.json: decision values of L2-regularized logistic regressions and squared hinge support vector machines, as
liblinear computes them through scikit-learn.

    python3 Tests/TopicEngineTests/Fixtures/Generators/decision-functions.py > Tests/TopicEngineTests/Fixtures/decision-functions.json

The intercept is the weight of a constant feature 1 and regularized like every other. A target's rows without a sign take no part in its fit, but get a
decision value. Made with scikit-learn 1.9.1. The tests read the JSON alone.
"""

import json
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

warnings.simplefilter("ignore")
rng = np.random.default_rng(7)
ROWS, SPARSE, DENSE = 36, 14, 3

sparse = np.where(rng.random((ROWS, SPARSE)) < 0.35, rng.normal(0, 1, (ROWS, SPARSE)), 0).round(3)
dense = rng.normal(0, 0.7, (ROWS, DENSE)).round(3)
features = np.hstack([sparse, dense])
targets = []
for index in range(4):
    direction = rng.normal(0, 1, SPARSE + DENSE)
    signs = np.where(features @ direction + rng.normal(0, 1.5, ROWS) > 0.3 * index, 1, -1)
    if index >= 2:
        signs[rng.random(ROWS) < 0.25] = 0
    targets.append(signs)


def decision_values(signs, loss, cost):
    kept = signs != 0
    if loss == "logistic":
        model = LogisticRegression(solver="liblinear", dual=True, C=cost, tol=1e-10, max_iter=100000, intercept_scaling=1)
    else:
        model = LinearSVC(loss="squared_hinge", dual=True, C=cost, tol=1e-10, max_iter=1000000, intercept_scaling=1)
    model.fit(features[kept], signs[kept])
    return [round(float(value), 7) for value in model.decision_function(features)]


print(json.dumps({
    "sparse": sparse.tolist(),
    "dense": dense.tolist(),
    "signs": [signs.tolist() for signs in targets],
    "fits": [
        {"loss": loss, "cost": cost, "decisionValues": [decision_values(signs, loss, cost) for signs in targets]}
        for loss, cost in (("logistic", 0.5), ("logistic", 8.0), ("squared-hinge", 0.4), ("squared-hinge", 3.0))
    ],
}))
