"""People: how they come, what they choose, and how they leave."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.web.people.leaving import leave
from dateline.web.people.passwords import Costs, Hashing, refuse_weak
from dateline.web.people.store import Store, path_beside
from tests.ledger.village import add_reports
from tests.web.people.house import OTHER, WORDS, csrf_in, house, log_in, token

DAY = 24 * 3600


def test_the_file_lies_beside_the_ledger_and_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    assert path_beside("news.db") == Path("news.db.people.db")
    house(tmp_path, ana="admin")
    assert stat.S_IMODE((tmp_path / "news.db.people.db").stat().st_mode) == 0o600


def test_a_file_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="admin")
    (tmp_path / "news.db.people.db").chmod(0o644)
    with pytest.raises(DatelineError, match="chmod 600"):
        rooms.door.accounts.listed()


def test_a_ledger_is_no_file_of_people(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    add_reports(str(path), 1)
    path.chmod(0o600)
    with pytest.raises(DatelineError, match="a ledger"):
        Store(path, lambda: 0).make()


def test_people_of_a_ledger_on_a_server_need_a_file_of_their_own() -> None:
    with pytest.raises(DatelineError, match="--people-file FILE"):
        path_beside("postgresql://ana@host/news")


def test_somebody_is_invited_by_a_link_that_works_once_and_not_by_being_looked_at(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin")
    admin, new = rooms.logged_in("ada"), rooms.browser()
    page = admin.post("/accounts/invite", data={"csrf": token(admin), "name": "ben", "role": "analyst"})
    secret = rooms_link(page.text)
    for _ in range(2):  # a chat program looks at links before people do
        shown = new.get(f"/welcome/{secret}")
        assert "You are <strong>ben</strong>" in shown.text
    form = {"csrf": csrf_in(shown), "password": OTHER, "again": OTHER}
    assert new.post(f"/welcome/{secret}", data=form).headers["location"] == "/login"
    assert log_in(new, "ben", OTHER).status_code == 303
    assert new.get("/desk").json() == {"name": "ben", "role": "analyst"}
    assert rooms.browser().get(f"/welcome/{secret}").status_code == 404


def rooms_link(text: str) -> str:
    """Return the secret of the link on a page."""
    return text.partition("/welcome/")[2].partition("<")[0]


def test_a_link_runs_out_after_three_days_and_another_one_takes_its_place(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin")
    first = rooms.door.accounts.invite("ben", "reader", "ada")
    second = rooms.door.accounts.reset("ben", "ada")
    assert rooms.door.accounts.invited(first) is None
    assert rooms.door.accounts.invited(second) == "ben"
    rooms.time.now += 3 * DAY
    assert rooms.door.accounts.invited(second) is None
    with pytest.raises(DatelineError, match="run out"):
        rooms.door.accounts.welcome(second, OTHER)


@pytest.mark.parametrize(
    "name", ["Ana", "\u0430na", "a", "ana ", "ana/ben", "../ana", "1ana", "a" * 41, "ana\n", "<b>ana", "", "ana\u202e"]
)
def test_a_name_that_could_be_taken_for_another_is_refused(tmp_path: Path, name: str) -> None:
    rooms = house(tmp_path)
    with pytest.raises(DatelineError, match="cannot be a name"):
        rooms.door.accounts.invite(name, "reader", "ada")


def test_a_name_is_given_once_and_never_again(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    rooms.door.accounts.close("ben", "ada", "left the desk")
    with pytest.raises(DatelineError, match="taken, or was"):
        rooms.door.accounts.invite("ben", "admin", "ada")
    assert [each.name for each in rooms.door.accounts.listed()] == ["ada", "ben"]
    raw = sqlite3.connect(tmp_path / "news.db.people.db")
    with pytest.raises(sqlite3.IntegrityError, match="closed, never removed"):
        raw.execute("DELETE FROM person")


@pytest.mark.parametrize(
    "password",
    ["short words", "passwordpassword", "111111111111111", "ababababababab", "anabella-anabella", "anabella12345", "Qwertyuiop12"],
)
def test_a_password_that_everybody_tries_first_is_refused(password: str) -> None:
    with pytest.raises(DatelineError):
        refuse_weak("anabella", password)


@pytest.mark.parametrize(
    "password", [WORDS, "ثلاثة طيور زرقاء عند الغسق", "aB3$aB3$xY9!", "   spaces are letters too ", "🐦🐦🐦🐦 four birds and dusk"]
)
def test_no_more_is_asked_of_a_password_than_length_and_that_it_is_no_first_guess(password: str) -> None:
    refuse_weak("anabella", password)


def test_a_password_of_megabytes_is_not_chewed_on(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="longer than 1024 bytes"):
        refuse_weak("ana", "ab c" * 1_000_000)
    rooms = house(tmp_path, ana="reader")
    browser = rooms.browser()
    assert log_in(browser, "ana", "x" * 3_000).status_code == 422
    assert log_in(browser, "ana", "x" * 100_000).status_code == 413


def test_a_password_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    rooms = house(tmp_path)
    rooms.door.accounts.add("zoe", "reader", "cafés at the harbour", "ada")
    assert rooms.door.accounts.recognised("zoe", "cafe\u0301s at the harbour") is not None


def test_a_hash_made_at_lower_costs_is_made_anew_at_the_next_login(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="reader")
    assert _kept(tmp_path).startswith("$argon2id$v=19$m=8,t=1,p=1$")
    object.__setattr__(rooms.door.accounts, "hashing", Hashing(Costs(2, 16, 1)))
    assert rooms.door.accounts.recognised("ana", "not the right words") is None
    assert _kept(tmp_path).startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert rooms.door.accounts.recognised("ana", WORDS) is not None
    assert _kept(tmp_path).startswith("$argon2id$v=19$m=16,t=2,p=1$")
    assert rooms.door.accounts.recognised("ana", WORDS) is not None


def _kept(tmp_path: Path) -> str:
    with sqlite3.connect(tmp_path / "news.db.people.db") as raw:
        return str(raw.execute("SELECT password FROM person").fetchone()[0])


def test_the_costs_of_every_day_are_those_of_the_standard() -> None:
    assert Costs() == Costs(time=3, memory=65536, lanes=4)  # RFC 9106, second recommendation


def test_nobody_learns_from_the_answer_or_its_time_which_names_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = house(tmp_path, ana="reader", ben="reader")
    rooms.door.accounts.invite("new", "reader", "ada")
    checked: list[str | None] = []
    fits = Hashing.fits

    def counted(hashing: Hashing, kept: str | None, password: str) -> bool:
        checked.append(kept)
        return fits(hashing, kept, password)

    monkeypatch.setattr(Hashing, "fits", counted)
    pages = set()
    for name in ("ana", "nobody", "new", "ANA", "' OR 1=1 --"):
        answer = log_in(rooms.browser(), name, "not the right words")
        assert answer.status_code == 401
        pages.add(answer.text.partition("<main")[2].replace(csrf_in(answer), ""))
    assert len(pages) == 1
    assert len(checked) == 5  # each was hashed once, known or not


def test_what_was_typed_in_place_of_a_name_is_written_nowhere(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="reader")
    rooms.door.accounts.recognised("my secret pass phrase", "ana")
    assert b"my secret pass phrase" not in (tmp_path / "news.db.people.db").read_bytes()


def test_a_role_changes_and_the_person_logs_in_anew(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    admin, ben = rooms.logged_in("ada"), rooms.logged_in("ben")
    admin.post("/accounts/role", data={"csrf": token(admin), "name": "ben", "role": "reviewer"})
    assert ben.get("/desk").status_code == 303
    assert rooms.logged_in("ben").get("/desk").json()["role"] == "reviewer"


def test_the_last_admin_stays(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    with pytest.raises(DatelineError, match="last admin"):
        rooms.door.accounts.give_role("ada", "reader", "ada")
    with pytest.raises(DatelineError, match="last admin"):
        rooms.door.accounts.close("ada", "ada", "tired")
    assert [each.role for each in rooms.door.accounts.listed()] == ["admin", "reader"]


def test_who_leaves_is_out_at_once_and_the_ledger_keeps_what_they_did(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reviewer")
    ledger = str(tmp_path / "news.db")
    add_reports(ledger, 2)
    with open_view(ledger) as view:
        first, second = sorted(each.id for each in view.incidents())[:2]
    with open_ledger(ledger, lambda: "2025-11-14T12:00:00Z", "human:ben") as opened:
        opened.judge("unsure", first, second, "few words")
    ben = rooms.logged_in("ben")
    made = rooms.door.tokens.make("ben", "tables", ["read"], 9)
    leave(rooms.door.accounts, ledger, "ben", "ada", "left the desk")
    assert ben.get("/desk").status_code == 303
    assert rooms.door.tokens.of(made) is None
    assert log_in(rooms.browser(), "ben").status_code == 401
    with open_view(ledger) as view:
        assert view.actors()["human:ben"] is not None
        assert [each.decided_by for each in view.edges() if each.judgement == "unsure"] == ["human:ben"]
    with (
        pytest.raises(DatelineError, match="writes no more here"),
        open_ledger(ledger, lambda: "2025-11-15T12:00:00Z", "human:ben") as opened,
    ):
        opened.judge("same", first, second, "on second thought")


def test_somebody_who_never_wrote_leaves_without_a_trace_in_the_ledger(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    add_reports(str(tmp_path / "news.db"), 1)
    leave(rooms.door.accounts, str(tmp_path / "news.db"), "ben", "ada", "left the desk")
    with open_view(str(tmp_path / "news.db")) as view:
        assert not {"human:ben", "human:ada"} & set(view.actors())


def test_where_the_ledger_cannot_be_told_nobody_is_closed(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    (tmp_path / "news.db").write_bytes(b"no ledger at all")
    with pytest.raises(DatelineError):
        leave(rooms.door.accounts, str(tmp_path / "news.db"), "ben", "ada", "left the desk")
    assert [each.closed_at for each in rooms.door.accounts.listed()] == [None, None]


def test_a_log_that_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin", ben="reader")
    admin = rooms.logged_in("ada")
    given = token(admin)
    with sqlite3.connect(tmp_path / "news.db.people.db") as raw:
        raw.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'no space'); END")
    assert admin.post("/accounts/role", data={"csrf": given, "name": "ben", "role": "admin"}).status_code == 500
    assert [each.role for each in rooms.door.accounts.listed()] == ["admin", "reader"]
    assert log_in(rooms.browser(), "ben").status_code == 500  # who comes in unseen does not come in


def test_the_log_says_who_did_what_about_whom(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin")
    rooms.door.accounts.invite("ben", "reader", "ada")
    rooms.door.accounts.close("ben", "ada", "wrong address")
    with sqlite3.connect(tmp_path / "news.db.people.db") as raw:
        rows = raw.execute("SELECT by, what, about, detail FROM log ORDER BY seq").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute("UPDATE log SET by = 'eve'")
    assert rows[-2:] == [("ada", "invited", "ben", "reader"), ("ada", "closed", "ben", "wrong address")]
