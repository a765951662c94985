"""ECB+'s files, read."""

import json
from pathlib import Path

import pytest
from training.ecbplus import sentences

CORPUS = """1_1ecb\t0\t0\tThe\t-
1_1ecb\t0\t1\tferry\t-
1_1ecb\t0\t2\tdid\t-
1_1ecb\t0\t3\tn't\t-
1_1ecb\t0\t4\tsink\tACT1
1_1ecb\t0\t5\t.\t-

1_2ecb\t3\t0\tIt\t-
1_2ecb\t3\t1\tsank\tACT1
1_2ecb\t3\t2\t,\t-
1_2ecb\t3\t3\t(\t-
1_2ecb\t3\t4\tthey\t-
1_2ecb\t3\t5\tsay\t-
1_2ecb\t3\t6\t)\t-
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "ecbplus"
    made.mkdir()
    (made / "ECB_Dev_corpus.txt").write_text(CORPUS)
    mentions = [{"coref_chain": "ACT1", "doc_id": d, "sent_id": s} for d, s in (("1_1ecb", 0), ("1_2ecb", 3))]
    (made / "ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(mentions))
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    return made


def test_sentences_read_as_they_were_written_and_know_their_events(folder: Path) -> None:
    first, second = sentences("Dev")
    assert (first.text, second.text) == ("The ferry didn't sink.", "It sank, (they say)")
    assert first.events & second.events == {"ACT1"}
    assert (second.topic, second.document, second.number) == ("1", "1_2ecb", 3)


def test_a_folder_that_is_not_there_says_where_the_data_come_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEMMATA_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="ecbPlus"):
        sentences("Dev")
