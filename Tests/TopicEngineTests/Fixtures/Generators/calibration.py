"""Makes Fixtures/calibration.json: logistic calibrations with one and two scores, without a prior (scikit-learn) and with one (scipy).

    python3 Tests/TopicEngineTests/Fixtures/Generators/calibration.py > Tests/TopicEngineTests/Fixtures/calibration.json

Made with scikit-learn 1.9.1 and scipy 1.17.1. The tests read the JSON alone.
"""

import json
import warnings

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("ignore")
rng = np.random.default_rng(11)


def example(count, scores, truth):
    x = rng.normal(0, 2, (count, scores)).round(4)
    y = rng.random(count) < 1 / (1 + np.exp(-(x @ np.array(truth[:-1]) + truth[-1])))
    return x, y.astype(int)


def unpenalized(x, y):
    model = LogisticRegression(C=np.inf, tol=1e-12, max_iter=100000).fit(x, y)
    return [float(v) for v in model.coef_[0]] + [float(model.intercept_[0])]


def penalized(x, y, center, strength):
    inputs = np.hstack([x, np.ones((len(x), 1))])
    signs = 2 * y - 1

    def loss(p):
        return np.logaddexp(0, -signs * (inputs @ p)).sum() + strength / 2 * ((p - center) ** 2).sum()

    return [float(v) for v in minimize(loss, center, method="BFGS", options={"gtol": 1e-10, "maxiter": 10000}).x]


cases = []
for count, scores, truth, prior, strength in [
    (60, 1, [0.8, -0.5], None, 0),
    (80, 2, [0.6, 1.1, -1.0], None, 0),
    (40, 1, [1.5, 0.4], [0.5, -1.0], 2.0),
    (50, 2, [0.7, -0.3, 0.2], [1.0, 1.0, -2.0], 5.0),
    (6, 2, [0.7, 0.3, 0.2], [0.9, 0.4, -1.5], 20.0),
]:
    x, y = example(count, scores, truth)
    parameters = penalized(x, y, np.array(prior), strength) if prior else unpenalized(x, y)
    cases.append({
        "scores": x.tolist(), "truths": [bool(v) for v in y], "prior": prior, "strength": strength,
        "parameters": [round(v, 7) for v in parameters],
    })
print(json.dumps(cases))
