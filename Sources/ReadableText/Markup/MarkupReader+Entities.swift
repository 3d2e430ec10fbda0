extension MarkupReader {
    /// Resolves the entity that begins at an index and returns the place behind it; nil where it is
    /// just an ampersand (`AT&T`, `R&D`).
    mutating func readEntity(at index: Int, _ end: Int) -> Int? {
        var semicolon = index + 1
        while semicolon < min(end, index + 12), source[semicolon] != UInt8(ascii: ";") { semicolon += 1 }
        guard semicolon < min(end, index + 12), semicolon > index + 1 else { return nil }
        let name = source[index + 1..<semicolon]
        if name.first == UInt8(ascii: "#") {
            guard let text = HTMLEntities.character(name.dropFirst()) else { return nil }
            append(text)
        } else {
            guard let text = HTMLEntities.named[String(decoding: name, as: UTF8.self)] else { return nil }
            append(text)
        }
        return semicolon + 1
    }
}

/// What HTML's entities stand for.
enum HTMLEntities {
    /// The 252 names of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html) and `apos`.
    /// Characters that only steer the layout stand for nothing.
    static let named: [String: String] = {
        var table = ["apos": "'", "shy": "", "zwnj": "", "zwj": "", "lrm": "", "rlm": ""]
        for name in ["nbsp", "ensp", "emsp", "thinsp"] { table[name] = " " }
        for (offset, name) in latin.split(separator: " ").enumerated() where table[String(name)] == nil {
            table[String(name)] = String(Character(Unicode.Scalar(UInt8(0xA0 + offset))))
        }
        let words = others.split(whereSeparator: \.isWhitespace)
        for place in stride(from: 0, to: words.count - 1, by: 2) {
            table[String(words[place])] = String(words[place + 1])
        }
        return table
    }()

    /// The character with a number, decimal or after an `x` hexadecimal; nil where there is no number.
    ///
    /// Control characters stand for nothing, numbers that are none of Unicode's for U+FFFD, and 128
    /// to 159 for what Windows means by them, as HTML has it
    /// (https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state).
    static func character(_ digits: ArraySlice<UInt8>) -> String? {
        let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let number = UInt32(text, radix: isHexadecimal ? 16 : 10)
        else { return nil }
        switch number {
        case 0x09, 0x0A, 0x0C, 0x0D: return " "
        case 0x80...0x9F: return windows[Int(number) - 0x80]
        case 0..<0x20, 0x7F: return ""
        default: return Unicode.Scalar(number).map { String(Character($0)) } ?? "\u{FFFD}"
        }
    }

    /// Windows-1252 from 128 on; what it leaves open stands for nothing.
    private static let windows = [
        "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
        "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
    ]

    /// The names of U+00A0 to U+00FF, in order.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 \
        ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute \
        Ecirc Euml Igrave Iacute Icirc Iuml \
        ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave \
        aacute acirc atilde auml aring \
        aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml \
        divide oslash ugrave uacute ucirc \
        uuml yacute thorn yuml
        """

    private static let others = """
        quot " amp & lt < gt > OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ Alpha Α Beta Β Gamma Γ \
        Delta Δ Epsilon Ε Zeta Ζ Eta Η
        Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi \
        Ψ Omega Ω alpha α beta β
        gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ \
        sigmaf ς sigma σ tau τ
        upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ \
        rdquo ” bdquo „ dagger †
        Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ \
        real ℜ trade ™ alefsym ℵ
        larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty \
        ∅ nabla ∇ isin ∈ notin ∉
        ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ \
        cong ≅ asymp ≈ ne ≠
        equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ \
        rfloor ⌋ lang ⟨ rang ⟩
        loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦
        """
}
