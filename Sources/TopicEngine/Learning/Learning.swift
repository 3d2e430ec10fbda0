import Featurizer
import LinearAlgebra
import Papers

/// What was learned, before it is decided how much of the previous model's scores there is to be in it.
struct Learning {
    private let set: TrainingSet
    private let origin: ModelOrigin
    private let options: LearningOptions
    private let previous: PreviousModel?
    private let workers: Workers
    private let isWanted: @Sendable () -> Bool
    private let learned: LearnedRows
    private let plan: FoldPlan
    private let functions: OneVsRest
    private let scored: ScoredRows
    /// The rule of what was learned, nothing of the previous model in it.
    private let own: DecisionRule
    /// What would have been learned of the labels that the previous model knew; nil where they are the same.
    private let unchanged: (functions: OneVsRest, scored: ScoredRows)?
    private let shared: SharedTopics?
    /// What the previous model said of each labelled paper that it did not learn from.
    private let answers: [HeldOutAnswer?]
    /// What the previous model says of the texts whose labels it knew or that have none; nil where it is not known
    /// which labels it knew.
    let previousDecisions: TextDecisions?

    /// - Parameter mixes: whether something of the previous model may be mixed in, and not only compared.
    init(
        _ set: TrainingSet, _ origin: ModelOrigin, _ options: LearningOptions, _ previous: PreviousModel?,
        mixes: Bool, _ workers: Workers, _ isWanted: @escaping @Sendable () -> Bool, _ progress: (String) -> Void
    ) throws(TrainingError) {
        (self.set, self.origin, self.options, self.previous, self.workers) = (set, origin, options, previous, workers)
        self.isWanted = isWanted
        learned = try LearnedRows(set, options: options, workers: workers, isWanted: isWanted, progress: progress)
        progress("learning \(set.topics.count) topics from \(set.labelledCount) labelled papers")
        plan = set.foldPlan(options, workers: workers)
        let targets = set.targets(options, terms: learned.text.vocabulary.count)
        functions = OneVsRest(
            learned.rows, targets: targets, rounds: plan.rounds, foldCount: plan.parts, options: options,
            workers: workers, isWanted: isWanted)
        guard isWanted() else { throw .notWanted }
        progress("calibrating")
        scored = set.scoredRows(functions.heldOut, folds: plan.folds)
        own = scored.decisionRule(on: scored.calibrationRows)
        guard let previous else {
            (shared, answers, previousDecisions, unchanged) = (nil, set.labels.map { _ in nil }, nil, nil)
            return
        }
        shared = SharedTopics(before: previous.model, after: set.topics)
        let classifiers = WorkingStates { Classifier(model: previous.model) }
        let ids = set.labelledIDs
        answers = workers.mapBlocks(of: ids.count, size: 256) { places in
            classifiers.with { classifier in
                places.map { place in
                    let text = place < set.labelledTexts.count ? set.texts[set.labelledTexts[place]] : nil
                    return previous.answer(ids[place], text, &classifier)
                }
            }
        }.flatMap { $0 }
        guard previous.knowsItsPapers else {
            (previousDecisions, unchanged) = (nil, nil)
            return
        }
        unchanged = mixes ? Self.unchanged(set, previous, targets, learned, plan, options, workers, isWanted) : nil
        guard isWanted() else { throw .notWanted }
        let texts = set.texts.indices.filter { text in
            guard let place = set.labelPlace(ofText: text), !set.labels[place].isProposalOnly else { return true }
            return previous.learned(ids[place], set.labels[place], of: set.topics)
        }
        previousDecisions = TextDecisions(previous.model, texts.map { set.texts[$0] }, workers)
    }

