import TestSupport

@testable import Reporter

/// An evaluation and a retraining of a few invented topics, with numbers that can be checked by hand.
enum SampleJudgements {
    /// Three topics: of ten papers on A six were found, three were given B instead, one of these C too; one was given
    /// nothing instead.
    static func evaluation(_ name: (String) -> String = { $0 }) -> EvaluationReport {
        func topic(
            _ slug: String, papers: Int, found: Int, f1: Double, instead: [(String, Int)] = [], without: Int = 0
        ) -> EvaluationReport.Topic {
            let figure = Estimate(value: f1, low: f1 - 0.1, high: min(1, f1 + 0.1))
            return EvaluationReport.Topic(
                slug: slug, name: name("Topic \(slug)"), papers: papers, precision: figure,
                recall: Estimate(value: Double(found) / Double(papers), low: 0.1, high: 1), f1: figure, found: found,
                instead: instead.map {
                    .init(slug: $0.0, papers: $0.1, examples: [name("\($0.0)-1"), name("\($0.0)-2")])
                }, withoutAnother: without)
        }
        var tenths = (0..<10).map { number in
            let said = (Double(number) + 0.5) / 10
            return EvaluationReport.Reliability(
                pairs: 10 * (number + 1), said: said, share: Estimate(value: said, low: said - 0.05, high: said + 0.05))
        }
        tenths[3] = .init(pairs: 0, said: 0, share: Estimate(value: 0, low: 0, high: 1))
        tenths[7] = .init(pairs: 12_345, said: 0.75, share: Estimate(value: 0.6, low: 0.55, high: 0.65))
        return EvaluationReport(
            model: name("63c9190814123806"), made: "2026-01-02", source: "/home/mia/" + name("labelled.jsonl"),
            papers: 20,
            rejected: 2, isSingleLabel: false,
            scores: [
                NamedEstimate("micro-F1", Estimate(value: 0.8, low: 0.7, high: 0.9)), NamedEstimate("macro-F1", nil),
            ],
            errors: [NamedEstimate("Brier score", Estimate(value: 0.02, low: 0.01, high: 0.03))], untagged: 0.05,
            reliability: tenths,
            middle: .init(pairs: 40, said: 0.66, share: Estimate(value: 0.64, low: 0.5, high: 0.75)),
            topics: [
                topic("a", papers: 10, found: 6, f1: 0.7, instead: [("b", 3), ("c", 1)], without: 1),
                topic("b", papers: 5, found: 5, f1: 0.9), topic("c", papers: 5, found: 4, f1: 0.5, without: 1),
                topic("d", papers: 5, found: 5, f1: 1),
            ], samples: 1000)
    }

    /// A model that does better in A and worse in B, with 25 papers filed elsewhere.
    static func retraining(_ name: (String) -> String = { $0 }) -> RetrainingReport {
        func comparison(_ title: String, _ before: Double, _ after: Double, _ width: Double)
            -> RetrainingReport.Comparison
        {
            func estimate(_ value: Double, _ width: Double) -> Estimate {
                Estimate(value: value, low: value - width, high: value + width)
            }
            return .init(
                name: title, before: estimate(before, 0.02), after: estimate(after, 0.02),
                difference: estimate(after - before, width))
        }
        let topics = [("a", 0.7, 0.8), ("b", 0.9, 0.85), ("c", 0.5, 0.51)]
        return RetrainingReport(
            verdict: .written, model: name("after"), previous: name("before"),
            papers: .init(before: 100, after: 120), labelled: .init(before: 60, after: 60), replacedLabels: 2,
            vocabulary: .init(
                terms: .init(before: 1000, after: 1030), added: 40, removed: 10, examples: [name("world model")]),
            seed: 7, comparedPapers: 60, scores: [comparison("micro-F1", 0.8, 0.812, 0.01)],
            topics: topics.map {
                .init(slug: $0.0, name: name("Topic \($0.0)"), papers: 20, f1: comparison("F1", $0.1, $0.2, 0.03))
            }, validatedPapers: 60, validated: [comparison("Brier score", 0.02, 0.018, 0)],
            churn: .init(
                papers: 50, changed: 30, refiled: 25, won: 4, lost: 3, neutral: 2, heldBack: 0.25, isWithinAim: false),
            changes: topics.map {
                .init(slug: $0.0, name: name("Topic \($0.0)"), before: 20, after: 22, gained: 5, lost: 3)
            },
            refiled: (0..<25).map {
                .init(
                    id: "2501.0000\($0 % 10)", title: name("Paper \($0)"), before: name("Topic a"),
                    after: $0 == 0 ? nil : name("Topic b"))
            }, added: [name("Topic new")], removed: [], silent: [name("Topic mute")])
    }

    /// Texts that try everything, for the place of each text.
    static func hostile(seed: Int) -> (String) -> String {
        var random = HostileText(seed: seed)
        let texts = (0..<64).map { _ in random.next(length: Int.random(in: 1...40, using: &random)) }
        return { texts[$0.unicodeScalars.reduce(0) { ($0 &* 31 &+ Int($1.value)) % texts.count }] }
    }
}
