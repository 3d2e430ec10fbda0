import Foundation
import Testing

/// The pages that evaluate and retrain make of their figures.
@Suite("evaluate --html and retrain --html") struct PageTests {
    private let place: Workplace
    private let corpus = TinyCorpus()

    init() throws {
        place = try Workplace()
        try place.write("folder-of-mia/labelled.jsonl", corpus.labelled)
        try place.write("tagged.jsonl", corpus.tagged)
        try place.write("noise.jsonl", corpus.mislabelled)
        try retrain("--labels", "folder-of-mia/labelled.jsonl", "--output", "tiny.model").expectSuccess()
    }

    @discardableResult
    private func retrain(_ options: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder, arguments: ["retrain", "--labels-only", "--now", "2026-01-02"] + options
        ).run()
    }

    private func evaluate(_ file: String, _ options: String...) throws -> Outcome {
        try TrendsCommand(
            folder: place.folder, arguments: ["evaluate", file, "--model", "tiny.model"] + options
        ).run()
    }

    private func three(_ value: Double) -> String { String(format: "%.3f", value) }

    @Test("the page of an evaluation has the numbers of its document, and the text stays what it is")
    func evaluation() throws {
        let plain = try evaluate("noise.jsonl")
        let outcome = try evaluate("noise.jsonl", "--html", "page.html")
        outcome.expectSuccess()
        #expect(outcome.outputBytes == plain.outputBytes && outcome.errors.isEmpty)
        let page = try place.text("page.html")
        let document: EvaluationDocument = try evaluate("noise.jsonl", "--json").document()
        let accuracy = try #require(document.accuracy)
        #expect(page.contains("<h1>The model on 60 labelled papers</h1>"))
        for figure in [accuracy, document.microF1, try #require(document.macroF1)] {
            let interval = "[\(three(figure.interval[0])), \(three(figure.interval[1]))]"
            #expect(page.contains("<td>\(three(figure.value))</td><td>\(interval)</td>"))
        }
        for bin in document.reliability where bin.pairs > 0 {
            #expect(page.contains("<td>\(bin.pairs)</td>"))
        }
        #expect(page.contains("Confusions of labels"))
        let confused = page.matches(of: /<title>[a-z]+: (\d+) of \d+ papers given [a-z]+ instead/)
            .compactMap { Int($0.1) }.reduce(0, +)
        #expect(Double(60 - confused) / 60 == accuracy.value, "what is off the diagonal is what is wrong")
    }

    @Test("the same input gives the same page on any number of threads, and no folder is named")
    func sameBytes() throws {
        for threads in ["1", "2"] {
            try evaluate(
                place.path("folder-of-mia/labelled.jsonl"), "--html", "evaluated-\(threads).html", "--threads", threads
            ).expectSuccess()
            try retrain(
                "--labels", place.path("folder-of-mia/labelled.jsonl"), "--output", "again-\(threads).model", "--html",
                "learned-\(threads).html", "--threads", threads
            ).expectSuccess()
        }
        for name in ["evaluated", "learned"] {
            let page = try place.text("\(name)-1.html")
            #expect(try place.bytes("\(name)-2.html") == place.bytes("\(name)-1.html"))
            #expect(!page.contains("folder-of-mia") && !page.contains(place.folder))
        }
        #expect(try place.text("evaluated-1.html").contains("labelled.jsonl"))
    }

    @Test("on standard output the page stands alone") func standardOutput() throws {
        let evaluated = try evaluate("tagged.jsonl", "--html", "-")
        evaluated.expectSuccess()
        #expect(evaluated.output.hasPrefix("<!DOCTYPE html>\n") && evaluated.output.hasSuffix("</html>\n"))
        let both = try evaluate("tagged.jsonl", "--html", "-", "--json", "--output", "figures.json")
        #expect(both.outputBytes == evaluated.outputBytes)
        #expect(try place.text("figures.json").hasPrefix("{\n  \"schema\": \"trends.evaluation/1\""))
        let learned = try retrain("--labels", "tagged.jsonl", "--output", "other.model", "--html", "-")
        learned.expectSuccess()
        #expect(learned.output.hasPrefix("<!DOCTYPE html>\n") && learned.output.hasSuffix("</html>\n"))
        #expect(learned.errors.contains("other.model: 3 topics") && place.exists("other.model"))
    }

    @Test("two results in one place are wrong usage, and a place that cannot be written is said before any work")
    func refusals() throws {
        try evaluate("tagged.jsonl", "--html", "-", "--json").expectFailure(64, saying: "--html")
        try evaluate("tagged.jsonl", "--html", "-", "--format", "text").expectFailure(64, saying: "--html")
        try evaluate("tagged.jsonl", "--html", "x", "--output", "x").expectFailure(64, saying: "--html", "--output")
        try evaluate("tagged.jsonl", "--html", "").expectFailure(64, saying: "--html needs")
        try evaluate("tagged.jsonl", "--html", "no/page.html").expectFailure(73, saying: "no/page.html", "--html")
        try retrain("--labels", "tagged.jsonl", "--html", "-", "--json").expectFailure(64, saying: "--html")
        try retrain("--labels", "tagged.jsonl", "--html", "-", "--output", "-").expectFailure(64, saying: "--html")
        try retrain("--labels", "tagged.jsonl", "--html", "x", "--output", "x").expectFailure(64, saying: "--html")
        try retrain("--labels", "tagged.jsonl", "--html", "no/page.html", "--output", "new.model").expectFailure(
            73, saying: "no/page.html", "--html")
        #expect(!place.exists("new.model") && !place.exists("x"))
        try evaluate("missing.jsonl", "--html", "page.html").expectFailure(66, saying: "missing.jsonl")
        #expect(!place.exists("page.html"))
    }

    @Test("a page is written over, and what fails leaves the earlier one") func overwriting() throws {
        try place.write("page.html", "earlier")
        try evaluate("missing.jsonl", "--html", "page.html").expectFailure(66, saying: "missing.jsonl")
        #expect(try place.text("page.html") == "earlier")
        try evaluate("tagged.jsonl", "--html", "page.html").expectSuccess()
        #expect(try place.text("page.html").hasPrefix("<!DOCTYPE html>"))
        let files = try FileManager.default.contentsOfDirectory(atPath: place.folder)
        #expect(!files.contains { $0.hasSuffix(".tmp") })
    }

    @Test("what retraining changed is on its page as in its document") func retraining() throws {
        try place.write("topics.yaml", TinyCorpus.taxonomy)
        try place.write("listing.jsonl", corpus.listing)
        func learn(_ options: String...) throws -> Outcome {
            try TrendsCommand(
                folder: place.folder,
                arguments: [
                    "retrain", "listing.jsonl", "--no-shipped-labels", "--topics", "topics.yaml", "--output", "a.model",
                    "--now", "2026-01-02", "--json",
                ] + options, environment: ["TRENDS_MODEL": ""]
            ).run()
        }
        try learn("--labels", "tagged.jsonl").expectSuccess()
        // Ten papers are also about another topic.
        let more = corpus.papers.prefix(10).map {
            #"{"id":"\#($0.id)","topics":["\#($0.topic)","ships"],"primary":"\#($0.topic)"}"# + "\n"
        }
        try place.write("more.jsonl", more.joined())
        let outcome = try learn("--labels", "tagged.jsonl", "--labels", "more.jsonl", "--html", "page.html", "--force")
        outcome.expectSuccess()
        let page = try place.text("page.html")
        let document = try outcome.object()
        let compared = try #require(document["compared"] as? [String: Any])
        let difference = try #require((compared["difference"] as? [String: Any])?["value"] as? Double)
        let microF1 = try #require(compared["micro_f1"] as? [String: Double])
        let (before, after) = (try #require(microF1["before"]), try #require(microF1["after"]))
        #expect(page.contains("micro-F1 \(three(before)) → \(three(after)), difference "))
        #expect(page.contains("\(three(abs(difference))) ["))
        let churn = try #require(document["churn"] as? [String: Any])
        let (papers, changed) = (try #require(churn["papers"] as? Int), try #require(churn["changed"] as? Int))
        let refiled = try #require(churn["primary_changed"] as? Int)
        #expect(page.contains("Of \(papers) papers of which nothing new is known \(changed) got other topics"))
        #expect(page.contains(" and \(refiled) \(refiled == 1 ? "is" : "are") filed elsewhere"))
        #expect(page.contains("Gardens") && page.contains("<dt>Labels replaced</dt>"))
        #expect(page.contains("<dt>Labelled</dt><dd>60, as before</dd>"))
        #expect(page.contains(try #require(document["fingerprint"] as? String)))
    }

    @Test("a first model has a page without what it cannot be compared with") func first() throws {
        try retrain("--labels", "tagged.jsonl", "--output", "first.model", "--html", "first.html").expectSuccess()
        let page = try place.text("first.html")
        #expect(page.contains("<h1>A first model</h1>") && page.contains("There was no model before"))
        #expect(page.contains("<dt>Labelled</dt><dd>60</dd>"))
    }

    @Test("a model that is refused has its page, and one that is forced says so") func refused() throws {
        let before = try place.bytes("tiny.model")
        try retrain("--labels", "noise.jsonl", "--output", "tiny.model", "--html", "page.html").expectFailure(
            1, saying: "tiny.model", "--force")
        #expect(try place.bytes("tiny.model") == before)
        #expect(try place.text("page.html").contains("<h1>The new model was refused</h1>"))
        let shown = try retrain("--labels", "noise.jsonl", "--output", "tiny.model", "--html", "-")
        #expect(try shown.status == 1 && shown.outputBytes == place.bytes("page.html"))
        try retrain("--labels", "noise.jsonl", "--output", "tiny.model", "--html", "page.html", "--force")
            .expectSuccess()
        #expect(try place.text("page.html").contains("written by force though it does worse"))
        #expect(try place.bytes("tiny.model") != before)
    }

    @Test("hostile labels, titles and file names stay text") func hostile() throws {
        let label = #"<script>alert(1)</script>\u202e&\"'"#
        let lines = corpus.papers.map {
            #"{"id":"\#($0.id)","title":"<b>\#($0.title)","abstract":"\#($0.abstract)","label":"\#($0.topic)\#(label)"}"#
        }
        let name = try place.write("<i>evil\u{1B}[2J&.jsonl", lines.joined(separator: "\n"))
        try retrain("--labels", name, "--output", "evil.model", "--html", "learned.html").expectSuccess()
        try place.trends("evaluate", name, "--model", "evil.model", "--html", "evaluated.html").expectSuccess()
        // What controls a terminal is no topic's name: nothing is learned from it.
        let control = lines.joined(separator: "\n").replacing("</script>", with: #"\u001b[2J"#)
        try place.write("control.jsonl", control)
        try retrain("--labels", "control.jsonl", "--output", "none.model")
            .expectFailure(65, saying: "control characters")
        for file in ["learned.html", "evaluated.html"] {
            let page = try place.text(file)
            #expect(!page.contains("<script") && !page.contains("<i>evil") && !page.contains("<b>tulip"))
            #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
            #expect(!page.unicodeScalars.contains("\u{202E}"))
        }
        #expect(try place.text("evaluated.html").contains("&lt;script&gt;alert(1)"))
    }
}
