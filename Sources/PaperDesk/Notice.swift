public import Listings
public import ReadableText

/// Something noticed on the way that does not stop the work.
public enum Notice {
    /// Records of a listing or of a file of labels could not be read: the first of them, and how many there are.
    case rejected([Rejection], of: Int)
    /// There is something to know about a listing whose papers were read.
    case listing(ListingNote)
    /// A file of a folder is no listing.
    case passedOver(file: String, ListingError)
    /// Something in a folder is not read.
    case leftOut(ListingFiles.LeftOut)
    /// One listing among several could not be used.
    case refused(any InputFault)
    /// Papers stand in two parts of ledgers that were put together.
    case counted(twice: SharedPapers)
    /// So many labels have no text, where texts alone are learned from or judged on.
    case labelsWithoutText(Int)
    /// So many labelled papers without text were left out of a judgement.
    case labelledPapersWithoutText(Int)
    /// So many labels of so many belong to papers that are not here.
    case labelsWithoutPaper(Int, of: Int)
    /// So many labels name topics that the taxonomy does not have; they say nothing of topics that they do not name.
    case topicsLeftOut([String], labels: Int)
    /// Topics of which too few papers are known not to have them; they are not learned.
    case topicsNotLearned([String], needed: Int)
    /// It is not known which papers a model learned from, so that a new one is not compared with it on those.
    case unknownPapers(model: String, reason: String?)
    /// Vocabulary and latent directions come from fewer papers than there are.
    case backgroundDrawn(Int, of: Int)
    /// So many labels took the place of earlier ones.
    case labelsReplaced(Int)
    /// Papers that one file labels differently.
    case labelsInConflict([LabelConflict])
    /// Fewer groups have papers than were asked for.
    case emptyGroups(found: Int, asked: Int)
    /// What was given to be classified is a listing of so many papers, each of which is classified.
    case listingClassified(file: String, ListingFormat, papers: Int)
    /// The model knows none of the words of a text.
    case nothingKnown
    /// A line of a file of labels cannot be used.
    case labelProblem(file: String, line: Int, LabelProblem)
}

/// Why a label cannot be added to an archive.
public enum LabelProblem: Hashable, Sendable {
    /// The taxonomy has no such topic; those alike.
    case unknownTopic(String, alike: [String])
    /// The archive has no such paper.
    case noPaper(String)
    /// Papers of several listings have this identifier; their names in the archive.
    case ambiguous(String, names: [String])
    /// It gives a topic and denies it.
    case contradictory(String)
    /// It names no paper.
    case noID
}
