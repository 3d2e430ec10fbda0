import TopicEngine
public import Wording

extension RetrainAnswer {
    /// The document `trends.training/1`. What compares with a model before is null where there was none, or where
    /// nothing is known of the papers that it learned from. Where names were learned from, nothing was judged:
    /// `agreement` is how far the model agrees, on papers that it did not learn from, with what names gave them.
    public var json: JSONText {
        let evaluation = learned.evaluation
        var figures: [JSONText.Member] = [.init("papers", .integer(evaluation.papers))]
        if let accuracy = evaluation.accuracy { figures.append(.init("accuracy", accuracy.json)) }
        figures += [
            .init("micro_f1", evaluation.microF1.json),
            .init("macro_f1", evaluation.macroF1.map(\.json) ?? .null),
        ]
        if let primary = evaluation.primary { figures.append(.init("primary", primary.json)) }
        let agreement: JSONText = ["papers": .integer(evaluation.papers), "micro_f1": evaluation.microF1.json]
        return .object([
            .init("schema", "trends.training/1"), .init("fingerprint", .string(model.fingerprint)),
            .init("model", JSONText(path)), .init("papers", .integer(model.header.papers)),
            .init("labelled", .integer(model.header.labelledPapers)),
            .init("labels_replaced", .integer(replacedLabels)),
            .init("learned_from", .string(isFromNames ? "names" : "labels")),
            .init("one_topic", .bool(model.header.assignsOne)),
            .init("cross_validated", isFromNames ? .null : .object(figures)),
            .init("without_topic", isFromNames ? .integer(strangers) : .null),
            .init("agreement", isFromNames ? agreement : .null),
            .init("compared", learned.comparison.map(Self.comparison) ?? .null),
            .init("churn", learned.churn.map(Self.churn) ?? .null),
        ])
    }

    private static func comparison(_ comparison: PairedEvaluation) -> JSONText {
        [
            "papers": .integer(comparison.papers),
            "micro_f1": ["before": .number(comparison.before), "after": .number(comparison.after)],
            "difference": comparison.difference.json, "worse": .bool(comparison.isWorse),
        ]
    }

    private static func churn(_ churn: Churn) -> JSONText {
        [
            "papers": .integer(churn.papers), "changed": .integer(churn.changed), "share": .number(churn.share),
            "primary_changed": .integer(churn.primaryChanged), "primary_share": .number(churn.primaryShare),
            "won": .integer(churn.won), "lost": .integer(churn.lost), "neutral": .integer(churn.neutral),
            "weight_of_previous": .number(churn.weight),
        ]
    }
}
