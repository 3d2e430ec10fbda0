import Foundation
import Papers

/// A classification as one value of bytes: the probabilities of a model's topics in the model's
/// order, then one byte a topic that says whether it is assigned.
///
/// A probability is a 32-bit float with the highest byte first, as SQLite's own numbers are: the
/// file means the same on every machine. No bytes at all stand for a classification without topics.
struct TopicScores {
    private let bytes: [UInt8]
    /// How many topics there are.
    let count: Int

    static let bytesPerTopic = 5

    /// Packs the topics of a classification.
    ///
    /// - Precondition: every probability is 0...1.
    init(_ classification: NumberedClassification) {
        count = classification.probabilities.count
        var bytes = [UInt8](repeating: 0, count: count * Self.bytesPerTopic)
        for (topic, probability) in classification.probabilities.enumerated() {
            precondition((0...1).contains(probability), "a probability must be 0...1, but is \(probability)")
            // Zero has no sign.
            let pattern = (Float(probability) + 0).bitPattern
            for byte in 0..<4 { bytes[topic * 4 + byte] = UInt8(truncatingIfNeeded: pattern >> (24 - 8 * byte)) }
            bytes[count * 4 + topic] = classification.isAssigned[topic] ? 1 : 0
        }
        self.bytes = bytes
    }

    /// Takes stored bytes for a model of so many topics; nil where they do not fit it.
    init?(_ data: Data, topics: Int) {
        bytes = Array(data)
        guard Self.areSound(bytes, topics: topics) else { return nil }
        count = bytes.isEmpty ? 0 : topics
    }

    /// What is wrong with bytes that are not sound.
    static let misfit = "what does not fit the topics of its model"

    /// Whether bytes are those of a model of so many topics, or none: so many, probabilities of 0...1, and 0 or 1 for
    /// each topic.
    static func areSound(_ bytes: [UInt8], topics: Int) -> Bool {
        if bytes.isEmpty { return true }
        guard bytes.count == topics * bytesPerTopic else { return false }
        let one = Float(1).bitPattern
        // Of numbers that are not negative the greater has the greater pattern; all others have greater ones still.
        return (0..<topics).allSatisfy { pattern(bytes, $0) <= one && bytes[topics * 4 + $0] <= 1 }
    }

    /// The bytes to store.
    var data: Data { Data(bytes) }

    /// The probability of a topic.
    func probability(_ index: Int) -> Double { Self.probability(bytes, index) }

    /// The probability of a topic in packed bytes.
    @inline(__always)
    static func probability(_ bytes: [UInt8], _ index: Int) -> Double {
        Double(Float(bitPattern: pattern(bytes, index)))
    }

    @inline(__always)
    private static func pattern(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        let start = index * 4
        let high = UInt32(bytes[start]) << 24 | UInt32(bytes[start + 1]) << 16
        return high | UInt32(bytes[start + 2]) << 8 | UInt32(bytes[start + 3])
    }

    /// Whether a topic is assigned.
    func isAssigned(_ index: Int) -> Bool { bytes[count * 4 + index] != 0 }

    /// All topics, the most probable first, ties by slug.
    func probabilities(_ topics: [String]) -> [TopicProbability] {
        let values = (0..<count).map(probability)
        let order = values.indices.sorted { left, right in
            values[left] != values[right] ? values[left] > values[right] : topics[left] < topics[right]
        }
        return order.map { TopicProbability(topic: topics[$0], probability: values[$0], assigned: isAssigned($0)) }
    }
}
