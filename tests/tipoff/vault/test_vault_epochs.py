import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipoff.vault import epochs
from tipoff.vault.epochs import Epochs
from tipoff.vault.errors import VaultError

EPOCHS = st.builds(
    Epochs,
    st.dictionaries(st.text(max_size=5), st.integers(0, 50), max_size=4),
    st.frozensets(st.text(max_size=5), max_size=4),
)


@given(EPOCHS)
def test_what_is_written_reads_back(known):
    assert epochs.read(epochs.write(known)) == known


def test_an_empty_file_accepts_every_epoch():
    assert epochs.read("\n").lowest("cam-le") == 0


@given(EPOCHS, st.text(max_size=5), st.integers(0, 50))
def test_an_epoch_only_rises(known, name, epoch):
    raised = known.raised(name, epoch)
    assert raised.lowest(name) == max(known.lowest(name), epoch)
    assert all(raised.lowest(other) >= known.lowest(other) for other in known.minimum)


@given(EPOCHS, st.frozensets(st.text(max_size=5), max_size=4))
def test_a_revocation_is_never_forgiven(known, serials):
    assert known.revoking(serials).revoked == known.revoked | serials


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"minimum": {"a": "1"}, "revoked": []}',
        '{"minimum": {"a": -1}, "revoked": []}',
        '{"minimum": [], "revoked": []}',
        '{"minimum": {}, "revoked": "a"}',
        '{"minimum": {}, "revoked": [1]}',
    ],
)
def test_a_damaged_file_is_an_error_and_not_an_open_door(text):
    with pytest.raises(VaultError, match="malformed"):
        epochs.read(text)
