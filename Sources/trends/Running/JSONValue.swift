import Reporter

/// The reporter's JSON document; the name is free of the listing readers' own JSON types.
typealias JSONValue = Reporter.JSONText
