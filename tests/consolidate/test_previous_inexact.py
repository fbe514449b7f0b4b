"""Changes since an earlier report of which figures, on either side, are not exact or not known."""

from __future__ import annotations

from pathlib import Path

from .agency import ONE, Sent, budget, front_page, written
from .test_previous import earlier_of, lines, now


def test_what_is_not_known_on_a_side_gives_no_difference(tmp_path: Path) -> None:
    unread = Sent(records={"budget": budget(("P", "K", "S", None, 5))})
    read = Sent(records={"budget": budget(("P", "K", "S", 100, 5))})
    for then, today in ((unread, read), (read, unread)):
        path = written(tmp_path, now(earlier_of(tmp_path, then), today))
        pagu = next(row for row in lines(path, "Pagu") if row[0] == "Program")
        amounts = [100 if each is read else "tidak diketahui" for each in (then, today)]
        assert list(pagu[3:]) == [*amounts, "tidak diketahui"]


def test_a_difference_between_interim_reports_is_said_to_be_unsure(tmp_path: Path) -> None:
    units = ("Bidang A", "Bidang B")
    earlier = earlier_of(tmp_path, ONE)
    assert "belum pasti" not in front_page(written(tmp_path, now(earlier, ONE)))
    text = front_page(written(tmp_path, now(earlier, ONE, units=units)))
    assert "Selisih itu belum pasti, sebab laporan ini masih sementara." in text
