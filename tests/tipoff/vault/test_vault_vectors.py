import pytest
from tests.tipoff.vault import make_vectors, table

ROWS = table.rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['op']}-{row.get('error', 'opens')}")
def test_python_answers_as_the_table_says(row):
    assert table.run(row) == table.expected(row)


def test_every_operation_has_rows_that_open_and_rows_that_do_not():
    opens = {row["op"] for row in ROWS if "result" in row}
    assert opens == set(table.OPERATIONS)
    refuses = {row["op"] for row in ROWS if "error" in row}
    assert set(table.OPERATIONS) - refuses == {
        "canonical",
        "hkdf",
        "digest",
        "fingerprint",
        "officerKeys",
        "signPosting",
    }


def test_the_committed_table_is_what_the_formats_give_today():
    """A change of format shows here first: sealed tips of yesterday must still open."""
    assert make_vectors.make() == table.VECTORS.read_text("ascii")