    /// What would have been learned of the labels that the previous model knew; nil where they are the same.
    private static func unchanged(
        _ set: TrainingSet, _ previous: PreviousModel, _ targets: [OneVsRest.Targets], _ learned: LearnedRows,
        _ plan: FoldPlan, _ options: LearningOptions, _ workers: Workers, _ isWanted: @Sendable () -> Bool
    ) -> (functions: OneVsRest, scored: ScoredRows)? {
        let known = set.relabelled(previous.labels(of: set.labelledIDs, topics: set.topics))
        let others = known.targets(options, terms: learned.text.vocabulary.count)
        guard others.count == targets.count, zip(others, targets).contains(where: { $0.signs != $1.signs }) else {
            return nil
        }
        let functions = OneVsRest(
            learned.rows.weighing(known.labels.map(\.weight)), targets: others, rounds: plan.rounds,
            foldCount: plan.parts, options: options, workers: workers, isWanted: isWanted)
        return (functions, known.scoredRows(functions.heldOut, folds: plan.folds))
    }

    /// Scores that are to some part those of the previous model, and the rule behind them.
    struct Mixture {
        /// How much of the way from what the labels of then would give to the previous model is gone.
        var weight: Double
        /// The cross-validated scores.
        var rows: ScoredRows
        var rule: DecisionRule
        /// What its model says of the texts that the previous one is compared on, where that is known already.
        var decisions: TextDecisions?
    }

    /// The mixture in which the previous model has some weight.
    ///
    /// Calibrations and thresholds are mixed with its own: the F1 that thresholds are chosen by is so flat that another
    /// paper or two move them far, and every paper between the old one and the new one would change its topics.
    func mixture(weight: Double) -> Mixture {
        guard weight > 0, let shared, let previous else { return Mixture(weight: 0, rows: scored, rule: own) }
        let places = shared.before(count: set.topics.count)
        let rows = scored.mixed(
            own, with: answers.map { $0?.scores(for: places) }, unchanged: unchanged?.scored ?? scored, weight: weight)
        var rule = rows.decisionRule(on: rows.calibrationRows)
        for place in shared.places {
            rule.mix(place.after, with: previous.model, place.before, weight: weight)
        }
        rule.mixLine(with: previous.model, weight: weight)
        return Mixture(weight: weight, rows: rows, rule: rule)
    }

    /// The mixture with the smallest weight of the previous model, in sixteenths, at which no more texts change than a
    /// budget allows; with fifteen sixteenths where none does.
    func mixture(keeping previous: TextDecisions, within budget: ChurnBudget) -> Mixture {
        var plain = mixture(weight: 0)
        let after = TextDecisions(folded(header(nil), plain), previous.texts, workers)
        plain.decisions = after
        guard let shared else { return plain }
        let churn = previous.churn(to: after, shared)
        if isNothingNew, churn.changed > 0 || churn.primaryChanged > 0 { return mixture(weight: 1) }
        guard !churn.isWithin(budget) else { return plain }
        let base = unchanged.map {
            TextDecisions(folded(header(nil), plain, $0.functions), previous.texts, workers)
        }
        var (low, high) = (0, Self.parts - 1)
        var best = mixture(weight: Double(high) / Double(Self.parts))
        while high - low > 1, isWanted() {
            let middle = (low + high) / 2
            let next = mixture(weight: Double(middle) / Double(Self.parts))
            let mixed = after.mixed(
                with: previous, unchanged: base ?? after, next, shared, topics: set.topics)
            if previous.churn(to: mixed, shared).isWithin(budget) {
                (high, best) = (middle, next)
            } else {
                low = middle
            }
        }
        return best
    }

    /// Whether the previous model was learned in the same way from the same papers with the same labels, as far as
    /// counts, days and document frequencies tell: then it stays.
    private var isNothingNew: Bool {
        guard let previous, previous.knowsItsPapers, unchanged == nil else { return false }
        let header = previous.model.header
        return header.options == options && header.taxonomy == origin.taxonomy && header.papers == set.textCount
            && header.labelledPapers == set.labelledCount && header.firstDay == origin.firstDay?.description
            && header.lastDay == origin.lastDay?.description && previous.model.topics == set.topics
            && previous.model.text.inverseDocumentFrequencies.bytes == learned.text.inverseDocumentFrequencies.bytes
            && previous.model.title.inverseDocumentFrequencies.bytes == learned.title.inverseDocumentFrequencies.bytes
    }

