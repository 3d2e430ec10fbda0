/// The language of a text, by one code for what services and bibliographies have several for.
public enum LanguageCode {
    /// The code for what a listing says, of ISO 639-1: `EN`, `en-US`, `eng` and `English` are `en`; of several languages
    /// the first that is one, and nil for what names none.
    ///
    /// Languages of most papers are known by their codes of three letters (ISO 639-2) and by their names, too. Source of
    /// the codes: https://www.loc.gov/standards/iso639-2/php/code_list.php; of further names, babel and biblatex.
    public static func code(_ written: String) -> String? {
        let parts = written.lowercased().split { $0 == ";" || $0 == "," || $0 == "|" || $0 == "/" }
        return parts.lazy.prefix(mostParts).compactMap { code(ofOne: $0) }.first
    }

    /// The English name of a language, in lower case; nil where only its code is known.
    public static func name(_ code: String) -> String? { names[code] }

    private static let mostParts = 32
    /// No longer text names a language, in bytes.
    private static let longest = 60

    private static func code(ofOne text: Substring) -> String? {
        guard text.utf8.count <= longest else { return nil }
        let words = text.split { !$0.isLetter }.map(String.init)
        guard let first = words.first, text.first(where: { !$0.isWhitespace })?.isLetter == true else { return nil }
        if let code = codes[first] { return code }
        if words.count < 3, alone.contains(first) { return first }
        // `Simplified Chinese`, `Portuguese (Brazil)`.
        return words.dropFirst().lazy.filter { $0.count > 3 }.compactMap { codes[$0] }.first
    }

    /// The code, the other codes and the names of each language, the English one first among these.
    private static let table = """
        en eng english american british canadian australian usenglish ukenglish langenglish
        de ger deu german ngerman austrian naustrian swissgerman nswissgerman deutsch langgerman/fr fre fra french français francais acadian
        es spa spanish español castilian mexican/pt por portuguese português brazilian brazil/it ita italian italiano
        zh chi zho chinese mandarin/ja jpn japanese/ko kor korean/ru rus russian/uk ukr ukrainian/pl pol polish
        nl dut nld dutch/sv swe swedish/da dan danish/no nor norwegian norsk/nb nob/nn nno nynorsk/fi fin finnish/cs cze ces czech
        sk slo slk slovak/hu hun hungarian magyar/ro rum ron romanian/bg bul bulgarian/el gre ell greek/tr tur turkish
        ar ara arabic/fa per fas persian farsi/he heb hebrew iw/hi hin hindi/bn ben bengali/ur urd urdu/id ind indonesian in
        ms may msa malay/vi vie vietnamese/th tha thai/ca cat catalan/eu baq eus basque/gl glg galician
        hr hrv croatian scr/sr srp serbian scc/sl slv slovenian slovene/mk mac mkd macedonian/sq alb sqi albanian/lt lit lithuanian
        lv lav latvian/et est estonian/is ice isl icelandic/ga gle irish/cy wel cym welsh/la lat latin
        af afr afrikaans/sw swa swahili/ta tam tamil/te tel telugu/mr mar marathi/ml mal malayalam/kk kaz kazakh
        uz uzb uzbek/az aze azerbaijani/hy arm hye armenian/ka geo kat georgian/be bel belarusian/bs bos bosnian
        """

    private static let lines = table.split { $0 == "/" || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }

    private static let codes: [String: String] = Dictionary(
        uniqueKeysWithValues: lines.flatMap { line in line.map { ($0, line[0]) } })

    private static let names: [String: String] = Dictionary(
        uniqueKeysWithValues: lines.compactMap { line in line.first { $0.count > 3 }.map { (line[0], $0) } })

    /// The further codes of ISO 639-1.
    private static let alone = Set(
        """
        aa ab ae ak am an as av ay ba bi bm bo br ce ch co cr cu cv dv dz ee eo ff fj fo fy gd gn gu gv ha ho ht hz ia ie ig \
        ii ik io iu jv kg ki kj kl km kn kr ks ku kv kw ky lb lg li ln lo lu mg mh mi mn mt my na nd ne ng nr nv ny oc oj om \
        or os pa pi ps qu rm rn rw sa sc sd se sg si sm sn so ss st su tg ti tk tl tn to ts tt tw ty ug ve vo wa wo xh yi yo \
        za zu
        """.split(separator: " ").map(String.init))
}
