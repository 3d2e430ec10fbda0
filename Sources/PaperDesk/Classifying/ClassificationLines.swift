import Listings
import Papers
import TopicEngine
import Wording

/// Writes classifications as JSON lines, straight into bytes: the same lines as
/// ``ClassificationAnswer`` gives, made a hundred thousand times a second.
struct ClassificationLines: Sendable {
    private let view: ClassificationView
    /// Each topic's members up to its probability, and its slug alone.
    private let openings: [[UInt8]]
    private let slugs: [[UInt8]]
    /// How each line ends: the model's fingerprint.
    private let ending: [UInt8]

    init(view: ClassificationView, model: TopicModel) {
        self.view = view
        ending = Array(#","model":"#.utf8) + Array(JSONText.string(model.fingerprint).compact.utf8) + Array("}\n".utf8)
        slugs = model.topics.map { Array(JSONText.string($0).compact.utf8) }
        openings = zip(model.topics, slugs).map { topic, slug in
            Array(#"{"topic":"#.utf8) + slug + Array(#","name":"#.utf8)
                + Array(JSONText.string(model.name(of: topic)).compact.utf8)
                + Array(#","probability":"#.utf8)
        }
    }

    /// Appends the line of a decision, without explanations.
    func append(_ decision: Decision, id: DocumentID?, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"schema":"trends.classification/1","id":"#.utf8)
        JSONText(id).append(to: &bytes)
        bytes.append(contentsOf: #","topics":["#.utf8)
        var (shown, isFirst) = (0, true)
        for topic in decision.ranked where view.shows(decision.isAssigned[topic], place: shown) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            shown += 1
            append(topic, of: decision, to: &bytes)
        }
        bytes.append(contentsOf: #"],"primary":"#.utf8)
        bytes.append(contentsOf: decision.primary.map { slugs[$0] } ?? Array("null".utf8))
        bytes.append(contentsOf: #","primary_probability":"#.utf8)
        JSONText(decision.primaryProbability).append(to: &bytes)
        bytes.append(
            contentsOf: decision.abstention == nil
                ? #","abstained":false,"reason":"#.utf8 : #","abstained":true,"reason":"#.utf8)
        JSONText(decision.abstention?.rawValue).append(to: &bytes)
        bytes.append(contentsOf: ending)
    }

    /// Appends the line for one that is no document.
    func append(_ fault: DocumentFault, of line: DocumentReader.Line, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"schema":"trends.error/1","line":"#.utf8)
        JSONText.integer(line.number).append(to: &bytes)
        bytes.append(contentsOf: #","error":"#.utf8)
        JSONText.string(fault.rejection.message).append(to: &bytes)
        bytes.append(contentsOf: #","id":"#.utf8)
        JSONText(line.id).append(to: &bytes)
        bytes.append(contentsOf: ending)
    }

    private func append(_ topic: Int, of decision: Decision, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: openings[topic])
        JSONText.number(decision.probabilities[topic]).append(to: &bytes)
        bytes.append(contentsOf: decision.isAssigned[topic] ? #","assigned":true}"#.utf8 : #","assigned":false}"#.utf8)
    }
}

extension ClassificationView {
    /// Whether a topic is listed, so many having been listed before it.
    func shows(_ isAssigned: Bool, place: Int) -> Bool {
        if all { return true }
        if let top { return place < top }
        return isAssigned
    }
}
