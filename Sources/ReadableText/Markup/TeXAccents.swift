/// Letters with accents, from TeX's accent commands.
enum TeXAccents {
    /// The combining marks of the accent commands that are no letters, such as `\'e`.
    static func mark(ofSign sign: UInt8) -> Unicode.Scalar? {
        switch sign {
        case UInt8(ascii: "`"): "\u{300}"
        case UInt8(ascii: "'"): "\u{301}"
        case UInt8(ascii: "^"): "\u{302}"
        case UInt8(ascii: "~"): "\u{303}"
        case UInt8(ascii: "="): "\u{304}"
        case UInt8(ascii: "."): "\u{307}"
        case UInt8(ascii: "\""): "\u{308}"
        default: nil
        }
    }

    /// The combining marks of the accent commands that are letters, such as `\c{c}`.
    static let marksOfLetters: [String: Unicode.Scalar] = [
        "u": "\u{306}", "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "c": "\u{327}", "k": "\u{328}", "d": "\u{323}",
        "b": "\u{331}",
    ]

    /// The combining marks of the accent commands of formulas.
    static let marksInMath: [String: Unicode.Scalar] = [
        "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}", "bar": "\u{304}",
        "breve": "\u{306}",
        "dot": "\u{307}", "ddot": "\u{308}", "mathring": "\u{30A}", "check": "\u{30C}", "acute": "\u{301}",
        "grave": "\u{300}",
        "Tilde": "\u{303}", "Hat": "\u{302}", "Bar": "\u{304}",
    ]

    /// The one character for a letter with a mark, or nil where Unicode has none.
    static func composed(_ letter: UInt8, _ mark: Unicode.Scalar) -> String? {
        guard let pairs = letters[mark] else { return nil }
        let scalars = Array(pairs.unicodeScalars)
        for place in stride(from: 0, to: scalars.count - 1, by: 2) where scalars[place].value == UInt32(letter) {
            return String(Character(scalars[place + 1]))
        }
        return nil
    }

    /// For each mark the letters that take it, each followed by the two in one (Unicode's canonical compositions).
    private static let letters: [Unicode.Scalar: String] = [
        "\u{300}": "aàeèiìnǹoòuùwẁyỳAÀEÈIÌNǸOÒUÙWẀYỲ",
        "\u{301}": "aácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźAÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹ",
        "\u{302}": "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑAÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐ",
        "\u{303}": "aãeẽiĩnñoõuũvṽyỹAÃEẼIĨNÑOÕUŨVṼYỸ",
        "\u{304}": "aāeēgḡiīoōuūyȳAĀEĒGḠIĪOŌUŪYȲ",
        "\u{306}": "aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ",
        "\u{307}": "aȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżAȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻ",
        "\u{308}": "aäeëhḧiïoötẗuüwẅxẍyÿAÄEËHḦIÏOÖUÜWẄXẌYŸ",
        "\u{30A}": "aåuůwẘyẙAÅUŮ",
        "\u{30B}": "oőuűOŐUŰ",
        "\u{30C}": "aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžAǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽ",
        "\u{327}": "cçdḑeȩgģhḩkķlļnņrŗsştţCÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢ",
        "\u{328}": "aąeęiįoǫuųAĄEĘIĮOǪUŲ",
        "\u{323}": "aạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓAẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒ",
        "\u{331}": "bḇdḏhẖkḵlḻnṉrṟtṯzẕBḆDḎKḴLḺNṈRṞTṮZẔ",
    ]
}
