#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A library of the system that is loaded when it is first needed, and stays loaded as long as the
/// process lives: what does without it starts sooner, and runs where it is not installed.
///
/// `@safe`: the handle is never closed.
@safe
package struct LoadedLibrary {
    private let handle: UnsafeMutableRawPointer
    /// The name under which it was found.
    package let name: String

    /// The first of some names, of which there is at least one, that can be loaded. `isGlobal` lets libraries that
    /// are loaded later use its functions.
    ///
    /// Throws ``LibraryNotLoaded`` where none can.
    package init(_ names: [String], isGlobal: Bool = false) throws(LibraryNotLoaded) {
        var words: [String] = []
        for name in names {
            // Safe: the name is a C string for the length of the call.
            if let handle = unsafe dlopen(name, isGlobal ? RTLD_NOW | RTLD_GLOBAL : RTLD_NOW) {
                unsafe self.handle = handle
                self.name = name
                return
            }
            // Safe: the loader's text is copied at once, and each thread has its own.
            if let text = unsafe dlerror() { words.append(unsafe String(cString: text)) }
        }
        throw LibraryNotLoaded(name: names.first ?? "", words: words)
    }

    /// A function of the library, whose type in C has to be the one named.
    ///
    /// Throws ``MissingFunction`` where there is none of that name.
    @unsafe
    package func function<Function>(_ name: String, as type: Function.Type) throws(MissingFunction) -> Function {
        // Safe: the library stays loaded, the name is a C string for the length of the call, and
        // the type is the caller's word.
        guard let address = unsafe dlsym(handle, name) else { throw MissingFunction(name: name, library: self.name) }
        return unsafe unsafeBitCast(address, to: type)
    }
}

/// A library was found that lacks a function.
package struct MissingFunction: Error, Hashable, Sendable {
    /// The function's name.
    package let name: String
    /// The library's.
    package let library: String
}

/// A library could not be loaded under any of its names.
package struct LibraryNotLoaded: Error, Hashable, Sendable {
    /// The first of the names.
    package let name: String
    /// Why the system would not open it, in its own words, such as "Too many open files": whether the library is
    /// installed is not known then. Nil where it is not, or what is installed is no library.
    package let systemReason: String?

    /// A library of that name, and what the dynamic loader said of each of its names.
    package init(name: String, words: [String] = []) {
        self.name = name
        systemReason = words.lazy.compactMap(Self.systemReason).first
    }

    /// Errors of the system with which opening or mapping a file may end, though it is there.
    private static let errors = [EMFILE, ENFILE, ENOMEM, EACCES, EPERM, EIO, EAGAIN, EINTR]

    /// The reason at the end of what the loader said; nil where that is no trouble of the system.
    private static func systemReason(_ words: String) -> String? {
        // Of some errors the loader leaves out the system's words: mapping fails for want of memory.
        if words.contains("failed to map segment") || words.contains("annot allocate memory") { return reason(ENOMEM) }
        return errors.lazy.map(reason).first { words.hasSuffix(": " + $0) }
    }

    private static func reason(_ code: Int32) -> String {
        // Safe: the system's text is copied at once.
        unsafe String(cString: strerror(code))
    }
}
