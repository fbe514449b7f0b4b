"""The published cases of error localization: agreed with, or different for a reason said here.

The values of missing cells (family `impute`, two cases) are no part of this engine: an edit over a
blank is left out. Sources are named in the file.
"""

from __future__ import annotations

import pytest

from tests.localize.published import Case, answer, cases, expected, first_options
from xlsx_lkip.localize import Standing
from xlsx_lkip.localize.typing_errors import ARBITRARY, TWO_SLIPS, typing_error

INEQUALITY = "hangs on an inequality, which no edit of the workbook is; nothing is applied"
ONLY_PROPOSED = (
    "the source changes nothing because no simple typo fits; here nothing is ever changed, and "
    "what would close the edits is listed as ambiguous"
)
FEWER_HYPOTHESES = (
    "the source allows only sign flips or only listed swaps; here both are weighed, and with one "
    "edit the answer is ambiguous with the published one among the options"
)
MASKED = (
    "a rounding difference of 1 masks the sign errors; here every edit must close exactly, so the "
    "rounding is mended with them"
)

DIFFERENT = {
    "typo-S09-4.3": (
        "x4 and x9 are mended as published; 411 in x5, x6 or x7 is left alone there, and listed "
        "as ambiguous here"
    ),
    "typo-S09-4.4": (
        "the source stops at several equally good typos; the one account that closes all edits "
        "(x8 411, x9 1979) is that of the error-free record"
    ),
    "typo-fixate-x1": ONLY_PROPOSED,
    "typo-missing-var": ONLY_PROPOSED,
    "typo-retailers-13": ONLY_PROPOSED,
    "typo-keeps-inequality": INEQUALITY,
    "sign-S08-d": MASKED,
    "sign-S08-d-eps0": MASKED,
    "sign-vig-5": MASKED,
    "swap-vig-1": FEWER_HYPOTHESES,
    "swap-vig-2": FEWER_HYPOTHESES,
    "swap-test": FEWER_HYPOTHESES,
    "sign-S08-c": FEWER_HYPOTHESES,
}
"""Case -> why another answer is right here."""

COMPARABLE = [case for case in cases("typo", "sign", "rounding") if "corrected" in case["expected"]]
WITHOUT_ANSWER = [case for case in cases("typo") if case["expected"].get("still_violates")]
LOCALIZED = [case for case in cases("fh") if "adapt" in case["expected"]]
FH_DIFFERENT = {"fh-ineq": INEQUALITY, "fh-large-na": INEQUALITY}


def ids(found: list[Case]) -> list[str]:
    return [case["id"] for case in found]


def standings(case: Case) -> set[Standing]:
    return {verdict.standing for verdict in answer(case)}


@pytest.mark.parametrize("case", COMPARABLE, ids=ids(COMPARABLE))
def test_the_first_options_are_the_published_correction_unless_listed(case: Case) -> None:
    same = first_options(case) == expected(case)
    assert same != (case["id"] in DIFFERENT), DIFFERENT.get(case["id"])


@pytest.mark.parametrize("case", COMPARABLE, ids=ids(COMPARABLE))
def test_what_differs_is_never_called_certain(case: Case) -> None:
    if case["id"] in DIFFERENT:
        wrong = [v for v in answer(case) if v.standing is Standing.CERTAIN]
        changes = {str(c.cell): c.value for v in wrong for c in v.options[0].changes}
        assert changes.items() <= expected(case).items()


@pytest.mark.parametrize(
    "case", [c for c in COMPARABLE if DIFFERENT.get(c["id"]) == FEWER_HYPOTHESES]
)
def test_where_fewer_hypotheses_were_allowed_the_published_one_is_listed(case: Case) -> None:
    told = [
        {str(change.cell): change.value for change in option.changes}
        for verdict in answer(case)
        for option in verdict.options
    ]
    assert expected(case) in told


@pytest.mark.parametrize("case", WITHOUT_ANSWER, ids=ids(WITHOUT_ANSWER))
def test_what_the_source_cannot_correct_is_at_most_ambiguous(case: Case) -> None:
    assert standings(case) <= {Standing.AMBIGUOUS, Standing.NONE}


@pytest.mark.parametrize("case", LOCALIZED, ids=ids(LOCALIZED))
def test_the_cells_of_least_weight_are_found_unless_an_inequality_decides(case: Case) -> None:
    same = set(first_options(case)) == set(case["expected"]["adapt"])
    assert same or case["id"] in FH_DIFFERENT, FH_DIFFERENT.get(case["id"])


def test_every_rounding_case_stays_within_its_bound_and_claims_no_place() -> None:
    for case in cases("rounding"):
        record = case["record"]
        assert all(abs(v - record[c]) <= 2 for c, v in first_options(case).items())
        assert standings(case) == {Standing.AMBIGUOUS}


def test_where_all_cells_tie_the_answer_is_one_of_them() -> None:
    for case in cases("fh"):
        if "adapt_any_of" in case["expected"]:
            assert [*first_options(case)] in case["expected"]["adapt_any_of"]


@pytest.mark.parametrize("case", cases("distance"), ids=ids(cases("distance")))
def test_a_distance_of_one_is_one_slip_and_more_is_none(case: Case) -> None:
    if case["expected"]:
        one = typing_error(case["a"], case["b"])[1] not in {ARBITRARY, TWO_SLIPS}
        assert one == (case["expected"] == 1)
