import Foundation
import Testing

/// A model file that is not whole is never used.
@Suite struct ModelFileTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("labels.jsonl", TinyCorpus().labelled)
        try place.trends("retrain", "--labels-only", "--labels", "labels.jsonl", "--output", "whole.model")
            .expectSuccess()
    }

    private func expectRefusal(_ model: String, _ code: Int32, _ word: String) throws {
        try place.trends("classify", "--model", model, input: "Boats and oars for a language model.").expectFailure(
            code, saying: model, word)
    }

    @Test("a model cut short is 78") func aModelCutShortIs78() throws {
        let bytes = try place.bytes("whole.model")
        for length in [1, 8, 40, bytes.count / 2, bytes.count - 1] {
            try place.write("short.model", Array(bytes.prefix(length)))
            try expectRefusal("short.model", 78, "model")
        }
        try place.write("long.model", bytes + [0])
        try expectRefusal("long.model", 78, "damaged")
        try place.write("empty.model", [UInt8]())
        try expectRefusal("empty.model", 78, "model")
    }

    @Test("a model with one byte flipped is 78") func aModelWithOneByteFlippedIs78() throws {
        let bytes = try place.bytes("whole.model")
        for position in [0, 9, 30, bytes.count / 3, bytes.count / 2, bytes.count - 1] {
            var flipped = bytes
            flipped[position] ^= 0x10
            try place.write("flipped.model", flipped)
            try expectRefusal("flipped.model", 78, "model")
        }
    }

    @Test("every command that uses the model refuses it") func everyCommandThatUsesTheModelRefusesIt() throws {
        var bytes = try place.bytes("whole.model")
        bytes[bytes.count / 2] ^= 1
        try place.write("flipped.model", bytes)
        let runs = [
            ["report", fixture("day-page.txt")], ["evaluate", "labels.jsonl"], ["model", "info"], ["model", "verify"],
        ]
        for arguments in runs {
            let outcome = try TrendsCommand(folder: place.folder, arguments: arguments + ["--model", "flipped.model"])
                .run()
            outcome.expectFailure(78, saying: "flipped.model", "damaged")
        }
        #expect(try place.bytes("flipped.model") == bytes)
    }

    @Test("info and verify say what the file is") func infoAndVerifySayWhatTheFileIs() throws {
        let info = try place.trends("model", "info", "--model", "whole.model", "--json").object()
        #expect(info["format"] as? Int == 3)
        #expect((info["calibration"] as? String)?.hasPrefix("Platt, then a line of all topics") == true)
        #expect((info["field"] as? [String: Any])?["familiarity"] is Double)
        let whole = try place.trends("model", "verify", "--model", "whole.model", "--json").object()
        #expect(whole["whole"] as? Bool == true && whole["fingerprint"] as? String == info["fingerprint"] as? String)
        #expect(
            try place.trends("model", "verify", "--model", "whole.model").output.contains(
                "whole, format 3, fingerprint "))
    }

    @Test("a missing model is 66") func aMissingModelIs66() throws {
        try expectRefusal("missing.model", 66, "missing.model")
        let outcome = try place.trends("classify", input: "Boats", environment: ["TRENDS_MODEL": "nowhere.model"])
        outcome.expectFailure(66, saying: "nowhere.model")
    }
}
