import Foundation
import Testing

/// Compares a document with the file that is committed for it.
///
/// With `TRENDS_RECORD` set in the environment, the file is written instead, and the test fails all
/// the same: a recording is not a check, and what it changed wants to be read.
func expectGolden(_ document: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["TRENDS_RECORD"] != nil {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        try Data(document.utf8).write(to: folder.appending(path: name))
        Issue.record("recorded \(name); read it, and run again without TRENDS_RECORD", sourceLocation: sourceLocation)
        return
    }
    let url = Bundle.module.bundleURL.appending(path: "Fixtures").appending(path: name)
    let golden = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    guard document != golden else { return }
    let difference = lineDifference(from: golden, to: document)
    Issue.record("\(name) differs (- committed, + now):\n\(difference)", sourceLocation: sourceLocation)
}

/// The lines that went and came, in the order of their places.
private func lineDifference(from old: String, to new: String) -> String {
    let (before, after) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
    return after.difference(from: before)
        .sorted { place($0) < place($1) }
        .map { change in
            switch change {
            case .remove(let offset, let line, _): "- \(offset + 1): \(line)"
            case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
            }
        }
        .joined(separator: "\n")
}

private func place(_ change: CollectionDifference<String>.Change) -> (Int, Int) {
    switch change {
    case .remove(let offset, _, _): (offset, 0)
    case .insert(let offset, _, _): (offset, 1)
    }
}
