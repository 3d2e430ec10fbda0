import Papers
import Testing

@testable import Listings
@testable import ReadableText

@Suite struct MailPartsTests {
    private func lines(_ text: String) -> [TextLine] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            TextLine(number: $0.offset + 1, bytes: Array($0.element.utf8))
        }
    }

    private func text(_ lines: [TextLine]) -> String {
        lines.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    }

    @Test("headers are unfolded") func headersAreUnfolded() throws {
        var rest = lines("Subject: a\n  b\n\tc\nDATE : x\nDate: 1\ndate: 2\n\nbody: no")[...]
        #expect(MailHeader(&rest) == nil)
        rest = lines("Subject: a\n  b\n\tc\nDate: 1\ndate: 2\n\nbody: no")[...]
        let header = try #require(MailHeader(&rest))
        #expect(header["SUBJECT"] == "a b c" && header["date"] == "1" && header["body"] == nil)
        #expect(text(Array(rest)) == "body: no")
    }

    @Test("types have parameters") func typesHaveParameters() {
        let type = ContentType("Text/Plain; CharSet=\"UTF-8\" ; format=flowed;")
        #expect(
            type.type == "text/plain" && type["charset"] == "UTF-8" && type["format"] == "flowed" && type["x"] == nil)
        #expect(ContentType(nil).type == "text/plain")
    }

    @Test(
        "quoted printable",
        arguments: [
            ("a=C3=A9=\nb", "aéb"), ("=", ""), ("a=\n=\nb", "ab"), ("=XY=4", "=XY=4"), ("a  \nb=20", "a\nb "), ("", ""),
            ("=3d=3D", "=="),
        ]) func quotedPrintable(_ coded: String, _ plain: String)
    {
        #expect(text(TransferEncoding.quotedPrintable.decoded(lines(coded)[...])) == plain)
    }

    @Test("base 64", arguments: [("YQpi\nYw==", "a\nbc"), ("Y Q = =", "a"), ("", ""), ("!!", ""), ("w6k", "é")])
    func base64(
        _ coded: String, _ plain: String
    ) {
        #expect(text(TransferEncoding.base64.decoded(lines(coded)[...])) == plain)
    }

    @Test("a message that is too large is told and the next read") func aMessageThatIsTooLargeIsToldAndTheNextRead()
        throws
    {
        let mail =
            "Date: Thu, 14 Mar 2024 00:45:57 -0400\n\n\\\\\narXiv:2403.90001\nTitle: T\n\\\\\n A\n\\\\ ( x , 1kb)\n"
        let noise = String(repeating: String(repeating: "x", count: 1023) + "\n", count: 65 << 10)
        let listing = try ListingReader(format: .arXivMail).read(
            Array("From a\n\(mail)\(noise)\nFrom b\n\(mail)".utf8), name: "x")
        #expect(listing.paperCount == 2)
        #expect(listing.rejections.map(\.reason) == [.oversized])
    }
}
