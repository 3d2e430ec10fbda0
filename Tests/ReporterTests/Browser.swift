import Foundation
import Testing

/// A headless Chromium that looks at pages.
struct Browser {
    let path: String

    /// The browser of this machine: `$TRENDS_BROWSER`, else Chromium or Chrome on the path; nil where there is none.
    static let found: Browser? = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["TRENDS_BROWSER"], !named.isEmpty { return Browser(path: named) }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        for name in ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] {
            if let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) {
                return Browser(path: "\(folder)/\(name)")
            }
        }
        return nil
    }()

    /// What the browser makes of a page in a window of so many pixels, after `script` ran in it.
    ///
    /// The page's policy forbids scripts, so it is taken out first; another test holds that it is
    /// there. Windows have a least width, so the page is looked at in a frame of the wanted one.
    func look(at page: String, script: String, width: Int) throws -> Findings {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trends-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scripted = page.replacing(/<meta http-equiv[^>]*>/, with: "").replacing(
            "</body>", with: "<script>\n//<![CDATA[\n\(script)\n//]]>\n</script></body>")
        let framed = Data(scripted.utf8).base64EncodedString()
        let outer = """
            <!DOCTYPE html><body style="margin:0"><script>
            const bytes = Uint8Array.from(atob("\(framed)"), (c) => c.charCodeAt(0));
            const frame = document.createElement("iframe");
            frame.style = "border:0;width:\(width)px;height:4000px";
            frame.onload = () => {
                const result = document.createElement("pre");
                result.textContent = frame.contentDocument.getElementById("findings").textContent;
                document.body.replaceChildren(result);
            };
            frame.srcdoc = new TextDecoder().decode(bytes);
            document.body.appendChild(frame);
            </script></body>
            """
        let dom = try dom(of: outer, height: 4_200, in: folder)
        return try #require(Findings(dom), "the browser said nothing of the page: \(dom.prefix(300))")
    }

    /// What a script says of a page in a window of so many pixels, a line each, while the page's own policy holds: the
    /// script stands outside of the page, which it sees as `page` with its `view`, and says lines by `say`.
    func drive(_ page: String, script: String, width: Int) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trends-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let framed = Data(page.utf8).base64EncodedString()
        let outer = """
            <!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><script>
            const bytes = Uint8Array.from(atob("\(framed)"), (c) => c.charCodeAt(0));
            const frame = document.createElement("iframe"), said = [];
            frame.style = "border:0;width:\(width)px;height:1600px";
            frame.onload = () => {
                const page = frame.contentDocument, view = frame.contentWindow, say = (what) => said.push("= " + what);
                try { \(script) } catch (error) { say("error " + error); }
                const result = document.createElement("pre");
                result.textContent = "\\nbegin\\n" + said.join("\\n") + "\\nend";
                document.body.replaceChildren(result);
            };
            frame.srcdoc = new TextDecoder().decode(bytes);
            document.body.appendChild(frame);
            </script></body>
            """
        let dom = try dom(of: outer, height: 1_800, in: folder)
        return dom.split(separator: "\n").filter { $0.hasPrefix("= ") }.map { String($0.dropFirst(2)) }
    }

    /// What a page is after its scripts have run, in a window so high.
    private func dom(of page: String, height: Int, in folder: URL) throws -> String {
        let file = folder.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        return try run(
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                "--no-first-run", "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=5000",
                "--window-size=1400,\(height)", "--dump-dom", file.absoluteString,
            ], in: folder)
    }

    private func run(_ arguments: [String], in folder: URL) throws -> String {
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        let handle = try FileHandle(forWritingTo: output)
        defer { try? handle.close() }
        process.standardOutput = handle
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + 120) == .timedOut { process.terminate() }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }
}

/// What the script of the tests found in a page.
struct Findings {
    /// The width of the window as the page saw it.
    let window: Int
    /// How many boxes were measured.
    let measured: Int
    /// What overflows or overlaps, a line each.
    let complaints: [String]

    init?(_ dom: String) {
        let lines = dom.split(separator: "\n").map(String.init)
        guard let first = lines.firstIndex(where: { $0.contains("window ") }),
            lines.contains(where: { $0.hasPrefix("end") })
        else {
            return nil
        }
        guard lines.count > first + 1, let window = Int(lines[first].split(separator: " ").last ?? "") else {
            return nil
        }
        guard let measured = Int(lines[first + 1].split(separator: " ").last ?? "") else { return nil }
        (self.window, self.measured) = (window, measured)
        complaints = lines.filter { $0.hasPrefix("- ") }
    }
}
