"""Fits scikit-learn's forest on the matrix that forest.ts passes as JSON on standard input; prints JSON."""
import json
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestRegressor

given = json.load(sys.stdin)
columns = lambda name: np.ascontiguousarray(np.array(given[name]).T)
features, target, validation = columns("features"), np.array(given["target"]), columns("validation")
seconds, scores = [], []
for seed in [0] * given["warmUps"] + list(range(given["fits"])):
    forest = RandomForestRegressor(n_estimators=given["trees"], random_state=seed, n_jobs=1)
    start = time.perf_counter()
    forest.fit(features, target)
    seconds.append(time.perf_counter() - start)
    scores.append(forest.score(validation, np.array(given["validationTarget"])))
print(json.dumps({
    "version": sklearn.__version__,
    "milliseconds": [s * 1000 for s in seconds[given["warmUps"]:]],
    "scores": scores[given["warmUps"]:],
}))
