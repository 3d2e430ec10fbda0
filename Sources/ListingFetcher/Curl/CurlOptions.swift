/// Options of a transfer that are numbers.
///
/// All numbers here are those of `<curl/curl.h>`, which never change: <https://curl.se/libcurl/abi.html>.
enum CurlNumber: Int32 {
    case netrc = 51
    case followLocation = 52
    case noSignal = 99
    case connectTimeoutMilliseconds = 156
    /// A set of protocols. `CURLOPT_PROTOCOLS_STR` says the same since 7.85, but not to older libraries.
    case protocols = 181
    case suppressConnectHeaders = 265
    case http09Allowed = 285
    /// Since 7.87: a resolver that hangs is not waited for.
    case quickExit = 322
    /// For how many seconds an idle connection may be used again; since 7.65, 118 unless set.
    case mostIdle = 288
}

/// Options that are texts, which the library copies.
enum CurlText: Int32 {
    case url = 10_002
    case userAgent = 10_018
    /// A file with the certificates of those who are trusted to say who is who, in place of the system's.
    case authorities = 10_065
    case acceptEncoding = 10_102
}

/// Options that are addresses of memory, which has to stay as long as the transfer.
enum CurlPointer: Int32 {
    case bodyContext = 10_001
    case errorBuffer = 10_010
    case headerList = 10_023
    case headContext = 10_029
}

/// Options that are functions which take bytes.
enum CurlTaker: Int32 {
    case body = 20_011
    case head = 20_079
}

/// What a transfer tells of itself.
enum CurlFact {
    /// `CURLINFO_OS_ERRNO`
    static let systemError: Int32 = 0x20_0000 + 25
    /// `CURLINFO_SIZE_DOWNLOAD_T`: bytes of the body as sent.
    static let downloaded: Int32 = 0x60_0000 + 8
    /// `CURLINFO_PRETRANSFER_TIME_T`: 0 until there is a connection.
    static let connected: Int32 = 0x60_0000 + 53
}
