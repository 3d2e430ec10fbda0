import ListingFetcher
import PaperDesk
import Reporter
import Wording

/// Settings and where they come from, in words.
enum SettingWords {
    /// A setting that is shown.
    struct Row {
        let name: String
        let values: [String]
        let origin: SettingOrigin

        init(_ name: String, _ values: [String], _ origin: SettingOrigin) {
            (self.name, self.values, self.origin) = (name, values, origin)
        }

        init(_ name: String, _ setting: SourcedSetting<String>) { self.init(name, [setting.value], setting.origin) }
    }

    /// `--archive`, `TRENDS_ARCHIVE`, `/home/mia/.config/trends/config.yaml:3`, `default`.
    static func origin(_ origin: SettingOrigin) -> String {
        switch origin {
        case .option(let name), .environment(let name): name
        case .file(let path, let line): "\(SafeText.line(path)):\(line)"
        case .usual: "default"
        }
    }

    /// `arxiv:cs.CL,cs.LG`, as `--source` takes it.
    static func source(_ service: ListingService) -> String {
        service.name.rawValue + (service.categories.isEmpty ? "" : ":" + service.categories.joined(separator: ","))
    }

    /// `Mia <mia@example.org>`
    static func address(_ address: MailAddress) -> String {
        address.name.isEmpty ? address.address : "\(address.name) <\(address.address)>"
    }

    /// A line for each value, with where it comes from behind it.
    static func table(_ rows: [Row], withOrigin: Bool) -> String {
        let lines = rows.flatMap { row in
            row.values.map { (row.name, SafeText.line($0), withOrigin ? origin(row.origin) : "") }
        }
        let names = lines.map { DisplayWidth.of($0.0) }.max() ?? 0
        let values = withOrigin ? lines.map { DisplayWidth.of($0.1) }.max() ?? 0 : 0
        return lines.map { name, value, origin in
            let start = DisplayWidth.padded(name, to: names) + "  "
            return start + (withOrigin ? DisplayWidth.padded(value, to: values) + "  " + origin : value) + "\n"
        }.joined()
    }

    /// The document `trends.config/1`.
    static func document(_ rows: [Row], file: String?, isThere: Bool) -> JSONText {
        [
            "schema": "trends.config/1", "file": JSONText(file), "exists": .bool(isThere),
            "settings": .array(
                rows.map { row in
                    let (kind, place, line) = parts(row.origin)
                    return [
                        "name": .string(row.name), "values": .array(row.values.map(JSONText.string)),
                        "origin": .string(kind), "place": JSONText(place), "line": JSONText(line),
                    ]
                }),
        ]
    }

    private static func parts(_ origin: SettingOrigin) -> (kind: String, place: String?, line: Int?) {
        switch origin {
        case .option(let name): ("option", name, nil)
        case .environment(let name): ("environment", name, nil)
        case .file(let path, let line): ("file", path, line)
        case .usual: ("default", nil, nil)
        }
    }
}
