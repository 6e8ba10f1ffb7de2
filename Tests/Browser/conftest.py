"""A real server on the sample district, and a real browser in front of it."""
import os
import pathlib
import re
import shutil
import tempfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import Workspace

PICTURES = os.environ.get("REMBUK_PICTURES")  # a folder for screenshots, when somebody wants to look
PASSWORD = "kopi tubruk pagi hari"


class Server(Workspace):
    """The sample district, with a link to sign in for each role; run from another folder so that nothing beside the binary is needed by chance."""

    def __init__(self, folder):
        super().__init__(pathlib.Path(folder) / "data")
        self.address = f"http://127.0.0.1:{self.port}"
        self.extra = {"REMBUK_ADDRESS": self.address}
        self.start("--sample")
        self.links = dict(re.findall(r"^\s*([a-z-]+(?:/[^:\n]+)?):\s*(http\S+/invitation/\S+)", self.log.read_text(), re.M))


@pytest.fixture(scope="session")
def server():
    folder = tempfile.mkdtemp(prefix="rembuk-browser-")
    running = Server(folder)
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Person:
    """Somebody of the team at a browser: signs in once by the link that was printed, at phone or desk width."""

    signed_in = {}

    def __init__(self, browser, server, role, language="id", width=360, dark=False):
        self.server, self.role, self.language, self.width = server, role, language, width
        self.context = browser.new_context(
            viewport={"width": width, "height": 740 if width < 600 else 900}, locale=language,
            color_scheme="dark" if dark else "light")
        self.context.add_cookies([{"name": "lang", "value": language, "url": server.address}])
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complain(message))
        if role is not None:
            state = Person.signed_in.get((server.address, role))
            if state is None:
                self.page.goto(server.links[role])
                self.page.fill("#f-password", PASSWORD)
                self.page.fill("#f-again", PASSWORD)
                self.page.click("main button[type=submit]")
                Person.signed_in[(server.address, role)] = self.context.cookies()
            else:
                self.context.add_cookies([cookie for cookie in state if cookie["name"] != "lang"])

    def complain(self, message):
        if message.type == "error" and "Content Security Policy" in message.text:
            raise AssertionError(message.text)

    def open(self, path):
        answer = self.page.goto(self.server.address + path)
        return answer

    def check(self, name=""):
        """Nothing that axe-core finds, nothing that sticks out of the screen, no text left over from the other language."""
        page = self.page
        if PICTURES and name:
            pathlib.Path(PICTURES).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{PICTURES}/{name}-{self.width}-{self.language}.png", full_page=True)
        found = Axe().run(page)
        violations = found.response["violations"]
        assert not violations, f"{page.url}: " + "; ".join(
            f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:200]}" for v in violations)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"
        assert page.get_attribute("html", "lang") == self.language
        assert page.title()

    def words(self, indonesian, english):
        """The one of two texts that stands on this person's pages."""
        return indonesian if self.language == "id" else english

    def reads(self, *pairs):
        """The page says each of these: a text, or a pair of Indonesian and English."""
        said = " ".join(self.page.inner_text("main").split())
        for pair in pairs:
            text = pair if isinstance(pair, str) else self.words(*pair)
            assert text in said, f"{self.page.url} does not say “{text}” but: {said[:1500]}"

    def fill(self, **fields):
        """Types into fields, by their names: `day` goes into `#f-day`; a dash in the name is written as `__`."""
        for name, value in fields.items():
            field = self.page.locator(f"#f-{name.replace('__', '-')}")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(**({"index": value} if isinstance(value, int) else {"label": value}))
            else:
                field.fill(value)

    def unfold(self, indonesian, english):
        """Opens what stands folded behind its name."""
        summary = self.page.locator("main summary", has_text=self.words(indonesian, english)).first
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.click()

    def press(self, indonesian, english, within="main"):
        """Presses the button or link of that name, waits for the page it leads to, and gives its answer."""
        name = self.words(indonesian, english)
        scope = self.page.locator(within).first
        target = scope.get_by_role("button", name=name, exact=True).or_(scope.get_by_role("link", name=name, exact=True)).first
        return self.follow(target.click)

    def follow(self, act):
        with self.page.expect_navigation() as navigation:
            act()
        return navigation.value

    def unchecked(self):
        """From here on the browser sends what it would hold back itself: what an old browser or a program sends."""
        self.page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true })")

    def close(self):
        self.context.close()


@pytest.fixture
def person(browser, server):
    people = []

    def make(role, **options):
        someone = Person(browser, server, role, **options)
        people.append(someone)
        return someone

    yield make
    for someone in people:
        someone.close()
