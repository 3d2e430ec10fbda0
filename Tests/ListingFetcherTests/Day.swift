import Papers

/// A day by its name, which has to be one.
func day(_ name: String) -> CalendarDay {
    guard let day = CalendarDay(iso: name) else { preconditionFailure("\(name) is no day") }
    return day
}
