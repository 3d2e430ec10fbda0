import Wording

/// The one script of a page, and the data that it reads.
///
/// The page's policy names the script by its digest: no other runs, whatever a title holds. Data are JSON in which
/// nothing means anything to HTML.
struct PageScript {
    /// The program: our own, the same in every page.
    let source: String
    /// What it works on.
    let data: JSONText

    /// What the policy allows.
    var policy: String { "; script-src 'sha256-\(Base64.encoded(SHA256.digest(of: Array(body.utf8))))'" }

    /// The two elements. A comment hides the program from XML's parsers, which would read its signs as markup.
    var markup: String {
        "<script type=\"application/json\" id=\"data\">\(Self.harmless(data))</script>\n<script>\(body)</script>\n"
    }

    private var body: String { "\n//<![CDATA[\n\(source)\n//]]>\n" }

    /// JSON without the signs that could end the element, or begin one: they stand in strings alone, as `\u003c`.
    static func harmless(_ data: JSONText) -> String {
        var bytes: [UInt8] = []
        for byte in data.compact.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            case UInt8(ascii: "&"): bytes += "\\u0026".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
