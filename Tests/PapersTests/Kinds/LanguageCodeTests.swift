import Papers
import Testing

@Suite("Languages") struct LanguageCodeTests {
    @Test(
        "one code for each language",
        arguments: [
            ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en_GB", "en"), ("eng", "en"), ("English", "en"),
            ("ger", "de"), ("deu", "de"), ("German", "de"), ("zh-Hans", "zh"), ("chi", "zh"), ("zho", "zh"),
            ("pt-BR", "pt"), ("yue", "yue"), ("qu", "qu"), ("may", "ms"),
        ])
    func codes(written: String, code: String) {
        #expect(LanguageCode.code(written) == code)
        #expect(LanguageCode.code(code) == code)
    }

    @Test(
        "what names none is none",
        arguments: ["", "e", "und", "mul", "nan", "Klingon", "en; de", "12", "-en", "<b>", "日本語"])
    func none(written: String) { #expect(LanguageCode.code(written) == nil) }
}
