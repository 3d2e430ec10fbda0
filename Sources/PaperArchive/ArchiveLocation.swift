/// Where the archive lies when a command names none.
public enum ArchiveLocation {
    /// The path of the archive: the flag, else `$TRENDS_ARCHIVE`, else `trends/archive.sqlite` in `$XDG_DATA_HOME`, else in
    /// `~/.local/share`.
    ///
    /// An empty value counts as none; so does an `$XDG_DATA_HOME` that is not absolute, as the XDG Base Directory
    /// Specification 0.8 demands. Without `$HOME` the path is relative to the working folder.
    ///
    ///     ArchiveLocation.resolve(flag: nil, environment: ["HOME": "/home/mia"])
    ///     // "/home/mia/.local/share/trends/archive.sqlite"
    public static func resolve(flag: String?, environment: [String: String]) -> String {
        if let flag, !flag.isEmpty { return flag }
        if let path = environment["TRENDS_ARCHIVE"], !path.isEmpty { return path }
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
        return withoutTrailingSlashes(data ?? withoutTrailingSlashes(home) + "/.local/share") + "/trends/archive.sqlite"
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var path = path
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
