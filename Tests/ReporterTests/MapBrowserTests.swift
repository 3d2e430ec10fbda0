import Foundation
import Testing

@testable import Reporter

/// Uses the map's page as a person would, by pointer and by keys, under the page's own policy.
@Suite(
    "The map in a browser",
    .enabled(if: Browser.found != nil, "no Chromium on this machine: nothing looked at the map"), .serialized)
struct MapBrowserTests {
    private let browser: Browser
    private let measure: String

    init() throws {
        browser = try #require(Browser.found)
        let url = Bundle.module.bundleURL.appending(path: "Fixtures/measure.js")
        measure = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    @Test("it fits telephones and desks, with hostile texts too", arguments: [nil, 3, 8])
    func fits(seed: Int?) throws {
        let map = seed.map { SampleMap.hostile(200, seed: $0) } ?? SampleMap.map(600, regions: 24)
        for width in [320, 390, 768, 1280] {
            let findings = try browser.look(at: MapPage(map).html, script: measure, width: width)
            #expect(findings.window == width && findings.measured > 50)
            #expect(findings.complaints.isEmpty, "\(width) pixels:\n\(findings.complaints.joined(separator: "\n"))")
        }
    }

    /// What the steps say, a line each, in a page whose policy holds.
    private func lines(_ map: PaperMap, width: Int = 1_000, _ steps: String) throws -> [String] {
        try browser.drive(MapPage(map).html, script: steps, width: width)
    }

    private static let helpers = """
        const key = (target, name) => target.dispatchEvent(new view.KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
        const canvas = page.querySelector("canvas"), by = (id) => page.getElementById(id);
        const type = (id, value) => { by(id).value = value; by(id).dispatchEvent(new view.Event("input", { bubbles: true })); };

        """

    @Test("arrow keys walk, Enter opens, and a slash searches") func keys() throws {
        let said = try lines(
            SampleMap.map(300),
            Self.helpers + """
                let opened = ""; by("link").addEventListener("click", (event) => { opened = by("link").href; event.preventDefault(); });
                canvas.focus(); key(canvas, "ArrowRight"); say(by("card").hidden); const first = by("link").textContent; say(first !== "");
                key(canvas, "ArrowRight"); const second = by("link").textContent; say(second !== first);
                key(canvas, "ArrowDown"); say(by("link").textContent !== second); key(canvas, "Enter"); say(opened.startsWith("https://arxiv.org/abs/26"));
                key(canvas, "/"); say(page.activeElement.id);
                type("query", "paper 17:"); say(by("status").textContent); say(by("found").children.length);
                key(by("query"), "Enter"); say(by("link").textContent); key(canvas, "Escape"); say(by("card").hidden); say(by("status").textContent === "");
                """)
        #expect(
            said == [
                "false", "true", "true", "true", "true", "query", "3 papers of 300", "3", SampleMap.title(17), "true",
                "true",
            ])
    }

    @Test("weeks, topics and themes are picked out") func filters() throws {
        let map = SampleMap.map(364)
        let said = try lines(
            map,
            Self.helpers + """
                type("week", "3"); say(by("status").textContent); say(by("label").textContent);
                type("week", "0"); say(by("status").textContent === "");
                page.querySelector("[data-theme]").click(); say(by("status").textContent);
                page.querySelector("[data-theme]").click(); page.querySelectorAll("[data-topic]")[1].click();
                say(page.querySelectorAll("[data-topic]")[1].getAttribute("aria-pressed")); say(by("status").textContent);
                """)
        let weeks = MapData(map).weeks
        let agents = map.points.count { $0.topic == "agents" }
        #expect(
            said == ["7 papers of 364", weeks[2], "true", "10 papers of 364", "true", "\(agents) papers of 364"])
    }

    @Test("a pointer shows a title and picks a paper; zooming goes in and out") func pointer() throws {
        let said = try lines(
            SampleMap.map(300),
            Self.helpers + """
                const at = (name, x, y) => canvas.dispatchEvent(Object.assign(new view.PointerEvent(name, { clientX: x, clientY: y, bubbles: true })));
                const box = canvas.getBoundingClientRect();
                let tips = 0; for (let x = 5; x < box.width; x += 11) { at("pointermove", box.left + x, box.top + 90); if (!by("tip").hidden) tips += 1; }
                say(tips > 10); const tip = by("tip").getBoundingClientRect(); say(tip.right <= view.innerWidth && tip.left >= 0);
                at("pointerdown", box.left + 90, box.top + 90); at("click", box.left + 90, box.top + 90); say(by("card").hidden);
                by("in").click(); by("in").click(); key(canvas, "0"); say(page.documentElement.scrollWidth <= view.innerWidth);
                """)
        #expect(said == ["true", "true", "false", "true"])
    }

    @Test("without script there is a picture with dots, on telephones too", arguments: [390, 1_280])
    func still(width: Int) throws {
        let map = SampleMap.map(300)
        let html = MapPage(map).html.replacing(/<script>(?s:.*?)<\/script>/, with: "")
        let said = try browser.drive(
            html,
            script: """
                const shown = [...page.querySelectorAll("svg.chart")].filter((svg) => svg.getBoundingClientRect().width > 0);
                say(shown.length); const dots = shown[0].querySelector("use").getBoundingClientRect();
                say(dots.width > 0.8 * shown[0].getBoundingClientRect().width && dots.height > 100); say(page.querySelector("canvas"));
                """, width: width)
        #expect(said == ["1", "true", "null"])
    }

    @Test("titles stay titles") func hostile() throws {
        let said = try lines(
            SampleMap.hostile(60, seed: 4),
            Self.helpers + """
                type("query", "script"); say(by("found").children.length); by("found").querySelector("button").click();
                say(page.title.includes("owned")); say(page.querySelectorAll("script").length); say(by("link").textContent.includes("<script>"));
                say(by("link").hasAttribute("href"));
                """)
        #expect(Int(said[0]) ?? 0 > 8 && said.dropFirst() == ["false", "2", "true", "false"])
    }

    @Test("what is found lies over the map in a list of its own, each with day and topic", arguments: [390, 1_280])
    func overlay(width: Int) throws {
        let map = SampleMap.map(300)
        let said = try lines(
            map, width: width,
            Self.helpers + """
                const top = () => canvas.getBoundingClientRect().top, before = top(), found = by("found");
                by("query").focus(); type("query", "paper"); say(found.hidden); say(top() === before);
                const box = found.getBoundingClientRect(); say(box.height <= 300 && found.scrollHeight > found.clientHeight);
                const map = canvas.getBoundingClientRect(); say(box.bottom < map.top + map.height * 0.55);
                say(box.left >= 0 && box.right <= view.innerWidth); say(found.children.length); say(found.lastChild.textContent);
                say(found.querySelector("button .soft").textContent);
                key(by("query"), "ArrowDown"); say(page.activeElement === found.querySelector("button"));
                key(page.activeElement, "ArrowDown"); say(page.activeElement === found.children[1].firstChild);
                page.activeElement.click(); say(found.hidden); say(by("link").textContent === found.children[1].firstChild.firstChild.textContent);
                by("query").focus(); say(found.hidden); canvas.dispatchEvent(new view.PointerEvent("pointerdown", { bubbles: true })); say(found.hidden);
                """)
        let first = try #require(map.points.first)
        let topic = map.topics.first { $0.slug == first.topic }?.name
        let facts = [first.day?.description, topic].compactMap { $0 }.joined(separator: " · ")
        #expect(
            said == [
                "false", "true", "true", "true", "true", "51", "and 250 more", facts, "true", "true", "true", "true",
                "false",
                "true",
            ])
    }
}
