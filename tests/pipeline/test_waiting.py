"""The bytes of reports that wait to be saved, in memory and beyond."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.pipeline.waiting import WaitingBytes


@given(st.lists(st.binary(max_size=40), max_size=12), st.integers(0, 80), st.randoms(use_true_random=False))
def test_each_report_gets_its_bytes_wherever_they_waited(datas: list[bytes], most: int, drawn: object) -> None:
    waiting = WaitingBytes(in_memory=most)
    for number, data in enumerate(datas):
        waiting.hold(f"report {number}", str(hash(data)), data)
    order = list(range(len(datas)))
    drawn.shuffle(order)  # type: ignore[attr-defined]
    for number in order:
        assert waiting.pop(f"report {number}") == datas[number]


def test_reports_of_one_file_share_its_bytes() -> None:
    waiting = WaitingBytes(in_memory=4)
    for number in range(3):
        waiting.hold(str(number), "sha", b"1234")
    assert [waiting.pop(str(number)) for number in range(3)] == [b"1234"] * 3
