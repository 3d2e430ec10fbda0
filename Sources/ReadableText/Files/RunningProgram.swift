internal import CProcess
import Foundation

/// The program that runs.
package enum RunningProgram {
    /// Its file; nil where the system does not say.
    ///
    /// On Linux not by Foundation's main bundle, which stops the program where there is no /proc.
    package static var path: String? {
        #if os(Linux)
            if let path = FilePath("/proc/self/exe").linked?.text { return path }
            // As it was called: relative to the folder in which it was started, which no program of ours leaves.
            // Safe: the system's text lives as long as the process.
            return unsafe cprocess_program().map { unsafe String(cString: $0) }
        #else
            return Bundle.main.executablePath
        #endif
    }
}
