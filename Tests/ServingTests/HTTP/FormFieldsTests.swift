import Testing

@testable import Serving

/// What forms send.
@Suite struct FormFieldsTests {
    private func form(_ type: String, _ body: String) -> FormFields? {
        FormFields(HTTPRequest(.post, path: [], headers: ["content-type": type], body: Array(body.utf8)))
    }

    @Test("names and values are decoded") func namesAndValuesAreDecoded() throws {
        let form = try #require(self.form("application/x-www-form-urlencoded; charset=utf-8", "a=x+y&b=%C3%A9&a=2&c"))
        #expect(form.values("a") == ["x y", "2"])
        #expect(form.value("b") == "é")
        #expect(form.value("c") == "")
        #expect(form.value("d") == nil)
    }

    @Test("files come with what they hold") func filesComeWithWhatTheyHold() throws {
        let body =
            "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n--XX\r\n"
            + "Content-Disposition: form-data; name=\"listing\"; filename=\"../../etc/x\"\r\n"
            + "Content-Type: text/plain\r\n\r\nline\r\n--X\r\n\r\n--XX--\r\n"
        let form = try #require(self.form("multipart/form-data; boundary=\"XX\"", body))
        #expect(form.value("token") == "abc")
        #expect(form.fields.map(\.file) == [nil, "../../etc/x"])
        #expect(form.fields.map { String(decoding: $0.bytes, as: UTF8.self) } == ["abc", "line\r\n--X\r\n"])
        #expect(form.value("listing") == nil)
    }

    @Test(
        "what is cut is no form",
        arguments: [
            "", "--XX", "--XX\r\n", "--XX\r\n\r\n", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc",
            "--YY\r\n\r\n--YY--",
        ])
    func whatIsCutIsNoForm(body: String) {
        #expect(form("multipart/form-data; boundary=XX", body) == nil)
        #expect(form("text/plain", "a=1") == nil)
    }
}
