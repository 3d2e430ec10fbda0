import Wording

/// An address of e-mail that can stand in a header as it is: `name@host`, with a name for people or without.
///
///     MailAddress("Ada Lovelace <ada@example.org>")?.address   // "ada@example.org"
///     MailAddress("ada@example.org\r\nBcc: eve@example.org")    // nil
public struct MailAddress: Hashable, Sendable {
    /// The address itself.
    public let address: String
    /// The name for people, possibly empty.
    public let name: String

    /// Reads `address` or `Name <address>`; nil for anything that is not an address of ASCII
    /// letters, digits and the signs that need no quotation (RFC 5322, section 3.4.1: dot-atom on
    /// both sides), or is longer than 254 characters.
    public init?(_ text: String) {
        var (name, address) = ("", text[...])
        if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
            name = SafeText.line(String(text[..<start]))
            address = text[text.index(after: start)...].dropLast()
        }
        guard address.utf8.count <= 254, let at = address.lastIndex(of: "@") else { return nil }
        let (local, host) = (address[..<at], address[address.index(after: at)...])
        guard Self.isDotAtom(local, signs: "!#$%&'*+-/=?^_`{|}~"), Self.isDotAtom(host, signs: "-") else { return nil }
        (self.address, self.name) = (String(address), name)
    }

    private init(local: String, name: String) { (address, self.name) = (local + "@localhost", name) }

    /// The address of a user of this machine; one whose name cannot stand in an address is `trends`.
    public static func local(_ user: String) -> MailAddress {
        MailAddress("\(user)@localhost") ?? MailAddress(local: "trends", name: "")
    }

    /// The part behind the `@`.
    public var host: String { String(address.split(separator: "@").last ?? "localhost") }

    private static func isDotAtom(_ text: Substring, signs: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                        || signs.utf8.contains($0)
                }
        }
    }
}
