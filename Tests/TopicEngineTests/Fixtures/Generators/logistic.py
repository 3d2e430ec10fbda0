"""Makes Fixtures/logistic.json: decision values of L2-regularized logistic regressions, as liblinear computes them through scikit-learn.

    python3 Tests/TopicEngineTests/Fixtures/Generators/logistic.py > Tests/TopicEngineTests/Fixtures/logistic.json

The intercept is the weight of a constant feature 1 and regularized like every other. A target's rows without a sign take no part in its fit, but get a
decision value. Made with scikit-learn 1.9.1. The tests read the JSON alone.
"""

import json
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression

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


def decision_values(signs, cost):
    kept = signs != 0
    model = LogisticRegression(solver="liblinear", dual=True, C=cost, tol=1e-10, max_iter=100000, intercept_scaling=1)
    model.fit(features[kept], signs[kept])
    return [round(float(value), 7) for value in model.decision_function(features)]


print(json.dumps({
    "sparse": sparse.tolist(),
    "dense": dense.tolist(),
    "signs": [signs.tolist() for signs in targets],
    "fits": [
        {"cost": cost, "decisionValues": [decision_values(signs, cost) for signs in targets]} for cost in (0.5, 8.0)
    ],
}))
