/// What has to come with each request that changes something: a page that this server did not make cannot know it.
///
/// Forms carry it as the hidden field ``fieldName``, scripts as the header ``headerName`` or as
/// `Authorization: Bearer TOKEN`. It is made anew at each start unless a file gives it.
///
///     let token = ChangeToken.random()
///     token.matches(token.text)   // true
public struct ChangeToken: Sendable {
    /// The name of the hidden field of forms.
    public static let fieldName = "token"
    /// The name of the header, in lower case.
    public static let headerName = "x-trends-token"
    /// A token has at least so many characters: who guesses has 32^16 to try.
    public static let fewestCharacters = 16

    /// The token, of letters, digits and `-._~`, so that it is itself in an address, a header and a page.
    public let text: String

    /// A token of a file; nil where it is too short, or has other characters.
    public init?(_ text: String) {
        guard text.utf8.count >= Self.fewestCharacters, text.utf8.count <= 200, text.utf8.allSatisfy(Self.isPlain)
        else { return nil }
        self.text = text
    }

    private init(random text: String) { self.text = text }

    /// A token that nobody knows: 160 bits from the system, as 32 letters and digits.
    public static func random() -> ChangeToken {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    static func random(using generator: inout some RandomNumberGenerator) -> ChangeToken {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789".unicodeScalars)
        let chosen = (0..<32).map { _ in Character(letters[Int(generator.next() % 32)]) }
        return ChangeToken(random: String(chosen))
    }

    /// Whether a text is this token. The time that it takes says nothing of where they differ.
    public func matches(_ other: String) -> Bool {
        let (own, given) = (Array(text.utf8), Array(other.utf8))
        var difference: UInt8 = own.count == given.count ? 0 : 1
        for place in own.indices {
            difference |= own[place] ^ (given.isEmpty ? 0 : given[place % given.count])
        }
        return difference == 0
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
