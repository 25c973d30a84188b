"""Runs the six steps with pandas, SciPy and scikit-learn, as a notebook would; times each and prints JSON.

Usage: steps.py CSV TARGET ID ROUNDS (0 rounds: one cold round without times)
"""
import json
import sys
import time

import numpy as np
import pandas as pd
import scipy.stats
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, OrdinalEncoder, StandardScaler

path, target, id_column, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])


def read():
    return pd.read_csv(path, keep_default_na=False, na_values=[""])


def business():
    scenarios = []
    for people, hours in [(2, 7.5), (10, 7.5), (10, 2)]:
        value = (20 * 7.5 - people * hours) * 12
        net = value - 1_000
        scenarios.append((value, None if net <= 0 else int(np.ceil(100_000 / net))))
    return scenarios


def pairs_above(matrix, threshold):
    columns = list(matrix.columns)
    values = matrix.to_numpy()
    return [columns[j] for j in range(len(columns)) if any(abs(values[i, j]) > threshold for i in range(j))]


def analyze(table):
    missing = table.isna().mean() * 100
    d = table[target].describe()
    fence = d["75%"] + 1.5 * (d["75%"] - d["25%"])
    features = table.drop(columns=[id_column])
    numeric = features.select_dtypes("number")
    categorical = features[features.columns.difference(numeric.columns)]
    correlation = numeric.corr()
    codes = pd.DataFrame(OrdinalEncoder().fit_transform(categorical), columns=categorical.columns)
    codes.corrwith(table[target]).sort_values()
    v = pd.DataFrame(np.nan, index=categorical.columns, columns=categorical.columns)
    names = list(categorical.columns)
    for i, a in enumerate(names):
        for j, b in enumerate(names[: i + 1]):
            counts = np.array(pd.crosstab(codes[a], codes[b]))
            k = min(counts.shape) if counts.size else 0
            if k < 2:
                continue
            value = np.sqrt(scipy.stats.chi2_contingency(counts)[0] / (counts.sum() * (k - 1)))
            v.iloc[i, j] = v.iloc[j, i] = value
    dropped = set(missing[missing > 50].index)
    dropped |= set(pairs_above(correlation, 0.8)) | set(pairs_above(v.fillna(0), 0.5 ** 0.5))
    return dropped - {target}, fence


def prepare(table, dropped):
    dataset = table.drop(columns=list(dropped))
    return dataset, table.notna().mean().mean() * 100, dataset.notna().mean().mean() * 100


def preprocess(dataset, fence):
    features = dataset.drop(columns=[id_column])
    numeric = [c for c in features.select_dtypes("number").columns if c != target]
    categorical = list(features.columns.difference([*numeric, target]))
    ordered = features[[target, *numeric, *categorical]]
    train, test = train_test_split(ordered, test_size=0.3, shuffle=True, random_state=40)
    train = train[train[target] <= fence]
    encoder = ColumnTransformer([
        ("target", StandardScaler(), [target]),
        ("numeric", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numeric),
        ("categorical", Pipeline([
            ("fill", SimpleImputer(strategy="most_frequent")),
            ("code", OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)),
            ("shift", FunctionTransformer(lambda x: x + 1)),
        ]), categorical),
    ])
    encoded = pd.DataFrame(encoder.fit_transform(train), columns=ordered.columns)
    # The Preprocessed Dataset also includes the held-out rows.
    encoder.transform(test)
    return encoded, encoder, test


def train(encoded):
    learn, validate = train_test_split(encoded, test_size=0.2, shuffle=True, random_state=40)
    x, y = learn.drop(columns=[target]), learn[target]
    elastic_net = ElasticNet(l1_ratio=0.05).fit(x, y)
    forest = RandomForestRegressor(n_estimators=20, random_state=40, n_jobs=1).fit(x, y)
    vx, vy = validate.drop(columns=[target]), validate[target]
    return elastic_net, forest, elastic_net.score(vx, vy), forest.score(vx, vy)


def test(models, encoder, held_out):
    # Test applies the saved encoder to the raw rows, as a service would.
    encoded_test = pd.DataFrame(encoder.transform(held_out), columns=held_out.columns)
    scaler = encoder.named_transformers_["target"]
    scores = []
    for model in models:
        predicted = scaler.inverse_transform(model.predict(encoded_test.drop(columns=[target])).reshape(-1, 1)).ravel()
        scores.append((mean_squared_error(held_out[target], predicted) ** 0.5, r2_score(held_out[target], predicted)))
    return scores


times = {}


def timed(name, work):
    start = time.perf_counter()
    result = work()
    times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    return result


for _ in range(max(1, rounds + 1)):
    table = timed("read", read)
    timed("business-understanding", business)
    dropped, fence = timed("analyze", lambda: analyze(table))
    dataset, _, _ = timed("prepare", lambda: prepare(table, dropped))
    encoded, encoder, held_out = timed("preprocess", lambda: preprocess(dataset, fence))
    elastic_net, forest, _, _ = timed("train", lambda: train(encoded))
    scores = timed("test", lambda: test((elastic_net, forest), encoder, held_out))
print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "pandas": pd.__version__},
    "milliseconds": {name: values[1:] or values for name, values in times.items()},
    "scores": scores,
}))
