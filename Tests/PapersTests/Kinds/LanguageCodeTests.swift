import Papers
import Testing

@Suite("Languages") struct LanguageCodeTests {
    @Test(
        "one code for each language",
        arguments: [
            ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en_GB", "en"), ("eng", "en"), ("English", "en"),
            ("American English", "en"), ("american", "en"), ("British English.", "en"), ("langenglish", "en"),
            ("ger", "de"), ("deu", "de"), ("German", "de"), ("ngerman", "de"), ("Deutsch", "de"),
            ("zh-Hans", "zh"), ("chi", "zh"), ("zho", "zh"), ("Simplified Chinese", "zh"), ("zh_Hant-TW", "zh"),
            ("pt-BR", "pt"), ("Portuguese (Brazil)", "pt"), ("brazilian", "pt"), ("Français", "fr"), ("norsk", "no"),
            ("qu", "qu"), ("may", "ms"), ("iw", "he"), ("scr", "hr"),
            ("English; Spanish", "en"), ("eng; fre", "en"), ("xx, de", "de"),
        ])
    func codes(written: String, code: String) {
        #expect(LanguageCode.code(written) == code)
        #expect(LanguageCode.code(code) == code)
    }

    @Test(
        "what names none is none",
        arguments: [
            "", "e", "und", "mul", "nan", "Klingon", "12", "-en", "<b>", "日本語", "all", "not", "xx", "cpp", "jp",
            "python",
            String(repeating: "en", count: 40),
        ])
    func none(written: String) { #expect(LanguageCode.code(written) == nil) }

    @Test("names are English ones") func names() {
        #expect(LanguageCode.name("en") == "english" && LanguageCode.name("de") == "german")
        #expect(LanguageCode.name("zh") == "chinese" && LanguageCode.name("no") == "norwegian")
        #expect(LanguageCode.name("he") == "hebrew" && LanguageCode.name("qu") == nil && LanguageCode.name("xx") == nil)
    }
}
