"""Each role opens the pages of the loop, at phone width, in both languages; axe-core finds nothing, nothing sticks out."""
import pathlib

import pytest

from conftest import PICTURES

PAGES = [
    "/", "/duties", "/growth", "/growth/areas/33.02.21", "/growth/areas/33.02/quality", "/growth/areas/33.02/beside", "/growth/surveys", "/meetings",
    "/understanding", "/read-backs", "/responsibilities", "/programmes", "/assessment", "/account"]
SECRETARYS = ["/settings", "/ledger", "/estimates", "/decisions", "/growth/imports", "/meetings/new", "/responsibilities/new"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [360, 1200])
def test_the_secretary_goes_round_the_loop(person, language, width):
    secretary = person("secretary", language=language, width=width)
    faults = []
    for path in PAGES + SECRETARYS:
        answer = secretary.open(path)
        assert answer.status == 200, path
        try:
            secretary.check(path.strip("/").replace("/", "-") or "home")
        except AssertionError as fault:
            faults.append(str(fault))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1200])
def test_the_public_reads_without_an_account(person, width):
    for language in ["id", "en"]:
        visitor = person(None, language=language, width=width)
        assert visitor.open("/public").status == 200
        visitor.check("public")


def test_a_meeting_is_planned_and_opened(person):
    secretary = person("secretary")
    secretary.open("/meetings/new")
    secretary.page.fill("#f-title", "Rapat uji peramban")
    secretary.page.fill("#f-day", "2030-01-15")
    secretary.page.fill("#f-time", "09:00")
    secretary.page.click("main form button[type=submit]")
    assert "Rapat uji peramban" in secretary.page.inner_text("main")
    secretary.check("meeting")


@pytest.mark.parametrize("role", ["chair", "nutrition-officer", "area-operator", "evaluator", "focal-person"])
def test_every_role_has_a_home(person, role):
    someone = person(role)
    assert someone.open("/").status == 200
    someone.check(f"home-{role}")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [360, 1200])
def test_the_nutrition_officer_finds_a_child_and_the_lists(person, language, width):
    officer = person("nutrition-officer", language=language, width=width)
    for path in ["/growth/areas/33.02.21/children", "/growth/areas/33.02/follow-ups", "/growth/areas/33.02.21/follow-ups", "/growth/duplicates"]:
        answer = officer.open(path)
        assert answer.status == 200, path
        officer.check(path.strip("/").replace("/", "-"))
    officer.open("/growth/areas/33.02.21/follow-ups")
    officer.page.click("main tbody th a >> nth=0")
    officer.check("child")
    assert officer.page.locator("svg.growth-chart").count() == 3


def test_a_child_is_printed_on_one_page(person):
    officer = person("nutrition-officer", width=1200)
    officer.open("/growth/areas/33.02.21/follow-ups?list=not-gained-twice")
    officer.page.click("main tbody th a >> nth=0")
    sheet = officer.page.pdf(prefer_css_page_size=True)
    assert sheet.count(b"/Type /Page\n") == 1, "the child's page needs more than one sheet"
    if PICTURES:
        pathlib.Path(PICTURES, "child.pdf").write_bytes(sheet)


def test_outside_the_own_area_a_reason_is_asked(person):
    operator = person("area-operator")
    operator.open("/growth/children")
    operator.check("children-operator")
    operator.fill(nik="3302999999999999")
    operator.press("Cari NIK", "Search by NIK")
    operator.reads(("Tidak ada anak dengan NIK ini", "No child has this NIK"))
    operator.check("nik-none")
