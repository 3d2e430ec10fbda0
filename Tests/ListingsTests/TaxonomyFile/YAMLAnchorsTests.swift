import Testing

@testable import Listings

/// What libyaml takes for an anchor is found, and nothing else.
@Suite("Anchors of YAML") struct YAMLAnchorsTests {
    @Test(
        "an anchor or an alias is found with its line, wherever a node may begin",
        arguments: [
            ("&a x", 1), ("*a", 1), ("a: &b c", 1), ("a: *b", 1), ("a:\n  &b c", 2), ("- &a", 1), ("-\n- *a", 2),
            ("? *a\n: 1", 1), ("? a\n: *b", 2), ("*a : 1", 1), ("&a b: c", 1), ("<<: *a", 1), ("[&a]", 1),
            ("[a,*b]", 1), ("{*a: b}", 1), ("{a: [b, {c: *d}]}", 1), ("[a,\n\n &b]", 3), ("!!str &a b", 1),
            ("[!x,&a]", 1), ("--- &a\nb", 1), ("a\n--- *b", 2), ("a\n...\n&b c", 3), ("# c\n&a", 2),
            ("a: 'b'\nc: *d", 2), ("a: \"b\\\"\"\nc: &d e", 2), ("a: 'it''s'\nc: &d e", 2), ("a: |\n  b\nc: &d e", 3),
            ("a: >-\n  b\n\n  c\n&d e", 5), ("a: |2\n   b\n  c\n *d", 4), ("- |\n b\n- *c", 3),
            ("a: |\n\n\n b\n&c d", 5), ("a: b\n c\n&d e", 3), ("a: [b]\nc: &d", 2), ("'a': 1\n'b': *c", 2),
            ("[a]: b\n&c d", 2), ("{a: b}: |\n c\n&d e", 3), ("\u{FEFF}&a", 1), ("- a\n\u{FEFF}- &b", 2),
            ("a: b\u{85}&c d", 2), ("a: b\u{2028}&c d", 2), ("a: b\u{2029}*c", 2), ("# a\u{2028}&b", 2),
            ("a: |\u{2028} b\u{2028}&c d", 3), ("a: b\r&c d", 2), ("a: b\r\n&c d", 2), ("%TAG ! x\n--- &a", 2),
            ("a: \"b\n  c\"\nd: *e", 3), ("a: b # 'c\nd: &e f", 2), ("a: b# 'c\nd: &e f", 2),
        ])
    func isFound(_ yaml: String, _ line: Int) { #expect(YAMLAnchors.firstLine(in: yaml) == line) }

    @Test(
        "the same signs within texts, quotes and comments are what they are there",
        arguments: [
            "", "a: b & c", "a: b &c *d", "a: b\n  & c *d", "a: b\n\n  &c", "R&D: 1", "a: R&D*", "a: '&b'",
            "a: '''&b *c'''", "a: \"&b \\\" *c\"", "'&a': b", "\"*a\": 'b\n  &c'", "# &a\nb: c # *d",
            "a: |\n  &b\n  *c",
            "a: >\n  &b\n\n\n  *c\n", "a: |+2\n   &b\n  *c", "- |\n  &a\n- b", "- - |-\n    *a",
            "a:\n  b: |\n    &c\n  d: e",
            "[a & b, 'c, &d', \"*e\"]", "{a: b &c, d: e*f}", "a: [b\n  & c]", "- a\n  &b", "a: b\u{2028}  &c",
            "? a\n  &b\n: c", "a: -&b", "a: x:&b", "--- |\n &a\n *b", "é: ü\n  &b", "a: | # &x\n  &b",
            "{a: b}: |\n  &c",
        ])
    func isNone(_ yaml: String) { #expect(YAMLAnchors.firstLine(in: yaml) == nil) }

    @Test("what is no YAML ends, and takes time that grows as it does")
    func whatIsNoYAMLEnds() {
        for piece in [
            "[", "{", "'", "\"", "|\n", ": ", "- ", "? ", "a: ", "\n ", "!", "%\n", ",", "]", "a\n", "\\", "# ",
        ] {
            #expect(YAMLAnchors.firstLine(in: String(repeating: piece, count: 50_000)) == nil)
        }
    }
}
