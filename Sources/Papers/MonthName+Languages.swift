extension MonthName {
    /// The number of the month that a word names in English, German, French, Spanish, Italian, Portuguese, Dutch or
    /// Russian: in full or as calendars of the language shorten it, with a full stop or without, in either case.
    ///
    /// In all of these languages but English the day stands before the month. Names: Unicode CLDR
    /// (<https://cldr.unicode.org>), formatted and alone, wide and abbreviated.
    package static func number(wordOfAnyLanguage word: some StringProtocol) -> Int? {
        if let number = number(word: word) { return number }
        let name = (word.hasSuffix(".") ? String(word.dropLast()) : String(word)).lowercased()
        return others[name]
    }

    private static let others: [String: Int] = {
        var table: [String: Int] = [:]
        for (number, names) in otherNames.enumerated() {
            for name in names.split(separator: " ") { table[String(name)] = number + 1 }
        }
        return table
    }()

    /// January to December.
    private static let otherNames = [
        "januar jänner jän janvier janv enero ene gennaio gen janeiro januari январь января янв",
        "februar février févr fevrier fevr febrero febbraio fevereiro fev februari февраль февраля февр фев",
        "märz mär maerz mars marzo março marco maart mrt март марта мар",
        "avril avr abril abr aprile апрель апреля апр",
        "mai mayo maggio mag maio mei май мая",
        "juni juin junio giugno giu junho июнь июня июн",
        "juli juillet juil julio luglio lug julho июль июля июл",
        "août aout agosto ago augustus август августа авг",
        "septembre septiembre settembre sett set setembro сентябрь сентября сент сен",
        "oktober okt octobre octubre ottobre ott outubro out октябрь октября окт",
        "novembre noviembre novembro ноябрь ноября нояб ноя",
        "dezember dez décembre déc decembre diciembre dic dicembre dezembro декабрь декабря дек",
    ]
}
