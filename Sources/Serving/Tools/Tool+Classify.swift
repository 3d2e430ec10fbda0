import PaperDesk
import Papers
import TopicEngine
import Wording

extension Tool {
    /// The topics of a text: what `trends classify --json` prints of it.
    static let classify = Tool(
        name: "classify",
        words: "The topics of an abstract, each with a calibrated probability. Other texts get none, and a reason.",
        parameters: [
            ToolParameter("text", .text, "Title, blank line, abstract", isRequired: true),
            ToolParameter("explain", .truth, "With the terms that decided"),
        ]
    ) { arguments, place in
        let view = ClassificationView(explain: arguments.isTrue("explain"))
        let answer = try place.desk.classify(
            ClassifyRequest(try document(arguments.required("text")), view: view, model: place.model))
        return ToolAnswer(answer.json, sentence(answer))
    }

    /// `Video 93 % (primary, by diffusion, frames), Robotics 61 %`. Terms are the model's, and no longer than a word or
    /// two.
    private static func sentence(_ answer: ClassificationAnswer) -> String {
        if let reason = answer.abstention { return "No topics: \(reason.rawValue)." }
        if answer.shown.isEmpty {
            guard let nearest = answer.nearest else { return "No topics: the model has none." }
            return "No topic is probable enough; the nearest is \(nearest.name), "
                + "\(Figures.probability(nearest.probability))."
        }
        return answer.shown.map(words).joined(separator: ", ") + "."
    }

    private static func words(_ topic: ClassificationAnswer.Topic) -> String {
        let terms = topic.explanation?.contributions.prefix(ClassificationView.termsShown).map(\.term) ?? []
        let reason = terms.isEmpty ? [] : ["by " + terms.joined(separator: ", ")]
        let asides = (topic.isPrimary ? ["primary"] : []) + reason
        return "\(topic.name) \(Figures.probability(topic.probability))"
            + (asides.isEmpty ? "" : " (\(asides.joined(separator: "; ")))")
    }
}
