import PaperDesk
import TopicEngine
import Wording

/// Models that can be named, in words.
enum ModelWords {
    /// `version 3 (63c9190814123806)`, `the shipped model (…)`, `my.model (…)`.
    static func name(_ model: KnownModel) -> String {
        let name =
            switch model.kind {
            case .version(let number): "version \(number)"
            case .learned: "the learned model"
            case .shipped: "the shipped model"
            case .file: SafeText.line(model.path)
            }
        return model.fingerprint.isEmpty ? name : "\(name) (\(model.fingerprint))"
    }

    /// That another model is used than the one in force.
    static func overriding(_ model: SourcedSetting<String>) -> String {
        "\(SettingWords.origin(model.origin)) names \(SafeText.line(model.value)), which is used instead of the model in force"
    }

    /// The models as a table, the newest first.
    static func table(_ answer: ModelsAnswer, _ page: TextPage) -> String {
        guard !answer.rows.isEmpty else { return "There is no model.\n" }
        let head = ["version", "made", "fingerprint", "papers", "labelled", "micro-F1", "95 % interval", ""]
        var rows = [head] + answer.rows.map(cells)
        // Columns that say nothing of any model, and the blanks at the ends of lines, are left out.
        if rows.dropFirst().allSatisfy({ $0[6].isEmpty }) { for row in rows.indices { rows[row][6] = "" } }
        let widths = head.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row.indices, zip(row, widths)).filter { $1.1 > 0 }.map { column, cell in
                (3...5).contains(column)
                    ? DisplayWidth.rightAligned(cell.0, to: cell.1) : DisplayWidth.padded(cell.0, to: cell.1)
            }.joined(separator: "  ")
            let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }.map(line.utf8.index(after:)) ?? line.startIndex
            return page.line(String(line[..<end])) + "\n"
        }.joined()
    }

    private static func cells(_ row: ModelsAnswer.Row) -> [String] {
        let name =
            switch row.model.kind {
            case .version(let number): String(number)
            case .learned: "–"
            case .shipped: "shipped"
            case .file: SafeText.line(row.model.path)
            }
        let mark = row.model.isInForce ? "in force" : ""
        guard let header = row.header else {
            return [name, "", row.model.fingerprint, "", "", "", "", mark.isEmpty ? "unusable" : mark + ", unusable"]
        }
        return [
            name, SafeText.line(header.made), row.model.fingerprint, String(header.papers),
            String(header.labelledPapers), Figures.score(header.scores?.microF1),
            header.scores?.intervals?.microF1?.text ?? "", mark,
        ]
    }

    /// What came of a rollback, in a sentence.
    static func sentence(_ answer: RollbackAnswer) -> String {
        guard answer.isChange else { return "\(name(answer.after)) is in force already; nothing changed" }
        let now = "\(name(answer.after)) is in force now"
        guard let before = answer.before else { return "\(now); what stood in its place could not be used" }
        return "\(now) instead of \(name(before))" + (before.kind == .shipped ? "" : ", which is kept")
    }
}
