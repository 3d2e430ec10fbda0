#!/usr/bin/env python3
"""Walks through the pages of `trends serve` in a browser. See README.md beside it."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]

# What axe looks for; what it calls minor or moderate is told, but fails nothing.
GRAVE = {"serious", "critical"}

WIDER = """() => {
  const room = document.documentElement.clientWidth, wide = [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest(".frame, pre, svg, .skip, dialog")) continue;
    const box = one.getBoundingClientRect();
    if (box.width > 0 && (box.right > room + 1 || box.left < -1)) wide.push(one.tagName + "." + one.className + " " + Math.round(box.right));
  }
  return { overflow: document.documentElement.scrollWidth > room, wide: wide.slice(0, 5) };
}"""


# When a page is there, in milliseconds from the moment at which it is asked for (Navigation Timing, Paint Timing).
TIMING = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const page = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [page.responseStart, paint ? paint.startTime : 0, page.loadEventEnd].map(Math.round);
}"""

# So soon the first view is to be complete. It is told, and fails nothing: machines differ.
SOON = 300


class Walk:
    """One way through the pages, in one window."""

    def __init__(self, browser, address, width, scheme, screens, script=True):
        self.address, self.width, self.scheme, self.screens = address, width, scheme, screens
        self.context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 844}, color_scheme=scheme,
            java_script_enabled=script, accept_downloads=True)
        # Slowness is told, and fails nothing.
        self.context.set_default_navigation_timeout(120_000)
        self.page = self.context.new_page()
        self.errors, self.failures, self.count, self.timings = [], [], 0, []
        self.script = script
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def check(self, what, is_right, detail=""):
        print(f"{'ok  ' if is_right else 'FAIL'} {self.width:>5} {self.scheme:<5} {what}" + (f": {detail}" if detail else ""))
        if not is_right:
            self.failures.append(what)

    def go(self, path):
        began = time.monotonic()
        answer = self.page.goto(self.address + path, wait_until="load")
        if self.script:
            self.timings.append((path, *self.page.evaluate(TIMING)))
        return answer, time.monotonic() - began

    def tell_timings(self):
        """How long each page took; one that was made for the first time takes longer."""
        for path, answered, painted, complete in self.timings:
            late = "" if complete <= SOON else f", later than {SOON}"
            print(f"time {self.width:>5} {self.scheme:<5} {path}: answered {answered}, painted {painted or 'later'}, complete {complete} ms{late}")

    def look(self, name, full=True):
        """Everything that is checked on every page."""
        self.count += 1
        if self.screens:
            self.page.screenshot(path=str(Path(self.screens) / f"{self.width}-{self.scheme}-{self.count:02}-{name}.png"), full_page=full)
        self.check(f"{name}: no message of an error", not self.errors, "; ".join(self.errors[:3]))
        self.errors.clear()
        if not self.script:
            return
        found = self.page.evaluate(WIDER)
        self.check(f"{name}: nothing is wider than the window", not found["overflow"] and not found["wide"], " | ".join(found["wide"]))
        result = Axe().run(self.page)
        grave = [v for v in result.response["violations"] if v["impact"] in GRAVE]
        told = "; ".join(f"{v['id']} ({v['impact']}) {v['nodes'][0]['target']}" for v in grave)
        self.check(f"{name}: axe finds nothing serious", not grave, told)
        lesser = [f"{v['id']} {v['nodes'][0]['target']}" for v in result.response["violations"] if v["impact"] not in GRAVE]
        if lesser:
            print(f"     {self.width:>5} {self.scheme:<5} {name}: lesser: {'; '.join(lesser)}")

    def notice(self):
        self.page.wait_for_selector("#notice .notice", timeout=20_000)
        return self.page.inner_text("#notice")

    # The ten ways.

    def week(self):
        answer, seconds = self.go("/")
        size = len(answer.body())
        self.check("the week opens", answer.status == 200 and self.page.locator("h1").count() == 1, f"{seconds * 1000:.0f} ms, {size} bytes")
        self.look("week")

    def filter(self):
        self.go("/papers")
        self.page.select_option("select[name=topic]", index=1)
        self.page.click(".facets button")
        self.check("papers are filtered by topic", "topic=" in self.page.url, self.page.inner_text(".count"))
        self.look("papers", full=False)
        self.page.go_back()
        self.check("the way back leads to all papers", "topic=" not in self.page.url)

    def paper(self):
        self.go("/papers")
        self.page.locator(".entry h3 a").first.click()
        self.page.wait_for_selector("[data-paper]")
        self.look("paper")

    def label(self):
        self.page.fill("[data-paper] input[name=topic]", "Robotics")
        self.page.click("[data-paper] button[value=label]")
        words = self.notice()
        self.check("a label stands at once", "Robotics" in words and "you," in self.page.inner_text("[data-paper] .chips"), words)

    def undo(self):
        if self.script:
            self.page.keyboard.press("Escape")
            self.page.locator("h1").click()
            self.page.keyboard.press("u")
        else:
            self.page.click("[data-paper] button[value=undo]")
        self.page.wait_for_selector("#notice >> text=Taken back", timeout=20_000)
        self.check("it is taken back", "you," not in self.page.inner_text("[data-paper]"), self.page.inner_text("#notice"))

    def search(self):
        self.go("/")
        if self.script:
            self.page.keyboard.press("/")
            self.page.keyboard.type("video")
            self.page.keyboard.press("Enter")
        else:
            self.page.fill("#q", "video")
            self.page.click(".find button")
        self.page.wait_for_url("**/search*")
        self.check("a search finds papers", self.page.locator(".entry").count() > 0, self.page.inner_text(".count"))
        self.look("search", full=False)

    def follow(self, name):
        self.page.locator("summary", has_text="Follow").first.click()
        self.page.fill("form[action='/watches/add'] input[name=name]", name)
        self.page.click("form[action='/watches/add'] button")
        self.check("a search is followed", name in self.notice())
        self.go("/")
        self.check("what is followed stands in the week", name in self.page.inner_text("main"))

    def review(self):
        self.go("/review")
        count = self.page.locator(".entry").count()
        for place in range(count):
            before = self.page.inner_text("#notice")
            if self.script:
                self.page.locator("h1").click()
                self.page.keyboard.press("j")
                field = self.page.locator(".entry.at input[name=topic]")
                if not field.input_value():
                    field.fill("Video")
                    self.page.locator("h1").click()
                with self.page.expect_response(lambda answer: "/say" in answer.url):
                    self.page.keyboard.press("l" if place % 2 == 0 else "n")
                self.page.wait_for_timeout(50)
            else:
                break
        self.check("ten papers are reviewed", not self.script or count > 0 and bool(self.page.inner_text("#notice")), f"{count} papers")
        self.look("review")

    def retrain(self):
        self.go("/model")
        self.look("model")
        button = self.page.locator("form[action='/model/retrain'] button")
        if button.count() == 0:
            return self.check("a retraining can be asked for", False)
        button.click()
        self.page.wait_for_url("**/jobs/*")
        self.look("job")
        self.page.click("form[action$='/cancel'] button")
        self.page.wait_for_selector("p.lead")
        self.check("a retraining is cancelled", "cancelled" in self.page.inner_text("p.lead"))
        self.go("/model")
        began = time.monotonic()
        self.page.locator("form[action='/model/retrain'] button").click()
        self.page.wait_for_url("**/jobs/*")
        while time.monotonic() - began < 60 and "before it" in self.page.inner_text("main"):
            self.page.wait_for_timeout(100)
        self.check("the next one begins soon", time.monotonic() - began < 20, f"{time.monotonic() - began:.1f} s")
        self.finish_work(600)
        self.check("a retraining comes to its end", "done" in self.page.inner_text("p.lead") or "stays" in self.page.inner_text("p.lead"), self.page.inner_text("p.lead"))

    def finish_work(self, seconds):
        """Waits until the page of some work tells of its end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.page.locator("progress").count() > 0:
            self.page.wait_for_timeout(200)
        self.page.wait_for_selector("p.lead")

    def upload(self):
        self.go("/archive")
        line = b'{"id":"2512.98765","title":"Sent by a form","abstract":"Agents that use tools","published":"2025-12-11"}'
        self.page.set_input_files("input[type=file]", {"name": "../a b.jsonl", "mimeType": "text/plain", "buffer": line})
        self.page.click("form[action='/archive/import'] button")
        self.page.wait_for_url("**/jobs/*")
        self.finish_work(60)
        self.check("a listing is sent and added", "done" in self.page.inner_text("p.lead"), self.page.inner_text("p.lead"))
        self.look("import")
        self.go("/jobs")
        self.check("it stands among the work", "Import" in self.page.inner_text("main"))
        self.look("jobs")

    def map(self):
        self.go("/map")
        self.look("map in work")
        end = time.monotonic() + 300
        while time.monotonic() < end and self.page.locator("iframe").count() == 0:
            self.page.wait_for_timeout(300)
        self.check("a map is made", self.page.locator("iframe").count() == 1)
        tools = self.page.frame_locator("iframe").locator("#atlas")
        tools.wait_for(timeout=20_000)
        self.page.wait_for_timeout(500)
        top = tools.evaluate("(atlas) => atlas.getBoundingClientRect().top / window.innerHeight")
        self.check("the map itself is seen in its frame", 0 <= top < 0.5, f"it begins at {top:.0%} of the frame")
        self.look("map")

    def download(self):
        self.go("/papers?q=video")
        with self.page.expect_download() as waiting:
            self.page.locator("footer a", has_text="BibTeX").click()
        path = waiting.value.path()
        self.check("references are downloaded", Path(path).read_text().startswith("@"))

    def others(self):
        for name in ["topics", "themes", "archive", "keys"]:
            self.go("/" + name)
            self.look(name)
        self.go("/topics")
        self.page.locator(".topics a").first.click()
        self.page.wait_for_selector("h1")
        self.look("topic")
        self.go("/themes")
        theme = self.page.locator(".theme h3 a")
        if theme.count():
            theme.first.click()
            self.look("theme")

    def keys(self):
        self.go("/papers")
        for key in "jjk":
            self.page.keyboard.press(key)
        at = self.page.evaluate("[...document.querySelectorAll('.entry')].indexOf(document.activeElement)")
        self.check("j, j, k is on the first paper", at == 0, str(at))
        self.page.keyboard.press("?")
        self.check("? shows the keys", self.page.locator("dialog[open]").count() == 1)
        self.look("help", full=False)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("o")
        self.page.wait_for_selector("[data-paper]")
        self.check("o opens the paper", "/paper" in self.page.url)
        self.go("/")
        self.page.keyboard.press("Tab")
        self.check("the first stop is the way to the content", self.page.evaluate("document.activeElement.className") == "skip")

    def all(self, retrains):
        self.week()
        self.filter()
        self.paper()
        self.label()
        self.undo()
        self.search()
        self.follow(f"video {self.width} {self.scheme}" + ("" if self.script else " plain"))
        self.review()
        self.download()
        self.upload()
        if self.script:
            self.map()
            self.others()
            self.keys()
        if retrains:
            self.retrain()
        self.tell_timings()
        self.context.close()
        return self.failures


def serving(program, folder):
    """Starts a server on the sample listings; gives the process and its address."""
    environment = dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder + "/config")
    subprocess.run([program, "import", "Data/listings"], cwd=ROOT, env=environment, check=True)
    server = subprocess.Popen([program, "serve", "--port", "0"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    address = None
    while address is None:
        line = server.stdout.readline()
        if not line:
            raise SystemExit("the server ended at once")
        found = re.search(r"http://[^\s/]+", line)
        address = found and found.group(0)
    return server, address


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", help="the program, which is started on a temporary archive")
    parser.add_argument("--address", help="a server that runs already")
    parser.add_argument("--browser", default=os.environ.get("TRENDS_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--screens", help="a folder for pictures of the pages")
    parser.add_argument("--no-retrain", action="store_true", help="leave out the retraining, which takes a while")
    options = parser.parse_args()
    if options.screens:
        Path(options.screens).mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp()
    server, address = (None, options.address) if options.address else serving(options.program, folder)
    failures = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox"])
            ways = [(1280, "light", True), (390, "dark", True), (390, "light", False)]
            for number, (width, scheme, script) in enumerate(ways):
                walk = Walk(browser, address.rstrip("/"), width, scheme, options.screens, script)
                failures += walk.all(retrains=number == 0 and not options.no_retrain)
            browser.close()
    finally:
        if server:
            server.terminate()
            server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(failures)} failures" if failures else "all well")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
