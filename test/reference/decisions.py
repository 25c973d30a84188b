"""Reference figures from pandas and scikit-learn for a team's decisions on the house prices. Usage: decisions.py CSV OUT"""
import json, sys
import numpy as np, pandas as pd, sklearn
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OrdinalEncoder, StandardScaler

TARGET = "Sale_Price"
DROP = ["Alley", "Fence", "Misc_Feature", "Pool_QC", "First_Flr_SF", "TotRms_AbvGrd", "Garage_Area", "Exterior_2nd", "MS_SubClass", "MS_Zoning"]
BLANK_NONE = ["Bsmt_Exposure", "Garage_Type"]
BLANK_ZERO = ["Lot_Frontage"]
BY_TARGET = ["Garage_Type", "Neighborhood"]
ORDERS = {"Overall_Cond": ["Very_Poor", "Poor", "Fair", "Below_Average", "Average", "Above_Average", "Good", "Very_Good", "Excellent"]}
path, out = sys.argv[1:3]
table = pd.read_csv(path, keep_default_na=False, na_values=[""]).drop(columns=[*DROP, "Id"])
fence = table[TARGET].quantile(0.75) * 2.5 - table[TARGET].quantile(0.25) * 1.5
table[BLANK_NONE] = table[BLANK_NONE].fillna("None")
table[BLANK_ZERO] = table[BLANK_ZERO].fillna(0)
train, test = train_test_split(table, test_size=0.3, shuffle=True, random_state=40)
learnt = train[train[TARGET] <= fence]
numeric = [name for name in table.select_dtypes("number").columns if name != TARGET]
categorical = sorted(set(table.columns) - set(numeric) - {TARGET})


def order(name):
    if name in ORDERS:
        return ORDERS[name]
    known = sorted(learnt[name].dropna().unique())
    # Python's sort keeps the order of equal medians.
    return sorted(known, key=lambda one: learnt.loc[learnt[name] == one, TARGET].median()) if name in BY_TARGET else known


encode = OrdinalEncoder(categories=[order(name) for name in categorical], handle_unknown="use_encoded_value", unknown_value=-1)
encoder = ColumnTransformer([
    ("n", Pipeline([("f", SimpleImputer(strategy="median")), ("s", StandardScaler())]), numeric),
    ("c", Pipeline([("f", SimpleImputer(strategy="most_frequent")), ("e", encode)]), categorical),
])
X = encoder.fit_transform(learnt)
X[:, len(numeric):] += 1
Z = encoder.transform(test)
Z[:, len(numeric):] += 1
scale = StandardScaler().fit(learnt[[TARGET]])
y = scale.transform(learnt[[TARGET]]).ravel()
fit, _ = train_test_split(np.arange(len(X)), test_size=0.2, shuffle=True, random_state=40)
model = ElasticNet(l1_ratio=0.05).fit(X[fit], y[fit])
predicted = scale.inverse_transform(model.predict(Z).reshape(-1, 1)).ravel()
c = encoder.named_transformers_["c"]
n = encoder.named_transformers_["n"]
json.dump({
    "source": {"pandas": pd.__version__, "numpy": np.__version__, "sklearn": sklearn.__version__},
    "parameters": {"drop": DROP, "blankNone": BLANK_NONE, "blankZero": BLANK_ZERO, "byTarget": BY_TARGET, "orders": ORDERS},
    "numeric": [{"column": name, "median": n["f"].statistics_[i], "mean": n["s"].mean_[i], "scale": n["s"].scale_[i]} for i, name in enumerate(numeric)],
    "categorical": [{"column": name, "mostFrequent": c["f"].statistics_[i], "categories": [str(one) for one in c["e"].categories_[i]]} for i, name in enumerate(categorical)],
    # The codes of the held-out rows, by column.
    "testCodes": {name: [int(one) for one in Z[:, len(numeric) + categorical.index(name)]] for name in [*BLANK_NONE, "Neighborhood", *ORDERS]},
    "elasticNet": {"rmse": mean_squared_error(test[TARGET], predicted, squared=False), "r2": r2_score(test[TARGET], predicted)},
}, open(out, "w"), ensure_ascii=False, default=float)