    /// The steps of weights.
    private static let parts = 16
    /// The largest weight.
    static let mostWeight = Double(parts - 1) / Double(parts)

    /// The model of a mixture, judged and compared. Its figures are those of calibrations and thresholds of each part,
    /// with nothing of the previous model's, which were chosen on all papers.
    func model(_ mixture: Mixture) -> LearnedModel {
        let decisions = mixture.rows.heldOutDecisions(topics: set.topics, workers: workers)
        let ids = set.labelledIDs
        let judged = mixture.rows.calibrationRows.map { row in
            // Topics that are not learned are no fault of the model's.
            var label = set.labels[row]
            label.topics.formIntersection(set.topics)
            return JudgedPaper(
                id: ids[row], label: label, classification: decisions[row].classification(topics: set.topics))
        }
        let evaluation = Evaluation(
            judged, samples: ModelHeader.Scores.samples(of: judged.count), workers: workers)
        let model = folded(header(evaluation), mixture).sealed()
        return LearnedModel(
            model: model, rows: labelledRows(model, mixture, decisions), evaluation: evaluation,
            silentTopics: zip(set.topics, scored.silentTopics).compactMap { $1 ? $0 : nil },
            comparison: comparison(decisions), churn: churn(model, mixture, decisions))
    }

    private func header(_ evaluation: Evaluation?) -> ModelHeader {
        ModelHeader(
            made: origin.made.description, papers: set.textCount,
            labelledPapers: origin.isFromNames ? 0 : set.labelledCount,
            firstDay: origin.firstDay?.description, lastDay: origin.lastDay?.description, options: options,
            tokenRule: learned.text.rule.rawValue, taxonomy: origin.taxonomy,
            topics: set.topics.map { .init(slug: $0, name: name(of: $0)) }, assignsOne: set.assignsOne,
            scores: origin.isFromNames ? nil : evaluation.map { ModelHeader.Scores($0, method: plan.method) },
            fromNames: origin.isFromNames ? true : nil)
    }

    /// The name of a topic; its slug where it has none that a header can hold.
    private func name(of slug: String) -> String {
        origin.names[slug].flatMap { $0.utf8.count <= ModelHeader.longestText ? $0 : nil } ?? slug
    }

    /// The model of a mixture: one weight a term and function, the previous model's mixed in.
    private func folded(
        _ header: ModelHeader, _ mixture: Mixture, _ functions: OneVsRest? = nil
    ) -> TopicModel {
        var (text, title, biases) = termWeights(functions ?? self.functions)
        if mixture.weight > 0, let previous, let shared {
            let others = previous.model.weights(for: learned.text, title: learned.title)
            let base = unchanged.map { termWeights($0.functions) } ?? (text, title, biases)
            for place in shared.places {
                mix(place, previous.model, others, base, Float(mixture.weight), &text, &title, &biases)
            }
            for (topic, calibration) in mixture.rule.calibrations.enumerated() {
                text.scale(column: topic, by: Float(calibration.slopes[0]))
                title.scale(column: topic, by: Float(calibration.slopes[0]))
                biases[topic] = biases[topic] * Float(calibration.slopes[0]) + Float(calibration.intercept)
            }
        }
        let scales = TermWeights.scales(for: [text, title])
        return TopicModel(
            header: header, text: learned.text, title: learned.title,
            textWeights: TermWeights(rounding: text, scales: scales, workers: workers),
            titleWeights: TermWeights(rounding: title, scales: scales, workers: workers),
            scales: scales, biases: biases, curves: mixture.rule.curves, thresholds: mixture.rule.thresholds,
            primaryRule: mixture.rule.primary, fieldTest: learned.fieldTest)
    }

