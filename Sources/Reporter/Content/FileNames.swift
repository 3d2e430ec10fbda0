/// What others may learn of files: their names, and not in which folders of whose machine they lie.
///
/// The formats that are sent to others or put on a server (Markdown, HTML, e-mail) begin with
/// `Report.withoutFolders`; a feed says nothing of files. The terminal and the document for programs are their reader's own, and say whole paths.
enum FileNames {
    /// `a.sqlite` of `/home/ada/archives/a.sqlite`, of a folder its name; what has no name stays.
    static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// A sentence in which these paths are names.
    ///
    /// Paths may hold spaces and colons, so that nothing in a sentence tells where one ends: only paths that are
    /// known can be found. The longest go first, since one may begin with another.
    static func named(_ sentence: String, paths: [String]) -> String {
        paths.filter { $0.contains("/") }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
            .reduce(sentence) { $0.replacing($1, with: name($1)) }
    }
}

extension ReportBasis {
    /// The basis with the names of files in place of their paths, in notes too.
    var withoutFolders: ReportBasis {
        let paths = sources + files + [model].compactMap { $0 }
        var basis = self
        basis.model = model.map(FileNames.name)
        basis.sources = sources.map(FileNames.name)
        basis.files = files.map(FileNames.name)
        basis.notes = notes.map { FileNames.named($0, paths: paths) }
        return basis
    }
}

extension Report {
    /// The report for others: with the names of files in place of their paths.
    var withoutFolders: Report {
        var report = self
        report.basis = basis.withoutFolders
        return report
    }
}
