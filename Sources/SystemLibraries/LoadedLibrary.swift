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

    /// The first of some names that can be loaded; nil where none can. `isGlobal` lets libraries
    /// that are loaded later use its functions.
    package init?(_ names: [String], isGlobal: Bool = false) {
        for name in names {
            // Safe: the name is a C string for the length of the call.
            if let handle = unsafe dlopen(name, isGlobal ? RTLD_NOW | RTLD_GLOBAL : RTLD_NOW) {
                unsafe self.handle = handle
                self.name = name
                return
            }
        }
        return nil
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
