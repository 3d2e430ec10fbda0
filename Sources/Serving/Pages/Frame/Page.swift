/// What one view says: all but the frame that every page has.
struct Page {
    /// The title, in the window and over the page.
    var title: String
    /// The line over the title.
    var over = ""
    /// The address's status.
    var status = 200
    /// The part of the menu that this page belongs to: its first word.
    var part = ""
    /// Whether it tells of what no archive holds, so that it is made anew each time.
    var isFleeting = false
    /// What stands below the title, as markup.
    var body: String
    /// What else this page can be had as.
    var forms: [Visit.Form] = []
    /// The address that the page is to be asked for again, by browsers without script; nil where nothing changes.
    var refreshes = false
    /// Whether the policy lets the page frame others of this server.
    var hasFrame = false
}
