import Featurizer
import Papers
import ReadableText

extension ModelHeader {
    /// Reads what ``TopicModel/encoded()`` writes, members in any order; those with other names are passed
    /// over. Nil where one is missing or of another kind.
    ///
    /// By hand and not by `Decodable`: a process that reads one header spends most of a millisecond on
    /// finding out how.
    init?(json bytes: [UInt8]) {
        guard let header = HeaderValue(json: bytes), let made = header["made"]?.text,
            let papers = header["papers"]?.integer,
            let labelledPapers = header["labelledPapers"]?.integer,
            let options = header["options"].flatMap(LearningOptions.init),
            let tokenRule = header["tokenRule"]?.text, let taxonomy = header["taxonomy"]?.text,
            let topics = header["topics"]?.list(TopicName.init), let assignsOne = header["assignsOne"]?.boolean
        else { return nil }
        let scores = header["scores"].flatMap(Scores.init)
        guard scores != nil || header["scores"] == nil else { return nil }
        self.init(
            made: made, papers: papers, labelledPapers: labelledPapers, firstDay: header["firstDay"]?.text,
            lastDay: header["lastDay"]?.text, options: options, tokenRule: tokenRule, taxonomy: taxonomy,
            topics: topics,
            assignsOne: assignsOne, scores: scores, fromNames: header["fromNames"]?.boolean)
    }
}

extension ModelHeader.TopicName {
    fileprivate init?(_ value: HeaderValue) {
        guard let slug = value["slug"]?.text, let name = value["name"]?.text else { return nil }
        self.init(slug: slug, name: name)
    }
}

extension ModelHeader.Scores {
    fileprivate init?(_ value: HeaderValue) {
        guard let method = value["method"]?.text, let papers = value["papers"]?.integer,
            let microF1 = value["microF1"]?.number,
            let brier = value["brier"]?.number, let calibrationError = value["calibrationError"]?.number,
            let untagged = value["untagged"]?.number, let topics = value["topics"]?.list(ModelHeader.TopicScore.init)
        else { return nil }
        self.init(
            method: method, papers: papers, microF1: microF1, macroF1: value["macroF1"]?.number,
            primary: value["primary"]?.number,
            accuracy: value["accuracy"]?.number, brier: brier, calibrationError: calibrationError, untagged: untagged,
            topics: topics, likelyError: value["likelyError"]?.number,
            middle: value["middle"].flatMap(ModelHeader.Reliability.init),
            reliability: value["reliability"]?.list(ModelHeader.Reliability.init),
            intervals: value["intervals"].map(ModelHeader.Intervals.init),
            confusions: value["confusions"]?.list(ModelHeader.Confusion.init))
    }
}

extension ModelHeader.Reliability {
    fileprivate init?(_ value: HeaderValue) {
        guard let said = value["said"]?.number, let share = value["true"]?.number, let pairs = value["pairs"]?.integer
        else { return nil }
        self.init(said: said, share: share, pairs: pairs)
    }
}

extension ModelHeader.Confusion {
    fileprivate init?(_ value: HeaderValue) {
        guard let truth = value["true"]?.text, let said = value["said"]?.text, let papers = value["papers"]?.integer,
            let of = value["of"]?.integer, let examples = value["examples"]?.list(\.text)
        else { return nil }
        self.init(truth: truth, said: said, papers: papers, of: of, examples: examples)
    }
}

extension ModelHeader.Interval {
    fileprivate init?(_ value: HeaderValue) {
        guard let low = value["low"]?.number, let high = value["high"]?.number else { return nil }
        self.init(low: low, high: high)
    }
}

extension ModelHeader.Intervals {
    fileprivate init(_ value: HeaderValue) {
        func interval(_ name: String) -> ModelHeader.Interval? { value[name].flatMap(ModelHeader.Interval.init) }
        self.init(
            microF1: interval("microF1"), macroF1: interval("macroF1"), primary: interval("primary"),
            accuracy: interval("accuracy"), brier: interval("brier"),
            calibrationError: interval("calibrationError"), likelyError: interval("likelyError"))
    }
}

extension ModelHeader.TopicScore {
    fileprivate init?(_ value: HeaderValue) {
        guard let topic = value["topic"]?.text, let papers = value["papers"]?.integer,
            let precision = value["precision"]?.number,
            let recall = value["recall"]?.number, let f1 = value["f1"]?.number
        else { return nil }
        self.init(topic: topic, papers: papers, precision: precision, recall: recall, f1: f1)
    }
}

