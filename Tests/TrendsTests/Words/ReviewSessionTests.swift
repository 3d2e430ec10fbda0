import Testing

@testable import trends

@Suite("What single keys do to papers under review") struct ReviewSessionTests {
    private func session() -> ReviewSession {
        ReviewSession(listed: [["a", "b", "c"], ["a", "b"]], given: [["b"], []])
    }

    @Test("digits switch the listed topics, enter accepts what is shown") func accepts() {
        var session = session()
        #expect(session.place == 0 && session.said(0).topics == ["b"])
        #expect(session.press(.character("1")) == .shown && session.press(.character("2")) == .shown)
        #expect(session.said(0).topics == ["a"] && session.said(0).not == ["b", "c"])
        for key in [Key.character("0"), .character("4"), .character("x"), .character("½"), .other] {
            #expect(session.press(key) == .ignored)
        }
        #expect(session.differs(0) && !session.differs(1))
        #expect(session.press(.enter) == .accepted(0) && session.place == 1)
        #expect(session.press(.enter) == .accepted(1))
        #expect(session.place == nil && session.accepted == 2 && session.acceptedPlaces == [0, 1])
        #expect(session.press(.enter) == .ignored && session.press(.character("1")) == .ignored)
    }

    @Test("skipped papers are not accepted, and going back tells whether one was") func back() {
        var session = session()
        #expect(session.press(.backspace) == .ignored)
        #expect(session.press(.character("s")) == .skipped(0) && session.press(.enter) == .accepted(1))
        #expect(session.acceptedPlaces == [1])
        #expect(session.press(.backspace) == .back(1, wasAccepted: true) && session.place == 1)
        #expect(session.press(.backspace) == .back(0, wasAccepted: false) && session.place == 0)
        #expect(session.accepted == 0)
        #expect(session.press(.character("?")) == .explained && session.press(.character("q")) == .ended)
    }

    @Test("bytes of a terminal are keys; arrows and what is typed ahead harm nothing") func keys() {
        var bytes = Array("1\r\u{7F}\u{1B}[A\u{1B}[3~\u{1B}OPs\u{1B}?\n\u{8}ü\u{4}1".utf8)
        var keys: [Key] = []
        while let key = SingleKeys.key(&bytes) { keys.append(key) }
        #expect(
            keys == [
                .character("1"), .enter, .backspace, .other, .other, .other, .character("s"), .other, .character("?"),
                .enter, .backspace, .other, .other,
            ])
        #expect(bytes == Array("1".utf8), "Control-D ends")
        var cut = Array("\u{1B}[".utf8)
        #expect(SingleKeys.key(&cut) == .other && cut.isEmpty)
    }
}
