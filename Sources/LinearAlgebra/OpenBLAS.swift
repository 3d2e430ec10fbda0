import COpenBLAS

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// OpenBLAS and LAPACKE, loaded when the first dense product or decomposition asks for them: classifying and reporting need neither, and start sooner.
///
/// Loading by hand also settles two things that OpenBLAS reads from the environment when it is loaded. It runs on one thread: on small blocks its own threads cost
/// more than they bring, and their number would change sums. And it uses the same kernels on all processors with AVX2 (`HASWELL`), so that these
/// get the same bits; left to itself it does not know every new processor, and falls back to kernels of 2004. `OPENBLAS_CORETYPE` overrides that.
///
/// The functions are called with the types of the headers that the program was compiled with. Arrays are handed over for the length of a call: no
/// routine keeps a pointer.
///
/// `@safe`: the functions themselves are only called in expressions marked as unsafe, each with its reason.
@safe
struct OpenBLAS: Sendable {
    typealias Product =
        @Sendable @convention(c) (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Float, UnsafePointer<Float>?, Int32, UnsafePointer<Float>?,
            Int32,
            Float, UnsafeMutablePointer<Float>?, Int32
        ) -> Void
    typealias Gram =
        @Sendable @convention(c) (
            CBLAS_ORDER, CBLAS_UPLO, CBLAS_TRANSPOSE, Int32, Int32, Float, UnsafePointer<Float>?, Int32, Float,
            UnsafeMutablePointer<Float>?, Int32
        ) -> Void
    typealias Cholesky = @Sendable @convention(c) (Int32, CChar, Int32, UnsafeMutablePointer<Double>?, Int32) -> Int32
    typealias TriangleInverse = @Sendable @convention(c) (Int32, CChar, CChar, Int32, UnsafeMutablePointer<Double>?, Int32) -> Int32
    typealias Eigen =
        @Sendable @convention(c) (Int32, CChar, CChar, Int32, UnsafeMutablePointer<Double>?, Int32, UnsafeMutablePointer<Double>?) -> Int32

    /// `C ← α·op(A)·op(B) + β·C`
    let sgemm: Product
    /// `C ← α·Aᵀ·A + β·C`, one triangle.
    let ssyrk: Gram
    /// The Cholesky factor, in place.
    let dpotrf: Cholesky
    /// The inverse of a triangle, in place.
    let dtrtri: TriangleInverse
    /// Eigenvalues and eigenvectors of a symmetric matrix.
    let dsyevd: Eigen

    /// The libraries, or why they could not be loaded; once a process, since a library is loaded once.
    static let loaded: Result<OpenBLAS, LinearAlgebraError> = {
        do throws(LinearAlgebraError) { return .success(try OpenBLAS()) } catch { return .failure(error) }
    }()

    /// The libraries for work that begins with ``requireLoaded()``.
    static var library: OpenBLAS {
        switch loaded {
        case .success(let library): library
        case .failure(let error): preconditionFailure(error.description)
        }
    }

    /// Throws where the libraries are not there.
    static func requireLoaded() throws(LinearAlgebraError) { _ = try loaded.get() }

    private init() throws(LinearAlgebraError) {
        // Safe: constant strings; what the user has set stays.
        unsafe _ = setenv("OPENBLAS_NUM_THREADS", "1", 1)
        if VectorLevel.best != .portable { unsafe _ = setenv("OPENBLAS_CORETYPE", "HASWELL", 0) }
        let blas = try Library(["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"], package: "libopenblas0")
        let lapack = try Library(["liblapacke.so.3", "liblapacke.so", "liblapacke.dylib", "libopenblas.dylib"], package: "liblapacke")
        // Safe: each symbol has the type that its header declares, which is the one named here.
        unsafe sgemm = unsafeBitCast(try blas.symbol("cblas_sgemm"), to: Product.self)
        unsafe ssyrk = unsafeBitCast(try blas.symbol("cblas_ssyrk"), to: Gram.self)
        unsafe dpotrf = unsafeBitCast(try lapack.symbol("LAPACKE_dpotrf"), to: Cholesky.self)
        unsafe dtrtri = unsafeBitCast(try lapack.symbol("LAPACKE_dtrtri"), to: TriangleInverse.self)
        unsafe dsyevd = unsafeBitCast(try lapack.symbol("LAPACKE_dsyevd"), to: Eigen.self)
    }
}

/// A shared library that stays loaded as long as the process lives.
///
/// `@safe`: the handle is never closed.
@safe
private struct Library {
    private let handle: UnsafeMutableRawPointer
    private let name: String

    /// The first of some names that can be loaded.
    init(_ names: [String], package: String) throws(LinearAlgebraError) {
        for name in names {
            // Safe: the name is a C string for the length of the call.
            if let handle = unsafe dlopen(name, RTLD_NOW | RTLD_GLOBAL) {
                unsafe self.handle = handle
                self.name = name
                return
            }
        }
        throw .libraryMissing(name: names[0], package: package)
    }

    func symbol(_ symbol: String) throws(LinearAlgebraError) -> UnsafeMutableRawPointer {
        // Safe: the library stays loaded, and the name is a C string for the length of the call.
        guard let address = unsafe dlsym(handle, symbol) else { throw .symbolMissing(symbol, library: name) }
        return unsafe address
    }
}
