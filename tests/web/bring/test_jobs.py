from __future__ import annotations

import time
from pathlib import Path

from dateline.config import Config
from dateline.ledger.view import open_view
from dateline.web.bring.jobs import Job, Jobs
from dateline.web.bring.parcels import pasted, uploaded

TEXT = "SELMIN, Marovia, 14 November 2025 - Gunmen killed 12 people in the village of Tolmere on Thursday, police said."


def until_over(jobs: Jobs, job: Job) -> Job:
    for _ in range(600):
        now = jobs.of(job.id)
        if now is not None and now.over:
            return now
        time.sleep(0.1)
    raise AssertionError("the job never came to an end")


def test_a_pasted_report_is_read_and_kept_and_a_broken_one_says_why(tmp_path: Path, cache: Path) -> None:
    jobs = Jobs(Config(str(tmp_path / "page.db"), cache), lambda: "2025-11-14T10:00:00Z")
    first = jobs.bring(pasted({"text": TEXT, "title": "Gunmen kill 12", "published": "2025-11-14"}), "ana")
    second = jobs.bring(uploaded("empty.pdf", b"%PDF-1.7 and nothing else"), "ana")
    read, broken = until_over(jobs, first), until_over(jobs, second)
    assert (read.state, len(read.reports), read.reports[0].new, read.errors) == ("done", 1, True, ())
    with open_view(str(tmp_path / "page.db")) as view:
        assert [row.id for row in view.documents()] == [read.reports[0].document]
    assert broken.state == "failed"
    assert "empty.pdf" in broken.errors[0]
    assert str(tmp_path) not in broken.errors[0]