    /// The weights of the terms of text and title in the model's functions, and what each function begins with:
    /// calibrated slopes, latent projection and title scale multiplied through.
    private func termWeights(_ functions: OneVsRest) -> (text: Matrix, title: Matrix, biases: [Float]) {
        let combination = FunctionCombination(
            own.calibrations, topics: set.topics.count, targets: functions.targetCount,
            knowsPrimary: scored.knowsPrimary)
        let weights = combination.apply(to: functions, width: learned.rows.width, workers: workers)
        let (textTerms, titleTerms) = (learned.text.vocabulary.count, learned.title.vocabulary.count)
        var text = weights.rows(0..<textTerms)
        if let latent = learned.latent {
            let unfolded = latent.unfolded(
                weights.rows(textTerms + titleTerms..<learned.rows.bias), workers: workers)
            text.add(unfolded, times: learned.latentScale)
        }
        let scale = [Float](repeating: learned.titleScale, count: weights.columns)
        var title = weights.rows(textTerms..<textTerms + titleTerms).scalingColumns(by: scale)
        text.scaleRows(by: learned.factors.text)
        title.scaleRows(by: learned.factors.title)
        return (text, title, zip(weights.row(learned.rows.bias), combination.intercepts).map(+))
    }

    /// Mixes the previous model's functions of a shared topic into new ones.
    private func mix(
        _ place: (before: Int, after: Int), _ previous: TopicModel, _ others: (text: Matrix, title: Matrix),
        _ base: (text: Matrix, title: Matrix, biases: [Float]), _ weight: Float, _ text: inout Matrix,
        _ title: inout Matrix, _ biases: inout [Float]
    ) {
        let first = (set.topics.count + 7) / 8 * 8
        var functions = [(place.before, place.after)]
        if previous.knowsPrimary, scored.knowsPrimary {
            functions.append((previous.firstPrimary + place.before, first + place.after))
        }
        for (before, after) in functions {
            text.move(column: after, from: base.text, towards: others.text, column: before, weight: weight)
            title.move(column: after, from: base.title, towards: others.title, column: before, weight: weight)
            biases[after] += weight * (previous.biases[before] - base.biases[after])
        }
    }

    /// The labelled papers with the answers of the cross-validation, and with counts where others may learn from them.
    private func labelledRows(_ model: TopicModel, _ mixture: Mixture, _ decisions: [Decision]) -> LabelledRows {
        // Nobody labelled them: who learns later must not take guesses for labels.
        if origin.isFromNames { return LabelledRows(model: model.fingerprint, topics: set.topics, rows: []) }
        let (ids, terms) = (set.labelledIDs, terms(model))
        let labelled = ids.indices.map { place in
            LabelledRow(
                id: ids[place], label: set.labels[place], fold: plan.folds[place], terms: terms?[place],
                answer: HeldOutAnswer(
                    scores: mixture.rule.scores(mixture.rows.scores[place]).map(Float.init),
                    primaryScores: mixture.rows.primaryScores[place].map(Float.init), decision: decisions[place]))
        }
        return LabelledRows(
            model: model.fingerprint, topics: set.topics, rows: labelled.sorted { $0.id < $1.id })
    }

    /// How often each term of a model occurs in each labelled text; nil where others cannot learn from that.
    private func terms(_ model: TopicModel) -> [LabelledRow.Terms]? {
        guard set.base == nil, !set.assignsOne else { return nil }
        let readers = WorkingStates { (text: TermReader(model.text), title: TermReader(model.title)) }
        return workers.mapBlocks(of: set.labelledTexts.count, size: 256) { places in
            readers.with { readers in
                set.labelledTexts[places].map { text in
                    readers.text.read(set.texts[text].title.utf8.span)
                    readers.text.read(set.texts[text].abstract.utf8.span)
                    readers.text.finish()
                    readers.title.read(set.texts[text].title.utf8.span)
                    readers.title.finish()
                    return LabelledRow.Terms(text: readers.text.counts, title: readers.title.counts)
                }
            }
        }.flatMap { $0 }
    }

