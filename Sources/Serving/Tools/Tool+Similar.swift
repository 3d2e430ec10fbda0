import Listings
import PaperDesk
import ReadableText
import Wording

extension Tool {
    /// Papers like another: what `trends similar ID --top N --json` prints, or `trends similar -` of a text.
    static let similar = Tool(
        name: "similar",
        words: "Papers like a paper of the archive, or like a text (give one of both), with the terms that they share.",
        parameters: [
            ToolParameter("paper", .text, "Its identifier: arXiv, DOI or as search lists it"),
            ToolParameter("text", .text, "An abstract, in place of a paper"), .limit(),
        ]
    ) { arguments, place in
        let answer = try place.desk.similar(
            SimilarRequest(
                try subject(arguments), limit: arguments.number("limit"), model: place.model, archive: place.archive))
        let head =
            answer.hits.isEmpty
            ? "No paper of the archive shares a telling term with it."
            : "\(Figures.count(answer.hits.count, "paper")) of \(answer.compared) compared, the most similar first."
        return ToolAnswer(answer.json, head, data: answer.hits.flatMap(lines))
    }

    private static func subject(_ arguments: ToolArguments) throws -> SimilarRequest.Subject {
        switch (arguments.text("paper"), arguments.text("text")) {
        case (let paper?, nil): .paper(paper)
        case (nil, let text?): .text(try document(text))
        default: throw ArgumentFault.oneOfTwo("paper", "text")
        }
    }

    /// A text as a document: its first line is the title where a blank line follows, as on standard input.
    static func document(_ text: String) throws -> Document { try Document(plainText: Array(text.utf8), name: "text") }

    private static func lines(_ hit: SimilarAnswer.Hit) -> [String] {
        let shared = hit.terms.map(\.term).joined(separator: ", ")
        return PaperLines(hit.paper).lines(hit.topics)
            + ["similarity \(Figures.fixed(hit.likeness.cosine, decimals: 2)), by \(shared)"]
    }
}
