import Papers
import Testing

@Suite("A classification that a person corrects") struct CorrectedClassificationTests {
    private let day = CalendarDay(daysSinceEpoch: 20_689)

    /// What a model says: nets 0.9 and agents 0.6 are assigned, speech 0.2 and vision 0.1 are not.
    private let model = Classification(
        topics: [
            TopicProbability(topic: "nets", probability: 0.9, assigned: true),
            TopicProbability(topic: "agents", probability: 0.6, assigned: true),
            TopicProbability(topic: "speech", probability: 0.2, assigned: false),
            TopicProbability(topic: "vision", probability: 0.1, assigned: false),
        ], primary: "nets")

    private func corrected(
        _ given: [String] = [], not: [String] = [], _ classification: Classification? = nil
    ) -> Classification {
        let words =
            given.map { LabelEntry(topic: $0, isAbout: true, day: day) }
            + not.map { LabelEntry(topic: $0, isAbout: false, day: day) }
        return (classification ?? model).corrected(by: words)
    }

    @Test("nothing said changes nothing") func nothing() { #expect(corrected() == model) }

    @Test("what is given is certain, what is denied is not there, other topics stay as they were") func certain() {
        let found = corrected(["vision"], not: ["agents"])
        #expect(
            found.topics == [
                TopicProbability(topic: "vision", probability: 1, assigned: true, saidOn: day),
                TopicProbability(topic: "nets", probability: 0.9, assigned: true),
                TopicProbability(topic: "speech", probability: 0.2, assigned: false),
                TopicProbability(topic: "agents", probability: 0, assigned: false, saidOn: day),
            ])
        #expect(found.assigned.map(\.topic) == ["vision", "nets"])
    }

    @Test("a paper is filed under what was given: the model's choice, else the model's most probable") func filing() {
        #expect(corrected(["vision"]).primary == "vision")
        #expect(corrected(["nets", "vision"]).primary == "nets")
        #expect(corrected(["agents", "nets"]).primary == "nets")
        #expect(corrected(["vision", "speech"]).primary == "speech")
        #expect(corrected(["unheard-of", "speech"]).primary == "speech")
        #expect(corrected(["b-unheard-of", "a-unheard-of"]).primary == "a-unheard-of")
    }

    @Test("a denied choice gives way to the most probable topic still assigned") func denial() {
        #expect(corrected(not: ["nets"]).primary == "agents")
        #expect(corrected(not: ["agents"]).primary == "nets")
        #expect(corrected(not: ["speech"]).primary == "nets")
        let none = corrected(not: ["nets", "agents"])
        #expect(none.primary == nil && none.assigned.isEmpty)
    }

    @Test("a topic that the model does not know joins the list") func unknown() {
        let found = corrected(["unheard-of"], not: ["denied"])
        #expect(found.topics.map(\.topic) == ["unheard-of", "nets", "agents", "speech", "vision", "denied"])
        #expect(found.assigned.map(\.topic) == ["unheard-of", "nets", "agents"])
    }

    @Test("who is given a topic is not abstained from", arguments: [true, false]) func abstention(hasTopics: Bool) {
        let silent = Classification(
            topics: hasTopics ? [TopicProbability(topic: "nets", probability: 0, assigned: false)] : [], primary: nil,
            abstention: .tooShort)
        let given = corrected(["nets"], silent)
        #expect(given.abstention == nil && given.primary == "nets")
        #expect(given.topics == [TopicProbability(topic: "nets", probability: 1, assigned: true, saidOn: day)])
        let denied = corrected(not: ["nets"], silent)
        #expect(denied.abstention == .tooShort && denied.primary == nil && denied.assigned.isEmpty)
    }

    @Test("the last word on a topic that stands counts") func lastWords() {
        func said(_ topic: String, _ isAbout: Bool, back: Bool = false) -> LoggedLabel {
            LoggedLabel(LabelEntry(topic: topic, isAbout: isAbout, day: day), takenBackOn: back ? day : nil)
        }
        let log = [said("nets", true), said("vision", false), said("nets", false), said("vision", true, back: true)]
        #expect(log.lastWords.map(\.topic) == ["nets", "vision"])
        #expect(log.lastWords.map(\.isAbout) == [false, false])
        #expect([said("nets", true, back: true)].lastWords.isEmpty)
    }
}
