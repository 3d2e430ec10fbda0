import PaperDesk
import Reporter
import TopicEngine

extension RetrainingReport {
    /// The page's values of what was learned, whether it was written or refused.
    init(_ answer: RetrainAnswer, isRefused: Bool = false) {
        let (learned, previous) = (answer.learned, answer.previous)
        let (header, topics) = (answer.model.header, Set(answer.model.topics))
        func name(_ slug: String) -> String {
            topics.contains(slug) ? answer.model.name(of: slug) : previous?.name(of: slug) ?? slug
        }
        let old = Set(previous?.topics ?? [])
        self.init(
            verdict: Self.verdict(answer.setback, isRefused: isRefused), model: answer.model.fingerprint,
            previous: previous?.fingerprint, papers: Count(before: previous?.header.papers, after: header.papers),
            labelled: Count(before: previous?.header.labelledPapers, after: header.labelledPapers),
            replacedLabels: answer.replacedLabels, vocabulary: answer.vocabulary.map(Vocabulary.init),
            seed: header.options.seed, comparedPapers: learned.comparison?.papers,
            scores: learned.comparison.map(Self.scores) ?? [],
            topics: (learned.comparison?.topics ?? []).map {
                Topic(
                    slug: $0.topic, name: name($0.topic), papers: $0.papers, f1: Comparison("F1", $0.f1))
            },
            validatedPapers: learned.evaluation.papers,
            validated: Self.validated(previous?.header.scores, learned.evaluation),
            churn: learned.churn.map(Churn.init),
            changes: (learned.churn?.topics ?? []).map {
                TopicChange(
                    slug: $0.topic, name: name($0.topic), before: $0.before, after: $0.after, gained: $0.gained,
                    lost: $0.lost)
            },
            refiled: (learned.churn?.refiled ?? []).map {
                Paper(id: $0.id, title: $0.title, before: $0.before.map(name), after: $0.after.map(name))
            },
            added: previous == nil ? [] : topics.subtracting(old).sorted().map(name),
            removed: old.subtracting(topics).sorted().map(name), silent: learned.silentTopics.map(name))
    }

    private static func verdict(_ setback: ModelSetback?, isRefused: Bool) -> Verdict {
        let reason: Setback
        switch setback {
        case nil: return .written
        case .paired: reason = .paired
        case .unpaired(let old, let new): reason = .unpaired(before: old, after: Estimate(new))
        }
        return isRefused ? .refused(reason) : .forced(reason)
    }

    private static func scores(_ comparison: PairedEvaluation) -> [Comparison] {
        [
            Comparison("micro-F1", comparison.microF1), comparison.macroF1.map { Comparison("macro-F1", $0) },
            comparison.primary.map { Comparison("primary topic right", $0) },
        ].compactMap { $0 }
    }

    /// The cross-validated figures of both models. Of one whose file holds no interval of a figure none is told.
    private static func validated(_ before: ModelHeader.Scores?, _ after: Evaluation) -> [Comparison] {
        func comparison(
            _ name: String, _ value: Double?, _ interval: ModelHeader.Interval?, _ figure: EstimatedFigure?
        ) -> Comparison? {
            let earlier = value.flatMap { value in
                interval.map { Estimate(value: value, low: $0.low, high: $0.high) }
            }
            guard earlier != nil || figure != nil else { return nil }
            return Comparison(name: name, before: earlier, after: figure.map(Estimate.init))
        }
        let ends = before?.intervals
        return [
            comparison("accuracy", before?.accuracy, ends?.accuracy, after.accuracy),
            comparison("micro-F1", before?.microF1, ends?.microF1, after.microF1),
            comparison("macro-F1", before?.macroF1, ends?.macroF1, after.macroF1),
            comparison("primary topic right", before?.primary, ends?.primary, after.primary),
            comparison("Brier score", before?.brier, ends?.brier, after.brier),
            comparison(
                "calibration error", before?.calibrationError, ends?.calibrationError, after.calibrationError),
            comparison("ECE10", before?.likelyError, ends?.likelyError, after.likelyError),
        ].compactMap { $0 }
    }
}

extension RetrainingReport.Comparison {
    fileprivate init(_ name: String, _ figure: PairedFigure) {
        self.init(
            name: name, before: Estimate(figure.before), after: Estimate(figure.after),
            difference: Estimate(figure.difference))
    }
}

extension RetrainingReport.Churn {
    fileprivate init(_ churn: TopicEngine.Churn) {
        self.init(
            papers: churn.papers, changed: churn.changed, refiled: churn.primaryChanged, won: churn.won,
            lost: churn.lost, neutral: churn.neutral, heldBack: churn.weight,
            isWithinAim: churn.isWithin(ChurnBudget()))
    }
}

extension RetrainingReport.Vocabulary {
    fileprivate init(_ change: VocabularyChange) {
        self.init(
            terms: .init(before: change.before, after: change.after), added: change.added, removed: change.removed,
            examples: change.examples)
    }
}
