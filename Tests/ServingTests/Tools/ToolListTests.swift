import Foundation
import Testing
import Wording

@testable import Serving

/// The list of tools, which every assistant reads before its first question.
@Suite struct ToolListTests {
    @Test("five tools, always in the same order, in at most 3,200 characters") func size() throws {
        let talk = try Talk()
        let answer = try talk.ask(Talk.stateless("tools/list"))
        let start = try #require(answer.text.firstRange(of: #""tools":"#))
        let end = try #require(answer.text.firstRange(of: #","ttlMs""#))
        let tools = answer.text[start.upperBound..<end.lowerBound]
        #expect(tools == JSONText.array(Tool.all.map(\.json)).compact)
        #expect(tools.count <= 3_200, "\(tools.count)")
        #expect(Tool.all.map(\.name) == ["report", "topic", "search", "similar", "classify"])
        #expect(try talk.ask(Talk.stateless("tools/list")).text == answer.text)
    }

    @Test("each says what it takes, takes nothing else, and changes nothing", arguments: Tool.all.indices)
    func schemas(index: Int) throws {
        let tool = Tool.all[index]
        let json = try Answer(Array(tool.json.compact.utf8)).members
        let schema = try #require(json["inputSchema"] as? [String: Any])
        #expect(schema["type"] as? String == "object" && schema["additionalProperties"] as? Bool == false)
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(tool.parameters.map(\.name)))
        #expect(properties.values.allSatisfy { $0["type"] is String })
        #expect(Set(schema["required"] as? [String] ?? []).isSubset(of: properties.keys))
        #expect((json["annotations"] as? [String: Any])?["readOnlyHint"] as? Bool == true)
        #expect(json["name"] as? String == tool.name && (json["description"] as? String)?.isEmpty == false)
    }
}
