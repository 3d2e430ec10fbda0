"""Makes Fixtures/singular-values.json: the singular values of a sparse matrix and the inner products of its projected rows, as numpy computes them.

    python3 Tests/LinearAlgebraTests/Fixtures/Generators/singular_values.py > Tests/LinearAlgebraTests/Fixtures/singular-values.json

Made with numpy 2.4.6. The tests read the JSON alone.
"""

import json

import numpy as np

rng = np.random.default_rng(20251211)
ROWS, COLUMNS, RANK, GRAM_ROWS = 60, 40, 5, 15

# Five groups of rows, each with columns of its own and a weight of its own, over thin noise: a spectrum that falls off behind the fifth value.
dense = np.zeros((ROWS, COLUMNS))
for row in range(ROWS):
    group = row % RANK
    own = rng.choice(np.arange(group * 8, group * 8 + 8), size=7, replace=False)
    dense[row, own] = (2.0 - 0.25 * group) * rng.uniform(0.8, 1.2, size=7)
    dense[row, rng.choice(COLUMNS, size=2, replace=False)] += rng.normal(0, 0.2, size=2)
dense[ROWS - 1] = 0
dense = np.round(dense, 3)

_, singular, right = np.linalg.svd(dense, full_matrices=False)
projected = dense @ right[:RANK].T
print(json.dumps({
    "rows": ROWS,
    "columns": COLUMNS,
    "rank": RANK,
    "entries": [[int(r), int(c), float(dense[r, c])] for r, c in zip(*np.nonzero(dense))],
    "singularValues": [round(float(v), 8) for v in singular[:RANK]],
    "next": round(float(singular[RANK]), 8),
    "gram": [[round(float(v), 6) for v in row] for row in (projected @ projected.T)[:GRAM_ROWS, :GRAM_ROWS]],
}))