    /// Both models on the labelled papers of which it is known what the previous one would have said.
    private func comparison(_ decisions: [Decision]) -> PairedEvaluation? {
        guard let previous, let shared, !shared.places.isEmpty else { return nil }
        let (older, newer) = (shared.places.map(\.before), shared.places.map(\.after))
        let slugs = newer.map { set.topics[$0] }
        let kept = Set(slugs)
        return PairedEvaluation(
            answers.indices.compactMap { row in
                guard let answer = answers[row], !set.labels[row].isProposalOnly else { return nil }
                var label = set.labels[row]
                label.topics.formIntersection(kept)
                label.primary.formIntersection(kept)
                return (
                    label,
                    Classification(
                        slugs, older.map { (Double(answer.probabilities[$0]), answer.isAssigned[$0]) },
                        primary: answer.primary.flatMap { older.firstIndex(of: $0) }),
                    Classification(
                        slugs, newer.map { (decisions[row].probabilities[$0], decisions[row].isAssigned[$0]) },
                        primary: decisions[row].primary.flatMap { newer.firstIndex(of: $0) })
                )
            }, seed: previous.model.header.options.seed, workers: workers)
    }

    private func churn(_ model: TopicModel, _ mixture: Mixture, _ decisions: [Decision]) -> Churn? {
        guard let previous, let shared, let before = previousDecisions else { return nil }
        var churn = before.details(
            to: mixture.decisions ?? TextDecisions(model, before.texts, workers), shared,
            before: previous.model.topics, after: set.topics)
        churn.weight = mixture.weight
        for row in answers.indices {
            guard let answer = answers[row] else { continue }
            var (wrongBefore, wrongAfter, isChanged) = (0, 0, false)
            for place in shared.places {
                let (old, new) = (answer.isAssigned[place.before], decisions[row].isAssigned[place.after])
                isChanged = isChanged || old != new
                guard let truth = set.labels[row].isAbout(set.topics[place.after]) else { continue }
                wrongBefore += old == truth ? 0 : 1
                wrongAfter += new == truth ? 0 : 1
            }
            if wrongAfter < wrongBefore { churn.won += 1 }
            if wrongAfter > wrongBefore { churn.lost += 1 }
            if isChanged, wrongAfter == wrongBefore { churn.neutral += 1 }
        }
        return churn
    }
}

extension Classification {
    /// What is said of some topics, the most probable first (ties by slug), and the number of the one to file under.
    fileprivate init(_ slugs: [String], _ said: [(probability: Double, isAssigned: Bool)], primary: Int?) {
        self.init(
            topics: zip(slugs, said).map {
                TopicProbability(topic: $0, probability: $1.probability, assigned: $1.isAssigned)
            }.sorted { ($1.probability, $0.topic) < ($0.probability, $1.topic) },
            primary: primary.map { slugs[$0] })
    }
}

extension Matrix {
    fileprivate func rows(_ range: Range<Int>) -> Matrix {
        Matrix(
            rows: range.count, columns: columns,
            storage: Array(storage[range.lowerBound * columns..<range.upperBound * columns]))
    }

    fileprivate mutating func scaleRows(by factors: [Float]?) {
        for (row, factor) in (factors ?? []).enumerated() where factor != 1 {
            for column in 0..<columns { self[row, column] *= factor }
        }
    }

    fileprivate mutating func add(_ other: Matrix, times factor: Float) {
        let (added, count) = (other.storage.span, storage.count)
        var sums = storage.mutableSpan
        for place in 0..<count { sums[place] += factor * added[place] }
    }

    fileprivate mutating func move(
        column: Int, from base: Matrix, towards other: Matrix, column otherColumn: Int, weight: Float
    ) {
        for row in 0..<rows { self[row, column] += weight * (other[row, otherColumn] - base[row, column]) }
    }

    fileprivate mutating func scale(column: Int, by factor: Float) {
        for row in 0..<rows { self[row, column] *= factor }
    }
}
