import Listings
import PaperDesk
import ReadableText
import Wording

/// What was noticed on the way, in words.
enum NoticeWords {
    /// The lines of a notice, in order.
    static func lines(_ notice: Notice) -> [String] {
        switch notice {
        case .rejected(let rejections, let count): rejected(rejections, count)
        case .listing(let note): [sentence(note)]
        case .passedOver(_, let error) where Remedies.packed(error) != nil || Remedies.foreign(error) != nil:
            ["passed over: \(Remedies.sentence(error))"]
        case .passedOver(let file, _): ["\(file): passed over, it is no listing"]
        case .leftOut(let what): [what.description]
        case .counted(let twice): [twice.description]
        case .refused(let fault): ["trends: \(Remedies.sentence(fault))"]
        case .labelsWithoutText(let count): ["\(count) labels have no text and were left out"]
        case .labelledPapersWithoutText(let count): ["\(count) labelled papers have no text and were left out"]
        case .labelsWithoutPaper(let count, let all):
            ["\(count) of \(all) labels belong to papers that are not here; they were left out"]
        case .topicsLeftOut(let topics, let labels):
            [
                "topics that the taxonomy does not have were left out: "
                    + "\(ReadableText.shortened(Array(topics.prefix(10)))); "
                    + "\(Figures.count(labels, "label")) with them say nothing of topics that they do not name"
            ]
        case .topicsNotLearned(let topics, let needed):
            [
                "not learned, and never given: \(ReadableText.shortened(topics)); at least \(needed) papers that are "
                    + "not about it are needed beside some that are (trends label ID --not TOPIC)"
            ]
        case .unknownPapers(let model, let reason):
            [
                "which papers \(model) learned from is not known (\(reason ?? "there is no \(model).rows")): the new "
                    + "model is not compared with it, and may change the topics of more papers"
            ]
        case .backgroundDrawn(let count, let all):
            ["vocabulary and latent directions come from \(count) of \(all) papers without label, drawn by their ids"]
        case .labelsReplaced(let count):
            [count == 1 ? "1 label replaced an earlier one" : "\(count) labels replaced earlier ones"]
        case .labelsInConflict(let conflicts): conflictLines(conflicts)
        case .emptyGroups(let found, let asked): ["only \(found) of \(asked) groups have papers"]
        case .listingClassified(let file, let format, let papers):
            [
                "\(file): is a listing (\(format.title)); "
                    + (papers == 1 ? "its paper is classified" : "each of its \(papers) papers is classified")
            ]
        case .nothingKnown: ["the model knows none of the words of the text"]
        case .labelProblem(let file, let line, let problem): ["\(file):\(line): \(sentence(problem))"]
        }
    }

    /// A note on a listing, and the flag that decides it.
    static func sentence(_ note: ListingNote) -> String {
        switch note.remedy {
        case .stateDay(let day?): "\(note); state it with --listed \(day)"
        case .stateDay(nil): "\(note); state it with --listed"
        case .stateRightDay: "\(note); state the right one with --listed"
        case nil: note.description
        }
    }

    private static func rejected(_ rejections: [Rejection], _ count: Int) -> [String] {
        let lines = rejections.prefix(20).map(\.description)
        guard count > 20, let file = rejections.first?.file else { return lines }
        return lines + ["\(file): and \(count - 20) more"]
    }

    private static func conflictLines(_ conflicts: [LabelConflict]) -> [String] {
        let shown = conflicts.prefix(5).map {
            "\($0.file):\($0.lines.1): labels \(ReadableText.shortened($0.id)) otherwise than line "
                + "\($0.lines.0); the later label counts"
        }
        return conflicts.count <= 5 ? shown : shown + ["and \(conflicts.count - 5) more papers with two labels"]
    }

    private static func sentence(_ problem: LabelProblem) -> String {
        switch problem {
        case .unknownTopic(let topic, let alike):
            "the taxonomy has no topic '\(ReadableText.shortened(topic))'\(Remedies.hint(alike))"
        case .noPaper(let id): "the archive has no paper '\(ReadableText.shortened(id))'"
        case .ambiguous(let id, let names):
            "several listings have a paper '\(ReadableText.shortened(id))'; name one of them: "
                + "\(ReadableText.shortened(names))"
        case .contradictory(let topic): "gives '\(ReadableText.shortened(topic))' and denies it"
        case .noID: "has no id"
        }
    }
}
