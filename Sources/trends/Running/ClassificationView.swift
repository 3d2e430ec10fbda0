import Papers
import Reporter
import TopicEngine

/// Which part of a classification is shown.
struct ClassificationView {
    let all: Bool
    let top: Int?
    let threshold: Double?
    let explain: Bool

    /// How many terms a topic is explained by.
    static let termsShown = 8

    /// Decides about a document; the decision is the classifier's.
    func judge(_ document: Document, _ classifier: inout Classifier) -> Decision {
        classifier.judge(title: document.title, abstract: document.abstract)
        guard let threshold else { return classifier.decision }
        var decision = classifier.decision
        decision.assign(threshold: threshold)
        return decision
    }

    /// Classifies a document and keeps what is shown.
    func answer(_ document: Document, _ classifier: inout Classifier) -> ClassificationAnswer {
        let model = classifier.model
        let classification = judge(document, &classifier).classification(topics: model.topics)
        let shown = classification.topics.reduce(into: [TopicProbability]()) { shown, topic in
            if shows(topic.assigned, place: shown.count) { shown.append(topic) }
        }
        var explanations: [String: TopicExplanation] = [:]
        if explain, classification.abstention == nil {
            for topic in shown {
                explanations[topic.topic] = classifier.explain(topic: topic.topic, title: document.title, abstract: document.abstract)
            }
        }
        let names = Dictionary(uniqueKeysWithValues: model.topics.map { ($0, model.name(of: $0)) })
        return ClassificationAnswer(
            id: document.id, shown: shown, names: names, explanations: explanations, classification: classification, isExplained: explain)
    }
}

/// A classification as it is shown.
struct ClassificationAnswer {
    let id: DocumentID?
    let shown: [TopicProbability]
    let names: [String: String]
    let explanations: [String: TopicExplanation]
    let classification: Classification
    let isExplained: Bool

    /// The document `trends.classification/1`.
    var json: JSONValue {
        return [
            "schema": "trends.classification/1", "id": JSONValue(id), "topics": .array(shown.map(topic)),
            "primary": JSONValue(classification.primary), "abstained": .bool(classification.abstention != nil),
            "reason": JSONValue(classification.abstention?.rawValue),
        ]
    }

    private func topic(_ topic: TopicProbability) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("topic", .string(topic.topic)), .init("name", .string(names[topic.topic] ?? topic.topic)),
            .init("probability", .number(topic.probability)), .init("assigned", .bool(topic.assigned)),
        ]
        if isExplained {
            let terms = explanations[topic.topic]?.contributions.prefix(ClassificationView.termsShown) ?? []
            members.append(
                .init("terms", .array(terms.map { ["term": .string($0.term), "weight": .number($0.weight)] })))
        }
        return .object(members)
    }
}

/// A classification for the terminal.
struct ClassificationText {
    let answer: ClassificationAnswer
    let view: ClassificationView

    func render() -> String {
        if let reason = answer.classification.abstention { return "No topics: \(Self.sentence(reason))\n" }
        guard !answer.shown.isEmpty else { return nearest() }
        let width = answer.shown.map { (answer.names[$0.topic] ?? $0.topic).count }.max() ?? 0
        return answer.shown.map { line($0, width: width) }.joined()
    }

    private func line(_ topic: TopicProbability, width: Int) -> String {
        let name = SafeText.line(answer.names[topic.topic] ?? topic.topic)
        let padding = String(repeating: " ", count: max(0, width - name.count))
        let mark = topic.topic == answer.classification.primary ? "  primary" : topic.assigned ? "" : "  not assigned"
        var text = "\(name)\(padding)  \(Self.percent(topic.probability))\(mark)\n"
        if let explanation = answer.explanations[topic.topic] {
            let terms = explanation.contributions.prefix(ClassificationView.termsShown).map { term in
                "\(SafeText.line(term.term)) \(Self.signed(term.weight))"
            }
            text += "    " + terms.joined(separator: ", ") + "\n"
        }
        return text
    }

    private func nearest() -> String {
        guard let first = answer.classification.topics.first else { return "No topics: the model has none.\n" }
        return
            "No topic is probable enough; the nearest is \(SafeText.line(answer.names[first.topic] ?? first.topic)) with \(Self.percent(first.probability).trimmed).\n"
    }

    private static func percent(_ probability: Double) -> String {
        let rounded = Int((probability * 100).rounded())
        let text = probability > 0 && rounded == 0 ? "<1" : probability < 1 && rounded == 100 ? ">99" : String(rounded)
        return String(repeating: " ", count: max(0, 3 - text.count)) + text + " %"
    }

    private static func signed(_ weight: Double) -> String {
        let hundredths = Int((abs(weight) * 100).rounded())
        let (whole, part) = (hundredths / 100, hundredths % 100)
        return (weight < 0 ? "−" : "+") + "\(whole).\(part < 10 ? "0" : "")\(part)"
    }

    private static func sentence(_ reason: Abstention) -> String {
        switch reason {
        case .empty: "there is no text."
        case .tooShort: "the text is too short to judge."
        case .unknownWords: "too few of its words are known to the model; is it an English abstract?"
        case .outsideField: "it does not read like an abstract of the model's field."
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
