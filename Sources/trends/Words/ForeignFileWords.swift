import ReadableText
import Wording

/// The command that makes a listing, or a text, of a file of another kind.
enum ForeignFileWords {
    /// What follows the error's sentence; nil where nothing helps, or the file's name cannot be shown.
    static func command(_ kind: ForeignFile, _ path: String) -> String? {
        guard let file = ShellWord.quoted(path), path != "standard input" else { return general(kind) }
        switch kind {
        case .parquet: return pandas("read_parquet", file)
        case .arrow: return pandas("read_feather", file)
        case .orc: return pandas("read_orc", file)
        case .hdf5: return pandas("read_hdf", file)
        case .pickle:
            return pandas("read_pickle", file) + " (only where you trust it: a pickle runs what is written in it)"
        case .sqlite:
            return "; an archive of trends is named with --archive, a table of another is made a listing by: "
                + "sqlite3 -csv -header \(file) 'SELECT * FROM TABLE' > papers.csv"
        case .workbook: return "; make a table of it: libreoffice --headless --convert-to csv \(file)"
        case .document, .rtf, .oldOffice:
            return "; make text of it: libreoffice --headless --convert-to txt:Text \(file)"
        case .epub: return "; make text of it: pandoc -f epub -t plain -o papers.txt \(file)"
        case .tar: return "; unpack it: tar -xf \(file)"
        case .pdf: return "; make text of it: pdftotext \(file) papers.txt"
        case .propertyList: return "; make text of it: textutil -convert txt \(file)"
        case .numPy, .avro, .picture: return nil
        }
    }

    /// The command that makes UTF-8 of a text in another encoding; nil where the file's name cannot be shown.
    static func command(_ encoding: ForeignEncoding, _ path: String) -> String? {
        guard let file = ShellWord.quoted(path), path != "standard input" else { return nil }
        return ": iconv -f \(encoding.name) -t UTF-8 \(file) > papers.utf8"
    }

    /// What a file can be made whose name is not known.
    private static func general(_ kind: ForeignFile) -> String? {
        switch kind {
        case .parquet, .arrow, .orc, .hdf5, .pickle, .sqlite, .workbook: "; make CSV or JSON Lines of it"
        case .document, .rtf, .oldOffice, .epub, .pdf, .propertyList: "; make text of it"
        case .tar: "; unpack it"
        case .numPy, .avro, .picture: nil
        }
    }

    private static func pandas(_ function: String, _ file: String) -> String {
        "; make JSON Lines of it: python3 -c 'import pandas, sys; pandas.\(function)(sys.argv[1])"
            + ".to_json(sys.argv[2], orient=\"records\", lines=True, date_format=\"iso\")' \(file) papers.jsonl"
    }
}
