import Foundation
import Papers

/// Sixty invented papers of three subjects, the same in every run: enough to learn from in a moment.
struct TinyCorpus {
    struct Paper {
        let id: String
        let title: String
        let abstract: String
        let topic: String
    }

    static let topics = ["gardens", "kitchens", "ships"]
    let papers: [Paper]

    private static let words = [
        "gardens": [
            "tulip", "compost", "seedling", "greenhouse", "pruning", "soil", "mulch", "orchard", "trellis", "watering",
        ],
        "kitchens": ["oven", "dough", "simmer", "spice", "broth", "skillet", "recipe", "whisk", "pantry", "kneading"],
        "ships": ["keel", "rigging", "harbour", "sailing", "rudder", "anchor", "tide", "mast", "hull", "cabin"],
    ]
    private static let common = [
        "model", "method", "data", "results", "training", "approach", "network", "task", "learning", "system", "large",
        "language",
        "propose",
    ]

    /// A corpus; `rareWords` gives each paper words of its own, as real ones have them.
    init(rareWords: Bool = true) {
        var random = Shuffler(state: 7)
        papers = (0..<60).map { index in
            let topic = Self.topics[index % 3]
            let own = Self.words[topic] ?? []
            func text(_ count: Int) -> String {
                (0..<count).map { _ in
                    random.next(10) < 4 ? own[random.next(own.count)] : Self.common[random.next(Self.common.count)]
                }
                .joined(separator: " ")
            }
            let rare = rareWords ? " called qua\(Self.letters(index))x and zor\(Self.letters(index))" : ""
            return Paper(id: "\(topic)-\(index)", title: text(5), abstract: text(30 + index % 20) + rare, topic: topic)
        }
    }

    private static func letters(_ index: Int) -> String {
        String(String.UnicodeScalarView([index / 26, index % 26].compactMap { Unicode.Scalar(UInt32(97 + $0)) }))
    }

    /// A label file with text, one label a paper.
    var labelled: String {
        lines { #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.abstract)","label":"\#($0.topic)"}"# }
    }
    /// A label file with text and sets of topics.
    var tagged: String {
        lines {
            #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.abstract)","topics":["\#($0.topic)"],"#
                + #""primary":"\#($0.topic)"}"#
        }
    }
    /// Labels without text.
    var labels: String { lines { #"{"id":"\#($0.id)","topics":["\#($0.topic)"]}"# } }
    /// A listing without labels.
    var listing: String {
        lines { #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.abstract)","listed":"2025-01-06"}"# }
    }
    /// The labels of other papers: nothing can be learned from them.
    var mislabelled: String {
        var random = Shuffler(state: 11)
        return lines {
            #"{"id":"\#($0.id)","title":"\#($0.title)","abstract":"\#($0.abstract)","#
                + #""label":"\#(Self.topics[random.next(3)])"}"#
        }
    }

    static let taxonomy = """
        version: 1
        topics:
          - slug: gardens
            name: Gardens
          - slug: kitchens
            name: Kitchens
          - slug: ships
            name: Ships

        """

    private func lines(_ line: (Paper) -> String) -> String { papers.map { line($0) + "\n" }.joined() }

    /// The lines in another order.
    static func shuffled(_ text: String) -> String {
        var random = Shuffler(state: 3)
        var lines = text.split(separator: "\n")
        for index in lines.indices.dropFirst() { lines.swapAt(index, random.next(index + 1)) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A linear congruential generator (Knuth's MMIX constants), of which the upper bits are taken.
    private struct Shuffler {
        var state: UInt64

        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }
}