extension LearningOptions {
    /// What a header says; what a later version added has its default there.
    fileprivate init?(_ value: HeaderValue) {
        self.init()
        guard let minimumDocumentFrequency = value["minimumDocumentFrequency"]?.integer,
            let minimumTitleFrequency = value["minimumTitleFrequency"]?.integer,
            let latentRank = value["latentRank"]?.integer,
            let powerIterations = value["powerIterations"]?.integer, let latentWeight = value["latentWeight"]?.number,
            let titleWeight = value["titleWeight"]?.number, let loss = value["loss"]?.text.flatMap(Loss.init),
            let membershipCost = value["membershipCost"]?.number, let primaryCost = value["primaryCost"]?.number,
            let epochs = value["epochs"]?.integer, let folds = value["folds"]?.integer,
            let seed: UInt64 = value["seed"]?.whole()
        else { return nil }
        if let rule = value["tokenRule"] {
            guard let rule = rule.text.flatMap(TokenRule.init) else { return nil }
            tokenRule = rule
        }
        (self.minimumDocumentFrequency, self.minimumTitleFrequency) = (minimumDocumentFrequency, minimumTitleFrequency)
        (self.latentRank, self.powerIterations) = (latentRank, powerIterations)
        (self.latentWeight, self.titleWeight, self.loss) = (latentWeight, titleWeight, loss)
        (self.membershipCost, self.primaryCost) = (membershipCost, primaryCost)
        (self.epochs, self.folds, self.seed) = (epochs, folds, seed)
        tolerance = value["tolerance"]?.number ?? 0
    }
}

/// A value of a header's JSON.
enum HeaderValue {
    case nothing
    case text(String)
    /// As it is written.
    case numeral(String)
    case truth(Bool)
    case list([HeaderValue])
    /// The members in their order: they are too few for a table.
    case object([(name: String, value: HeaderValue)])

    /// The most bytes of a header: that of 65,534 topics with their figures has fewer.
    static let mostBytes = 32 << 20
    /// The most members of an object.
    static let mostMembers = 256

    /// Reads JSON; nil where it is none, is too large, nests deeper than `JSONScanner/maximumDepth`, or says something
    /// twice.
    init?(json bytes: [UInt8]) {
        guard bytes.count <= Self.mostBytes, String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var scanner = JSONScanner(bytes)
        guard let value = try? Self.read(&scanner), (try? scanner.finish()) != nil else { return nil }
        self = value
    }

    /// The next value; nil where an object has too many members, or two of one name.
    private static func read(_ scanner: inout JSONScanner) throws(JSONError) -> HeaderValue? {
        switch try scanner.peekKind() {
        case .string: return .text(try scanner.readString())
        case .number: return .numeral(try scanner.readNumberText())
        case .boolean: return .truth(try scanner.readBoolean())
        case .null:
            try scanner.readNull()
            return .nothing
        case .array:
            var values: [HeaderValue] = []
            try scanner.beginArray()
            while try scanner.nextElement() {
                guard let value = try read(&scanner) else { return nil }
                values.append(value)
            }
            return .list(values)
        case .object:
            var members: [(name: String, value: HeaderValue)] = []
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                let name = scanner.string(key)
                guard members.count < mostMembers, !members.contains(where: { $0.name == name }),
                    let value = try read(&scanner)
                else { return nil }
                members.append((name, value))
            }
            return .object(members)
        }
    }

    /// A member; nil where there is none, and where it is `null`, which is as good as none.
    subscript(name: String) -> HeaderValue? {
        guard case .object(let members) = self, let value = members.first(where: { $0.name == name })?.value else {
            return nil
        }
        if case .nothing = value { return nil } else { return value }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var number: Double? {
        if case .numeral(let digits) = self { Double(digits) } else { nil }
    }

    var boolean: Bool? {
        if case .truth(let value) = self { value } else { nil }
    }

    var integer: Int? { whole() }

    func whole<Number: FixedWidthInteger>() -> Number? {
        if case .numeral(let digits) = self { Number(digits) } else { nil }
    }

    /// The elements, or nil where one of them is not what is wanted.
    func list<Element>(_ element: (HeaderValue) -> Element?) -> [Element]? {
        guard case .list(let values) = self else { return nil }
        let elements = values.compactMap(element)
        return elements.count == values.count ? elements : nil
    }
}
