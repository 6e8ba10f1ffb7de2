"""Each role opens the pages of the loop, at phone width, in both languages; axe-core finds nothing, nothing sticks out."""
import pytest

PAGES = ["/", "/duties", "/growth", "/growth/areas/33.02.21", "/growth/surveys", "/meetings", "/understanding", "/read-backs", "/responsibilities",
         "/programmes", "/assessment", "/account"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_secretary_goes_round_the_loop(person, language):
    secretary = person("secretary", language=language)
    for path in PAGES + ["/settings", "/ledger"]:
        answer = secretary.open(path)
        assert answer.status == 200, path
        secretary.check(path.strip("/").replace("/", "-") or "home")


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
