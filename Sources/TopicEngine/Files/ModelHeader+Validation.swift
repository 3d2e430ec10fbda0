import Papers
import ReadableText

extension ModelHeader {
    /// The most topics: their numbers have two bytes, of which the largest says "none".
    static let mostTopics = 65_534
    /// The longest slug, in bytes of UTF-8. A taxonomy's are shorter; where the labels' own topics are learned, their
    /// names are the slugs.
    static let longestSlug = 1_024
    /// The longest name of a topic and the longest of the other texts, in bytes of UTF-8.
    static let longestText = 10_000

    /// What is wrong with what the header says, or nil: a text that is none, a number out of its range, a topic twice.
    ///
    /// Numbers are finite, since a header that is read holds what JSON can say and doubles that overflow are caught here.
    var fault: String? {
        if !(1...Self.mostTopics).contains(topics.count) { return "it has \(topics.count) topics" }
        if let wrong = topics.first(where: { !Self.isSlug($0.slug) }) {
            return "'\(ReadableText.shortened(wrong.slug))' is no topic's slug"
        }
        if Set(topics.map(\.slug)).count != topics.count { return "two of its topics have the same slug" }
        if !topics.allSatisfy({ $0.name.utf8.count <= Self.longestText }) { return "the name of a topic is too long" }
        let days = [made, firstDay, lastDay].compactMap { $0 }
        if !days.allSatisfy({ $0.utf8.count == 10 && CalendarDay(iso: $0) != nil }) { return "its days are none" }
        if let firstDay, let lastDay, lastDay < firstDay { return "its last day lies before its first" }
        if !(1...64).contains(taxonomy.utf8.count) || !taxonomy.utf8.allSatisfy(Self.isHexDigit) {
            return "the fingerprint of its taxonomy is none"
        }
        if ![papers, labelledPapers].allSatisfy(Self.isCount) { return "its numbers of papers are none" }
        return options.fault ?? scores?.fault
    }

    /// Whether a text can stand for a topic: a line of at most 1,024 bytes without control characters.
    package static func isSlug(_ text: String) -> Bool { !text.isEmpty && isPlain(text, longest: longestSlug) }

    /// Whether a text is short enough, and holds nothing that controls a terminal or breaks a line.
    fileprivate static func isPlain(_ text: String, longest: Int) -> Bool {
        guard text.utf8.count <= longest else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x20...0x7E: true
            case ..<0xA0: false
            default: !scalar.properties.isNoncharacterCodePoint && scalar.value != 0x2028 && scalar.value != 0x2029
            }
        }
    }

    /// Whether a header can name a paper so.
    static func canHold(_ name: String) -> Bool { isPlain(name, longest: longestText) }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// Whether a number counts something: small enough that sums of many are numbers, too.
    fileprivate static func isCount(_ number: Int) -> Bool { (0...1 << 40).contains(number) }

    /// Whether a number is a share or a figure between 0 and 1.
    fileprivate static func isShare(_ number: Double) -> Bool { (0...1).contains(number) }
}

extension ModelHeader.Scores {
    fileprivate var fault: String? {
        let shares = [microF1, macroF1, primary, accuracy, calibrationError, untagged, likelyError].compactMap { $0 }
        let ranges = [
            intervals?.microF1, intervals?.macroF1, intervals?.primary, intervals?.accuracy, intervals?.brier,
            intervals?.calibrationError, intervals?.likelyError,
        ].compactMap { $0 }
        let bins = (reliability ?? []) + [middle].compactMap { $0 }
        // Brier scores of several topics are means; those of one class each are sums, of at most 2.
        guard shares.allSatisfy(ModelHeader.isShare), (0...2).contains(brier), ModelHeader.isCount(papers),
            ranges.allSatisfy({ 0 <= $0.low && $0.low <= $0.high && $0.high <= 2 }),
            bins.count <= 101,
            bins.allSatisfy({
                ModelHeader.isShare($0.said) && ModelHeader.isShare($0.share) && ModelHeader.isCount($0.pairs)
            }),
            topics.allSatisfy({
                [$0.precision, $0.recall, $0.f1].allSatisfy(ModelHeader.isShare) && ModelHeader.isCount($0.papers)
            })
        else { return "its figures are out of their ranges" }
        guard ModelHeader.isPlain(method, longest: ModelHeader.longestText),
            topics.count <= ModelHeader.mostTopics, topics.allSatisfy({ ModelHeader.isSlug($0.topic) })
        else { return "its figures are of no topics" }
        guard (confusions ?? []).allSatisfy(\.isSound) else { return "its confusions are none" }
        return nil
    }
}

extension ModelHeader.Confusion {
    fileprivate var isSound: Bool {
        [truth, said].allSatisfy(ModelHeader.isSlug) && [papers, of].allSatisfy(ModelHeader.isCount)
            && examples.count <= TopicConfusions.mostExamples
            && examples.allSatisfy { ModelHeader.isPlain($0, longest: ModelHeader.longestText) }
    }
}

extension LearningOptions {
    fileprivate var fault: String? {
        let counts = [minimumDocumentFrequency, minimumTitleFrequency, latentRank, powerIterations, epochs, folds]
        let numbers = [latentWeight, titleWeight, membershipCost, primaryCost, tolerance]
        guard counts.allSatisfy({ (0...Int(Int32.max)).contains($0) }),
            numbers.allSatisfy({ (0...1e12).contains($0) })
        else { return "the options that it was learned with are out of their ranges" }
        return nil
    }
}
