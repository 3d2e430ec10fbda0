/// Makes text of unknown origin plain words in Markdown: no markup, no link, no table cell, no tag comes of it.
package enum MarkdownText {
    /// The text on one line, harmless as in `SafeText`, with every character that Markdown
    /// (CommonMark, and GitHub's tables, strike-through and formulas) gives a meaning to escaped,
    /// and addresses kept from becoming links; at the start of a line or of a list item also what
    /// would begin a list there.
    package static func escaped(_ text: String, atLineStart: Bool = false) -> String {
        var result = ""
        let line = SafeText.line(text)
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#":
                result.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        result = withoutAddresses(result)
        return atLineStart ? withoutListMark(result) : result
    }

    /// GitHub makes links of bare addresses (`www.a.org`, `http://a.org`, `a@b.org`), others of whatever begins with a
    /// scheme (`mailto:a`) or ends as domains do (`a.org/b`), and both of people and numbers (`@a`, `#1`).
    ///
    /// A colon between letters or before a slash, two slashes, and the point behind `www` and before the end of a domain
    /// become references, which no reader takes for part of an
    /// address. Behind `@` and before a number that is too late: such links are made of the finished text, where
    /// U+2060, which has no width, keeps them apart.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(where: { ":.@#/".utf8.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            result.append(scalar)
            let before = place > 0 ? scalars[place - 1] : " "
            let next = place + 1 < scalars.count ? scalars[place + 1] : " "
            switch scalar {
            case ":" where next == "/" || before.properties.isAlphabetic && next.properties.isAlphabetic:
                replaceLast(with: "&#58;", in: &result)
            case "."
            where isWWW(scalars[max(0, place - 3)..<place]) || isWord(before) && endsDomain(scalars[(place + 1)...]):
                replaceLast(with: "&#46;", in: &result)
            case "/" where next == "/" && before != ":": replaceLast(with: "&#47;", in: &result)
            case "@" where next != " ", "#" where before == "\\" && isWord(next):
                result.append(contentsOf: "&#8288;".unicodeScalars)
            default: break
            }
        }
        return String(result)
    }

    private static func replaceLast(with text: String, in result: inout String.UnicodeScalarView) {
        result.removeLast()
        result.append(contentsOf: text.unicodeScalars)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || isDigit(scalar) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Whether a text begins with what domains end with: the letters of a country, or a well-known word.
    private static func endsDomain(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let letters = scalars.prefix(7).prefix { $0.properties.isAlphabetic }
        return domainEnds.contains(String(String.UnicodeScalarView(letters)).lowercased())
    }

    /// The countries' own domains, and those others that programs make links of where no scheme is named.
    private static let domainEnds = Set(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf \
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf \
        gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km \
        kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz \
        na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg \
        sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc \
        ve vg vi vn vu wf ws ye yt za zm zw com org net edu gov mil int info biz name pro web xxx aero asia coop museum shop \
        dev app
        """.split(separator: " ").map(String.init))

    private static func isWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.count == 3 && scalars.allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// A dash, a plus or `1.` at the beginning would begin a list, an equals sign could underline a heading.
    private static func withoutListMark(_ text: String) -> String {
        guard let first = text.utf8.first else { return text }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "=") { return "\\" + text }
        let digits = text.utf8.prefix { (48...57).contains($0) }
        guard !digits.isEmpty, let mark = text.utf8.dropFirst(digits.count).first else { return text }
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return text }
        return "\(text.prefix(digits.count))\\\(text.dropFirst(digits.count))"
    }
}
