import Foundation
import Papers
import Testing

@testable import Listings
@testable import ReadableText

/// The taxonomy that comes with the program.
@Suite struct TopicsFileTests {
    private func topics() throws -> [Topic] {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return try Taxonomy.read(folder.appendingPathComponent("Data/topics.yaml").path).topics
    }

    @Test("slugs are permanent") func slugsArePermanent() throws {
        #expect(
            try topics().map(\.slug) == [
                "reinforcement-learning", "preference-optimization", "efficiency", "reasoning", "agents", "code",
                "language-models",
                "multimodal", "image-generation", "video", "3d", "vision", "audio", "robotics", "retrieval",
                "evaluation", "safety",
                "privacy-security", "interpretability", "learning-theory", "science-health", "structured-data",
                "human-ai",
            ])
    }

    @Test("every topic is defined and has cues") func everyTopicIsDefinedAndHasCues() throws {
        for topic in try topics() {
            #expect(topic.definition.count >= 60, "\(topic.slug)")
            #expect((8...20).contains(topic.cues.count), "\(topic.slug)")
            #expect(topic.cues.allSatisfy { $0 == $0.lowercased() }, "\(topic.slug)")
        }
    }
}
