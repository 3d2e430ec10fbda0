/// The language of a text, by one code for what services and bibliographies have several for.
public enum LanguageCode {
    /// The code for what a listing says, of ISO 639-1 (`en`) where there is one, else of ISO 639-3 (`yue`); nil for what
    /// names no language: `EN`, `en-US`, `eng` and `English` are `en`.
    ///
    /// Languages of most papers are known by their names and by their codes of three letters; other codes are taken as
    /// they are written. Source of the codes: https://www.loc.gov/standards/iso639-2/php/code_list.php.
    public static func code(_ written: String) -> String? {
        let text = written.lowercased()
        let first = text.prefix { $0 != "-" && $0 != "_" }
        if let code = codes[String(first)] { return code }
        let isCode = (2...3).contains(first.utf8.count) && first.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isCode && !nothing.contains(String(first)) ? String(first) : nil
    }

    /// What says that there are several languages, none, or one that nobody knows.
    private static let nothing: Set<String> = ["und", "mul", "zxx", "mis", "na", "nan", "non", "nil"]

    /// The code, the other codes and the English name of each language.
    private static let table = """
        en eng english/de ger deu german/fr fre fra french/es spa spanish/pt por portuguese/it ita italian
        zh chi zho chinese/ja jpn japanese/ko kor korean/ru rus russian/uk ukr ukrainian/pl pol polish
        nl dut nld dutch/sv swe swedish/da dan danish/no nor norwegian/nb nob/nn nno/fi fin finnish/cs cze ces czech
        sk slo slk slovak/hu hun hungarian/ro rum ron romanian/bg bul bulgarian/el gre ell greek/tr tur turkish
        ar ara arabic/fa per fas persian/he heb hebrew/hi hin hindi/bn ben bengali/ur urd urdu/id ind indonesian
        ms may msa malay/vi vie vietnamese/th tha thai/ca cat catalan/eu baq eus basque/gl glg galician
        hr hrv croatian/sr srp serbian/sl slv slovenian/mk mac mkd macedonian/sq alb sqi albanian/lt lit lithuanian
        lv lav latvian/et est estonian/is ice isl icelandic/ga gle irish/cy wel cym welsh/la lat latin
        af afr afrikaans/sw swa swahili/ta tam tamil/te tel telugu/mr mar marathi/ml mal malayalam/kk kaz kazakh
        uz uzb uzbek/az aze azerbaijani/hy arm hye armenian/ka geo kat georgian/be bel belarusian/bs bos bosnian
        """

    private static let codes: [String: String] = Dictionary(
        uniqueKeysWithValues: table.split { $0 == "/" || $0 == "\n" }.flatMap { line in
            let names = line.split(separator: " ").map(String.init)
            return names.map { ($0, names[0]) }
        })
}
